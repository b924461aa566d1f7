import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { QUARTER_MS, type SessionCorrectionRefusal, sessionRefusalOf } from '../../domain/session-correction.ts';
import { type EndedSession, noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { wholeMinutes } from '../visits/record-visit.ts';
import { recordSessionChange } from './record-session.ts';
import { keepSessionCorrection } from './session-correction-store.ts';
import { findSession, findWorkstation, type Session, sessionsBetween, type Workstation } from './workstation-store.ts';

type Asked = MethodInput<'workstations.correct'>;

/**
 * Says of a session that is over what it really was: when, for how long, where, for what, or that it never was. A new revision of
 * its fact; what it said is kept, with who and why. Who sat there is not asked and not told (TRUST L-2).
 */
export function correctSession(call: Call, asked: Asked): DeskOutcome {
  const session = findSession(call.db, asked.sessionId);
  const workstation = findWorkstation(call.db, asked.workstationId);
  if (session === undefined || session.cancelledAt !== null || workstation === undefined) throw new ProblemError('not-found');
  const refusal = session.endedAt === null ? 'still-running' : asked.cancel ? null : refusalTo(call, session, asked);
  if (refusal !== null) return { kind: 'session-correction-refused', why: refusal };
  const before = kept(session);
  keepSessionCorrection(call.db, { ...before, at: call.now, staffId: call.core.staffSeats.get(call.caller.windowId)?.staffId ?? null, reason: asked.reason });
  recordSessionChange(call, session, asked.cancel ? { cancelledAt: call.now } : askedSpan(session, asked));
  noteAct(call.db, { at: call.now, about: workstation.name, subject: { kind: 'session-correction', before } });
  appendAudit(call, { method: 'workstations.correct', object: `session:${session.id}` });
  call.changed('workstations', 'board', 'closing');
  return { kind: 'session-corrected', workstation: refOf(workstation), cancelled: asked.cancel };
}

const refOf = ({ id, name }: Workstation) => ({ workstationId: id, name });

function refusalTo(call: Call, session: Session, asked: Asked): SessionCorrectionRefusal | null {
  const span = askedSpan(session, asked);
  const { timeZone } = readSettings(call.db);
  const others = sessionsBetween(call.db, session.day, session.day)
    .filter((one) => one.id !== session.id && one.workstationId === asked.workstationId)
    .map(({ startedAt, endedAt }) => ({ startedAt, endedAt: endedAt ?? call.now }));
  const askedDays = [span.startedAt, span.endedAt].map((at) => businessDayOf(at, timeZone));
  return sessionRefusalOf({ asked: span, askedDays, day: session.day, others }, call.now);
}

/** Once who sat there is forgotten, the beginning is a quarter hour, as its fact says. */
function askedSpan(session: Session, asked: Asked) {
  const typed = Date.parse(asked.startedAt);
  const startedAt = session.visitId === null ? quarterOf(typed) : typed;
  return { startedAt, endedAt: startedAt + asked.minutes * 60_000, workstationId: asked.workstationId, declaredUse: asked.use };
}

const quarterOf = (at: number): number => Math.floor(at / QUARTER_MS) * QUARTER_MS;

const kept = (session: Session): EndedSession => ({
  sessionId: session.id,
  workstationId: session.workstationId,
  quarterStartedAt: quarterOf(session.startedAt),
  minutes: wholeMinutes(session.startedAt, session.endedAt) ?? 0,
  declaredUse: session.declaredUse,
});

/** Takes a correction back, to the quarter hour; false when the session is not there any more. */
export function uncorrectSession(call: Call, before: EndedSession): boolean {
  const session = findSession(call.db, before.sessionId);
  if (session === undefined || session.endedAt === null) return false;
  recordSessionChange(call, session, {
    startedAt: before.quarterStartedAt,
    endedAt: before.quarterStartedAt + before.minutes * 60_000,
    workstationId: before.workstationId,
    declaredUse: before.declaredUse,
    cancelledAt: null,
  });
  return true;
}
