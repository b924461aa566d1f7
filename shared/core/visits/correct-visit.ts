import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { refusalOf } from '../../domain/visit-correction.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { openLoansOf } from '../loans/loan-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { endTickets } from '../waiting/record-ticket.ts';
import { recordSessionChange } from '../workstations/record-session.ts';
import { runningSessionOf } from '../workstations/workstation-store.ts';
import { keepCorrection } from './correction-store.ts';
import { personOf } from './depart-visit.ts';
import { endVisit } from './leave-visit.ts';
import { recordVisitChange } from './record-visit.ts';
import { findVisit, openVisitOfSame, type Visit, visitsOfSince } from './visit-store.ts';

type Asked = MethodInput<'visits.correct'>;

/** Says of a visit what it really was: times, purpose, or that it never was. A new revision of its fact; what it said is kept, with who and why. */
export function correctVisit(call: Call, asked: Asked): DeskOutcome {
  const visit = findVisit(call.db, asked.visitId);
  if (visit === undefined || visit.cancelledAt !== null) throw new ProblemError('not-found');
  const refusal = asked.cancel ? refusalToCancel(call, visit) : refusalToMove(call, visit, asked);
  const person = personOf(call, visit);
  if (refusal !== null) return { kind: 'correction-refused', why: refusal };
  keepCorrection(call.db, visit, { at: call.now, staffId: call.core.staffSeats.get(call.caller.windowId)?.staffId ?? null, reason: asked.reason });
  if (asked.cancel) cancelVisit(call, visit);
  else moveVisit(call, visit, asked);
  const { arrivedAt, leftAt, purpose, quality } = visit;
  noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'correction', visitId: visit.id, before: { arrivedAt, leftAt, purpose, quality } } });
  appendAudit(call, { method: 'visits.correct', object: `visit:${visit.id}` });
  call.changed('board', 'members', 'workstations', 'closing');
  return { kind: 'visit-corrected', person, cancelled: asked.cancel };
}

/** An on-site loan belongs to its visit (DOMAIN 3): the device comes back first. */
function refusalToCancel(call: Call, visit: Visit) {
  return visit.memberId !== null && openLoansOf(call.db, visit.memberId).some((loan) => loan.visitId === visit.id) ? 'device-out' : null;
}

function refusalToMove(call: Call, visit: Visit, asked: Asked) {
  const span = spanOf(asked);
  const { timeZone } = readSettings(call.db);
  const others = visit.memberId === null ? [] : visitsOfSince(call.db, visit.memberId, visit.day).filter((one) => one.day === visit.day && one.id !== visit.id);
  const askedDays = [span.arrivedAt, span.leftAt].flatMap((at) => (at === null ? [] : [businessDayOf(at, timeZone)]));
  const refused = refusalOf({ before: visit, asked: span, day: visit.day, askedDays, others }, call.now);
  if (refused !== null) return refused;
  return visit.leftAt === null && span.leftAt !== null ? refusalToCancel(call, visit) : null;
}

const spanOf = (asked: Asked) => ({ arrivedAt: Date.parse(asked.arrivedAt), leftAt: asked.leftAt === null ? null : Date.parse(asked.leftAt) });

function moveVisit(call: Call, visit: Visit, asked: Asked): void {
  const { arrivedAt, leftAt } = spanOf(asked);
  const moved = arrivedAt !== visit.arrivedAt || leftAt !== visit.leftAt;
  const inTime = recordVisitChange(call, visit, {
    arrivedAt,
    purpose: asked.purpose,
    ...(visit.leftAt === null || !moved ? {} : { leftAt, quality: 'corrected' as const }),
  });
  if (visit.leftAt === null && leftAt !== null) endVisit(call, inTime, { at: leftAt, quality: 'corrected', kiosk: false });
}

/** A visit that never was has no session and no place in a queue either. */
function cancelVisit(call: Call, visit: Visit): void {
  const session = runningSessionOf(call.db, visit.id);
  if (session !== undefined) recordSessionChange(call, session, { cancelledAt: call.now });
  recordVisitChange(call, visit, { cancelledAt: call.now });
  endTickets(call, visit, { how: 'withdrawn', at: call.now });
}

/** Takes a correction back; false when the person has come again since. */
export function uncorrectVisit(call: Call, visitId: number, before: Pick<Visit, 'arrivedAt' | 'leftAt' | 'purpose' | 'quality'>): boolean {
  const visit = findVisit(call.db, visitId);
  if (visit === undefined) return false;
  const now = openVisitOfSame(call.db, visit);
  if (before.leftAt === null && now !== undefined && now.id !== visit.id) return false;
  recordVisitChange(call, visit, { ...before, cancelledAt: null });
  return true;
}
