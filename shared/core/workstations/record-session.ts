import type { VisitId, WorkstationId } from '../../domain/brand.ts';
import { businessDayOf, quarterHour } from '../../domain/calendar.ts';
import type { VisitPurpose } from '../../domain/vocabulary.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { type Recording, wholeMinutes } from '../visits/record-visit.ts';
import { callNext } from '../waiting/record-ticket.ts';
import { findSession, insertSession, runningSessionAt, runningSessionOf, type Session, type SessionChange, updateSession } from './workstation-store.ts';

function tell(rec: Recording, session: Session): Session {
  appendFact(rec.db, rec.now, {
    kind: 'workstation-session',
    id: session.factId.toString('hex'),
    rev: session.rev,
    day: session.day,
    void: session.cancelledAt !== null,
    startedAt: quarterHour(session.startedAt),
    minutes: wholeMinutes(session.startedAt, session.endedAt),
    ...(session.declaredUse === null ? {} : { use: session.declaredUse }),
  });
  return session;
}

/** Starts a session that ends at `endsAt` (epoch ms) and appends its fact. */
export function recordSessionStart(
  rec: Recording,
  given: { workstationId: WorkstationId; visitId: VisitId; endsAt: number; timeZone: string; declaredUse: VisitPurpose },
): Session {
  const id = insertSession(rec.db, {
    factId: rec.core.ports.random.bytes(16),
    workstationId: given.workstationId,
    visitId: given.visitId,
    day: businessDayOf(rec.now, given.timeZone),
    at: rec.now,
    endsAt: given.endsAt,
    declaredUse: given.declaredUse,
  });
  const session = findSession(rec.db, id);
  if (session === undefined) throw new Error('the session just written is not there');
  return tell(rec, session);
}

/** Changes a session and appends the next revision of its fact; a seat that comes free is for the next who waits. */
export function recordSessionChange(rec: Recording, session: Session, change: SessionChange): Session {
  const next = tell(rec, updateSession(rec.db, session, { ...change, rev: nextRevisionOf(rec.db, session.factId) }));
  if (next.endedAt !== null || next.cancelledAt !== null) callNext(rec);
  return next;
}

/** A session ended too soon goes on, unless somebody else sits there now or the person sits elsewhere. Says whether it does. */
export function reopenSession(rec: Recording, session: Session): boolean {
  if (session.endedAt === null || session.cancelledAt !== null || session.visitId === null) return false;
  if (runningSessionAt(rec.db, session.workstationId) !== undefined || runningSessionOf(rec.db, session.visitId) !== undefined) return false;
  recordSessionChange(rec, session, { endedAt: null });
  return true;
}
