import type { VisitId, WorkstationId } from '../../domain/brand.ts';
import { businessDayOf, quarterHour } from '../../domain/calendar.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { type Recording, wholeMinutes } from '../visits/record-visit.ts';
import { findSession, insertSession, runningSessionAt, runningSessionOf, type Session, updateSession } from './workstation-store.ts';

function tell(rec: Recording, session: Session): Session {
  appendFact(rec.db, rec.now, {
    kind: 'workstation-session',
    id: session.factId.toString('hex'),
    rev: session.rev,
    day: session.day,
    void: session.cancelledAt !== null,
    startedAt: quarterHour(session.startedAt),
    minutes: wholeMinutes(session.startedAt, session.endedAt),
  });
  return session;
}

/** Starts a session of `minutes` and appends its fact. */
export function recordSessionStart(rec: Recording, given: { workstationId: WorkstationId; visitId: VisitId; minutes: number; timeZone: string }): Session {
  const id = insertSession(rec.db, {
    factId: rec.core.ports.random.bytes(16),
    workstationId: given.workstationId,
    visitId: given.visitId,
    day: businessDayOf(rec.now, given.timeZone),
    at: rec.now,
    endsAt: rec.now + given.minutes * 60_000,
  });
  const session = findSession(rec.db, id);
  if (session === undefined) throw new Error('the session just written is not there');
  return tell(rec, session);
}

/** Changes a session and appends the next revision of its fact. */
export function recordSessionChange(rec: Recording, session: Session, change: Parameters<typeof updateSession>[2]): Session {
  return tell(rec, updateSession(rec.db, session, change));
}

/** A session ended too soon goes on, unless somebody else sits there now or the person sits elsewhere. Says whether it does. */
export function reopenSession(rec: Recording, session: Session): boolean {
  if (session.endedAt === null || session.cancelledAt !== null || session.visitId === null) return false;
  if (runningSessionAt(rec.db, session.workstationId) !== undefined || runningSessionOf(rec.db, session.visitId) !== undefined) return false;
  recordSessionChange(rec, session, { endedAt: null });
  return true;
}
