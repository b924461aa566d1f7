import type { EndedSessionLine } from '../../contract/room-views.ts';
import { businessDayOf, instantOf, quarterHour } from '../../domain/calendar.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { wholeMinutes } from '../visits/record-visit.ts';
import { sessionCorrectionsOf } from './session-correction-store.ts';
import { everyWorkstation, sessionsBetween } from './workstation-store.ts';

/** Today's sessions that are over, the newest first: where, from which quarter hour, how long, for what; never who (TRUST L-2). */
export function endedSessions(call: Call): readonly EndedSessionLine[] {
  const day = businessDayOf(call.now, readSettings(call.db).timeZone);
  const names = new Map(everyWorkstation(call.db).map(({ id, name }) => [id, name]));
  return sessionsBetween(call.db, day, day)
    .flatMap((session) => (session.endedAt === null ? [] : [{ ...session, endedAt: session.endedAt }]))
    .toSorted((a, b) => b.endedAt - a.endedAt)
    .map((session) => ({
      sessionId: session.id,
      workstationId: session.workstationId,
      workstation: names.get(session.workstationId) ?? '',
      startedAt: quarterHour(session.startedAt),
      minutes: wholeMinutes(session.startedAt, session.endedAt) ?? 0,
      use: session.declaredUse,
      corrections: sessionCorrectionsOf(call.db, session.id).map(({ at, by, reason, minutes }) => ({ at: instantOf(at), by, reason, minutes })),
    }));
}
