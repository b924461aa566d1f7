import type { DeskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import { type VisitPurpose, visitPurposes } from '../../domain/vocabulary.ts';
import type { Call } from '../core.ts';
import { changeDeviceState } from '../devices/change-state.ts';
import { findDevice } from '../devices/device-store.ts';
import { setAccessory } from '../loans/accessory-store.ts';
import { endAgreementOfLoan } from '../loans/agreement-store.ts';
import { findLoan, openLoanOfDevice, openLoansOf } from '../loans/loan-store.ts';
import { recordLoanChange, tellingIncident } from '../loans/record-loan.ts';
import { undoImport } from '../imports/undo-import.ts';
import { unmergeMembers } from '../members/unmerge-members.ts';
import { uncountGuests } from '../guests/count-guests.ts';
import { uncorrectVisit } from '../visits/correct-visit.ts';
import { closeReservation, findReservation, reopenReservation } from '../reservations/reservation-store.ts';
import { detachVisit } from '../visits/attach-visit.ts';
import { recordVisitChange } from '../visits/record-visit.ts';
import { findVisit, openVisitOfSame } from '../visits/visit-store.ts';
import { endTickets, resumeTickets } from '../waiting/record-ticket.ts';
import { recordTicketEnd, recordTicketResumed } from '../waiting/tell-ticket.ts';
import { findTicket, openTicketsOf } from '../waiting/ticket-store.ts';
import { restoreSettings } from '../settings/change-settings.ts';
import { unaddWorkstation } from '../workstations/change-workstation.ts';
import { shortenSessions } from '../workstations/seat-limits.ts';
import { uncorrectSession } from '../workstations/correct-session.ts';
import { recordSessionChange, reopenSession } from '../workstations/record-session.ts';
import {
  findSession,
  findWorkstation,
  renameWorkstation,
  runningSessionAt,
  runningSessionOf,
  setRetired,
  setWorkstationState,
  storePlan,
} from '../workstations/workstation-store.ts';
import { type ActSubject, lastAct, markUndone } from './act-store.ts';

/** Undoes the desk's newest act as a compensating fact; nothing is deleted. What came after may forbid it. */
export function undoLast(call: Call): DeskOutcome {
  const kept = lastAct(call.db, call.now);
  if (kept?.subject.kind === 'import') {
    const undoing = undoImport(call, kept.subject.importId);
    if (undoing !== 'undone') return { kind: undoing === 'used' ? 'import-used' : 'nothing-to-undo' };
  } else if (kept === undefined || !compensate(call, kept.subject)) return { kind: 'nothing-to-undo' };
  markUndone(call.db, kept.id, call.now);
  call.changed('board', 'workstations', 'loans', 'devices', 'members');
  return { kind: 'undone', act: kept.act };
}

/** False when the world moved on: undoing would break an invariant. */
function compensate(call: Call, subject: Exclude<ActSubject, { readonly kind: 'import' }>): boolean {
  switch (subject.kind) {
    case 'arrival':
      return cancelArrival(call, subject.visitId);
    case 'departure':
      return reopenVisit(call, subject.visitId) && (subject.sessionId === null || resumeSession(call, subject.sessionId) || true);
    case 'purpose': {
      const visit = findVisit(call.db, subject.visitId);
      const before = visitPurposes.find((purpose) => purpose === subject.before);
      if (visit === undefined || before === undefined || visit.cancelledAt !== null) return false;
      recordVisitChange(call, visit, { purpose: before });
      return true;
    }
    case 'lend': {
      const loan = findLoan(call.db, subject.loanId);
      if (loan === undefined || loan.returnedAt !== null || loan.cancelledAt !== null) return false;
      recordLoanChange(call, loan, { cancelledAt: call.now });
      if (subject.returnedLoanId !== null) reopenLoan(call, subject.returnedLoanId);
      unfillPurpose(call, subject.filledVisitId, 'device-loan');
      return true;
    }
    case 'return':
      return reopenLoan(call, subject.loanId);
    case 'session-start': {
      const session = findSession(call.db, subject.sessionId);
      if (session === undefined || session.endedAt !== null || session.cancelledAt !== null) return false;
      if (session.visitId !== null) resumeTickets(call, { id: session.visitId }, { how: 'seated', at: session.startedAt });
      recordSessionChange(call, session, { cancelledAt: call.now });
      if (subject.endedSessionId !== null) resumeSession(call, subject.endedSessionId);
      if (subject.reservationId !== null) reopenReservation(call.db, subject.reservationId);
      unfillPurpose(call, subject.filledVisitId, 'free-access');
      return true;
    }
    case 'ticket-taken': {
      const ticket = findTicket(call.db, subject.ticketId);
      if (ticket === undefined || ticket.closedAt !== null) return false;
      recordTicketEnd(call, ticket, { how: 'withdrawn', at: call.now });
      return true;
    }
    case 'ticket-closed': {
      const ticket = findTicket(call.db, subject.ticketId);
      const visit = ticket === undefined ? undefined : findVisit(call.db, ticket.visitId);
      if (ticket?.closedAt == null || visit === undefined || visit.leftAt !== null || visit.cancelledAt !== null) return false;
      if (openTicketsOf(call.db, visit.id).some((other) => other.kind === ticket.kind)) return false;
      recordTicketResumed(call, ticket);
      return true;
    }
    case 'session-end':
      return resumeSession(call, subject.sessionId);
    case 'session-extend': {
      const session = findSession(call.db, subject.sessionId);
      if (session === undefined || session.endedAt !== null) return false;
      recordSessionChange(call, session, { endsAt: subject.before });
      return true;
    }
    case 'workstation-added':
      return unaddWorkstation(call, subject.workstationId);
    case 'workstation-retired': {
      const workstation = findWorkstation(call.db, subject.workstationId);
      if (workstation === undefined) return false;
      setRetired(call.db, workstation.id, null);
      return true;
    }
    case 'workstation-name': {
      const workstation = findWorkstation(call.db, subject.workstationId);
      if (workstation === undefined) return false;
      renameWorkstation(call.db, workstation.id, subject.before);
      return true;
    }
    case 'settings':
      restoreSettings(call.db, subject.before);
      shortenSessions(call.db, call.now);
      call.changed('settings', 'site', 'waiting');
      return true;
    case 'session-use': {
      const session = findSession(call.db, subject.sessionId);
      if (session === undefined || session.cancelledAt !== null) return false;
      recordSessionChange(call, session, { declaredUse: subject.before });
      return true;
    }
    case 'session-correction':
      return uncorrectSession(call, subject.before);
    case 'merge':
      return unmergeMembers(call, subject.mergeId);
    case 'guests':
      return uncountGuests(call, subject.guestsId);
    case 'correction':
      return uncorrectVisit(call, subject.visitId, subject.before);
    case 'attach': {
      const visit = findVisit(call.db, subject.visitId);
      if (visit === undefined || visit.cancelledAt !== null || visit.memberId === null) return false;
      if (runningSessionOf(call.db, visit.id) !== undefined || openLoansOf(call.db, visit.memberId).some((loan) => loan.visitId === visit.id)) return false;
      detachVisit(call, visit, subject.cardId);
      return true;
    }
    case 'device-state': {
      const device = findDevice(call.db, subject.deviceId);
      if (device === undefined) return false;
      changeDeviceState(call, device, { state: subject.before, reason: '' });
      // The loan that ended with that state runs again, unless the device is lent anew.
      if (subject.closedLoanId != null) reopenLoan(call, subject.closedLoanId);
      return true;
    }
    case 'accessory': {
      const loan = findLoan(call.db, subject.loanId);
      if (loan === undefined || loan.cancelledAt !== null) return false;
      tellingIncident(call, loan, () => setAccessory(call.db, loan.id, { accessory: subject.accessory, state: subject.before }));
      return true;
    }
    case 'loan-change': {
      const loan = findLoan(call.db, subject.loanId);
      if (loan === undefined || loan.cancelledAt !== null) return false;
      if (loan.place !== subject.place) endAgreementOfLoan(call.db, loan.id, call.now);
      recordLoanChange(call, loan, { dueAt: subject.dueAt, place: subject.place });
      return true;
    }
    case 'workstation-state': {
      const workstation = findWorkstation(call.db, subject.workstationId);
      if (workstation === undefined || runningSessionAt(call.db, workstation.id) !== undefined) return false;
      return setWorkstationState(call.db, workstation.id, subject.before);
    }
    case 'reserve': {
      const reservation = findReservation(call.db, subject.reservationId);
      if (reservation === undefined || reservation.closedAt !== null) return false;
      closeReservation(call.db, reservation.id, { how: 'cancelled', at: call.now });
      return true;
    }
    case 'reservation-cancel':
      return reopenReservation(call.db, subject.reservationId);
    case 'room-plan':
      storePlan(call.db, subject.before);
      return true;
    default:
      return assertNever(subject);
  }
}

function cancelArrival(call: Call, visitId: number): boolean {
  const visit = findVisit(call.db, visitId);
  if (visit === undefined || visit.leftAt !== null || visit.cancelledAt !== null) return false;
  if (visit.memberId !== null && openLoansOf(call.db, visit.memberId).some((loan) => loan.visitId === visit.id)) return false;
  const session = runningSessionOf(call.db, visit.id);
  if (session !== undefined) recordSessionChange(call, session, { cancelledAt: call.now });
  recordVisitChange(call, visit, { cancelledAt: call.now });
  endTickets(call, visit, { how: 'withdrawn', at: call.now });
  return true;
}

function reopenVisit(call: Call, visitId: number): boolean {
  const visit = findVisit(call.db, visitId);
  if (visit === undefined || visit.leftAt === null || visit.cancelledAt !== null) return false;
  if (openVisitOfSame(call.db, visit) !== undefined) return false;
  resumeTickets(call, visit, { how: 'left', at: visit.leftAt });
  recordVisitChange(call, visit, { leftAt: null, quality: 'open' });
  return true;
}

function resumeSession(call: Call, sessionId: number): boolean {
  const session = findSession(call.db, sessionId);
  const visit = session?.visitId == null ? undefined : findVisit(call.db, session.visitId);
  if (session === undefined || visit === undefined || visit.leftAt !== null || visit.cancelledAt !== null) return false;
  return reopenSession(call, session);
}

/** The purpose that the act gave goes with it, unless somebody chose another one since. */
function unfillPurpose(call: Call, visitId: number | null, given: VisitPurpose): void {
  const visit = visitId === null ? undefined : findVisit(call.db, visitId);
  if (visit?.cancelledAt === null && visit.purpose === given) recordVisitChange(call, visit, { purpose: 'unspecified' });
}

function reopenLoan(call: Call, loanId: number): boolean {
  const loan = findLoan(call.db, loanId);
  if (loan === undefined || loan.returnedAt === null || loan.cancelledAt !== null || openLoanOfDevice(call.db, loan.deviceId) !== undefined) return false;
  recordLoanChange(call, loan, { returnedAt: null });
  return true;
}
