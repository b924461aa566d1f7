import type { KioskOutcome, WaitingPlace } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { KIOSK_HOLD_MS, STAY_MS } from '../../domain/decide-kiosk-scan.ts';
import type { VisitPurpose } from '../../domain/vocabulary.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import type { Call } from '../core.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { recordSessionChange, reopenSession } from '../workstations/record-session.ts';
import { endTickets, recordTicket, resumeTickets } from '../waiting/record-ticket.ts';
import { anyoneWaits } from '../waiting/ticket-store.ts';
import { seatsToGive } from '../workstations/seat-limits.ts';
import { anyWorkstation, runningSessionOf, sessionEndedWith } from '../workstations/workstation-store.ts';
import { heldVisit } from './held-visit.ts';
import { leaveVisit, onSiteDevicesOut } from './leave-visit.ts';
import { recordVisitChange } from './record-visit.ts';
import { openVisitOf, touchVisit, type Visit } from './visit-store.ts';

/** Why one came. Who wants a computer and finds none free, or wants help, gets a place in the queue: answered, else null. */
export function choosePurpose(call: Call, given: { visitId: number; purpose: VisitPurpose }): WaitingPlace | null {
  const visit = heldVisit(call, given.visitId);
  if (visit.purpose !== given.purpose) recordVisitChange(call, visit, { purpose: given.purpose });
  call.changed('board', 'waiting');
  if (visit.leftAt !== null) return null;
  if (given.purpose === 'mediation') return recordTicket(call, visit, 'help');
  const seated = runningSessionOf(call.db, visit.id) !== undefined;
  const mustWait = anyWorkstation(call.db) && (seatsToGive(call.db, call.now).length === 0 || anyoneWaits(call.db));
  return given.purpose === 'free-access' && !seated && mustWait ? recordTicket(call, visit, 'workstation') : null;
}

/** "Ce n'est pas moi": the arrival just made is withdrawn and the desk told; a visit that already lends or left is the desk's business. */
export function notMe(call: Call, visitId: number): null {
  const visit = heldVisit(call, visitId);
  const member = visit.memberId === null ? undefined : findMember(call.db, visit.memberId);
  const freshArrival = visit.leftAt === null && call.now - visit.arrivedAt <= KIOSK_HOLD_MS;
  const holdsDevice = member !== undefined && openLoansOf(call.db, member.id).some((loan) => loan.visitId === visit.id);
  if (freshArrival && !holdsDevice) withdraw(call, visit);
  raiseAlert(call.db, { kind: 'not-me', at: call.now, about: member === undefined ? '' : shortName(member) });
  call.changed('board', 'workstations');
  return null;
}

/** A visit that never was has no session either (DOMAIN, invariant 2). */
function withdraw(call: Call, visit: Visit): void {
  const session = runningSessionOf(call.db, visit.id);
  if (session !== undefined) recordSessionChange(call, session, { cancelledAt: call.now });
  recordVisitChange(call, visit, { cancelledAt: call.now });
  endTickets(call, visit, { how: 'withdrawn', at: call.now });
}

/** "Je pars", within the ten minutes when a second scan only says "already noted". */
export function leaveFromKiosk(call: Call, visitId: number): KioskOutcome {
  const visit = heldVisit(call, visitId);
  if (visit.leftAt !== null) throw new ProblemError('stale');
  call.changed('board', 'workstations');
  return leaveVisit(call, visit, { keepOpen: onSiteDevicesOut(call.db, visit).length > 0, kiosk: true });
}

/** "Je reste": the departure just noted is taken back, with the seat if it is still free. */
export function stay(call: Call, visitId: number): null {
  const visit = heldVisit(call, visitId);
  const another = visit.memberId === null ? undefined : openVisitOf(call.db, visit.memberId);
  if (visit.leftAt === null) return null;
  if (call.now - visit.leftAt > STAY_MS || another !== undefined) throw new ProblemError('stale');
  const back = recordVisitChange(call, visit, { leftAt: null, quality: 'open' });
  resumeTickets(call, visit, { how: 'left', at: visit.leftAt });
  const session = sessionEndedWith(call.db, visit.id, visit.leftAt);
  if (session !== undefined) reopenSession(call, session);
  touchVisit(call.db, back.id, call.now);
  call.changed('board', 'workstations');
  return null;
}
