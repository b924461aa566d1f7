import type { DeskOutcome } from '../../contract/outcomes.ts';
import { instantOf } from '../../domain/calendar.ts';
import { sessionEndAt } from '../../domain/session-rules.ts';
import type { VisitPurpose } from '../../domain/vocabulary.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { findMember, type Member, shortName } from '../members/member-store.ts';
import { closeReservation, type Reservation } from '../reservations/reservation-store.ts';
import type { Settings } from '../settings/settings-store.ts';
import { fillPurpose } from '../visits/desk-arrival.ts';
import { wholeMinutes } from '../visits/record-visit.ts';
import { findVisit, type Visit } from '../visits/visit-store.ts';
import { endTickets } from '../waiting/record-ticket.ts';
import { anyoneWaits } from '../waiting/ticket-store.ts';
import { recordSessionChange, recordSessionStart } from './record-session.ts';
import { heldBy, roomTaken, seatEndsAt } from './seat-limits.ts';
import { findWorkstation, runningSessionOf, seatedMinutes, type Session, type Workstation } from './workstation-store.ts';

const seatRef = (workstation: Workstation) => ({ workstationId: workstation.id, name: workstation.name });

/** Starts a session; one that the person has elsewhere ends first. */
export function seatMember(call: Call, given: { member: Member; visit: Visit; workstation: Workstation; settings: Settings }): DeskOutcome {
  const { member, visit, workstation, settings } = given;
  const before = runningSessionOf(call.db, visit.id);
  if (before !== undefined) recordSessionChange(call, before, { endedAt: Math.max(call.now, before.startedAt) });
  const held = heldBy(call.db, workstation.id, call.now);
  const own = held.find((one) => one.memberId === member.id);
  if (own !== undefined) closeReservation(call.db, own.id, { how: 'seated', at: call.now });
  endTickets(call, visit, { how: 'seated', at: call.now, kind: 'workstation' });
  const session = recordSessionStart(call, {
    workstationId: workstation.id,
    visitId: visit.id,
    endsAt: sessionEndOf(call, { ...given, keptUntil: own?.toMs ?? null }),
    timeZone: settings.timeZone,
    // Seated without having said why: a session without a word is free access, as the visit then is.
    declaredUse: visit.purpose === 'unspecified' ? 'free-access' : visit.purpose,
  });
  const filledVisitId = fillPurpose(call, visit, 'free-access') ? visit.id : null;
  const about = `${shortName(member)} · ${workstation.name}`;
  noteAct(call.db, {
    at: call.now,
    about,
    subject: { kind: 'session-start', sessionId: session.id, endedSessionId: before?.id ?? null, filledVisitId, reservationId: own?.id ?? null },
  });
  return {
    kind: 'session-started',
    sessionId: session.id,
    person: { memberId: member.id, name: shortName(member) },
    workstation: seatRef(workstation),
    endsAt: instantOf(session.endsAt),
    roomTaken: roomTaken(settings, call.now)?.reason ?? null,
    reservedFor: otherHolder(call, held, member),
  };
}

/** Whose reservation this session goes over, if any. */
function otherHolder(call: Call, held: readonly Reservation[], member: Member): { readonly name: string; readonly from: string } | null {
  const other = held.find((one) => one.memberId !== member.id);
  const holder = other?.memberId == null ? undefined : findMember(call.db, other.memberId);
  return other === undefined ? null : { name: holder === undefined ? '' : shortName(holder), from: instantOf(other.fromMs) };
}

/** By the rules of the house: shorter when others wait and the day's minutes are used up, or when the antenne closes or a workshop comes. */
function sessionEndOf(call: Call, given: { member: Member; visit: Visit; workstation: Workstation; settings: Settings; keptUntil: number | null }): number {
  const { member, visit, workstation, settings, keptUntil } = given;
  return sessionEndAt({
    now: call.now,
    rules: settings,
    othersWait: anyoneWaits(call.db),
    closesAt: seatEndsAt(call.db, call.now, { workstationId: workstation.id, memberId: member.id }),
    keptUntil,
    usedToday: seatedMinutes(call.db, { memberId: member.id, day: visit.day, now: call.now }),
  });
}

/** Who sits there while the session runs; null for a provisional visit (no name known). */
export function sitterOf(call: Pick<Call, 'db'>, session: Session): Member | null {
  const visit = session.visitId === null ? undefined : findVisit(call.db, session.visitId);
  return visit?.memberId == null ? null : (findMember(call.db, visit.memberId) ?? null);
}

/** Ends a session now. */
export function endSession(call: Call, session: Session): DeskOutcome {
  if (session.endedAt !== null || session.cancelledAt !== null) return { kind: 'nothing-changed', why: 'already-ended' };
  const { member, workstation } = partsOf(call, session);
  recordSessionChange(call, session, { endedAt: Math.max(call.now, session.startedAt) });
  noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${workstation.name}`, subject: { kind: 'session-end', sessionId: session.id } });
  return {
    kind: 'session-ended',
    sessionId: session.id,
    person: { memberId: member.id, name: shortName(member) },
    workstation: seatRef(workstation),
    minutes: wholeMinutes(session.startedAt, call.now) ?? 0,
  };
}

/** Says what a running session is for; the person's visit keeps its own purpose. */
export function declareUse(call: Call, session: Session, use: VisitPurpose): DeskOutcome {
  if (session.endedAt !== null || session.cancelledAt !== null) return { kind: 'nothing-changed', why: 'already-ended' };
  const { workstation } = partsOf(call, session);
  if (session.declaredUse !== use) {
    recordSessionChange(call, session, { declaredUse: use });
    noteAct(call.db, { at: call.now, about: workstation.name, subject: { kind: 'session-use', sessionId: session.id, before: session.declaredUse } });
  }
  return { kind: 'session-use', workstation: seatRef(workstation), use };
}

/** Adds minutes, counted from now when the time is already over. */
export function extendSession(call: Call, session: Session, minutes: number): DeskOutcome {
  if (session.endedAt !== null || session.cancelledAt !== null) return { kind: 'nothing-changed', why: 'already-ended' };
  const { member, workstation } = partsOf(call, session);
  const next = recordSessionChange(call, session, { endsAt: Math.max(session.endsAt, call.now) + minutes * 60_000 });
  const about = `${shortName(member)} · ${workstation.name}`;
  noteAct(call.db, { at: call.now, about, subject: { kind: 'session-extend', sessionId: session.id, before: session.endsAt } });
  return { kind: 'session-extended', sessionId: session.id, workstation: seatRef(workstation), endsAt: instantOf(next.endsAt) };
}

function partsOf(call: Call, session: Session): { readonly member: Member; readonly workstation: Workstation } {
  const workstation = findWorkstation(call.db, session.workstationId);
  const member = sitterOf(call, session);
  if (workstation === undefined || member === null) throw new Error('a running session without its person or workstation');
  return { member, workstation };
}
