import { openStateAt } from '../../domain/opening-hours.ts';
import { roomAt, type TakenRoom } from '../../domain/room-blocks.ts';
import type { Readable } from '../../db/open-store.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { freeWorkstations, moveSessionEnd, runningSessions, type Workstation } from './workstation-store.ts';

/** The workshop that has the room now, if any. */
export const roomTaken = (settings: Settings, now: number): TakenRoom | null => roomAt(settings.roomBlocks, now, settings.timeZone).taken;

/** When every session is over at the latest, epoch ms: the antenne closes, or a workshop takes the room; null: nothing in sight today. */
export function seatsEndAt(settings: Settings, now: number): number | null {
  const opening = openStateAt(settings, now);
  const closesAt = opening.kind === 'open' ? opening.closesAtMs : null;
  const takenFrom = roomAt(settings.roomBlocks, now, settings.timeZone).next?.fromMs ?? null;
  return closesAt === null || takenFrom === null ? (closesAt ?? takenFrom) : Math.min(closesAt, takenFrom);
}

/** The seats that anybody may be given now: none while a workshop has the room. */
export function seatsToGive(db: Readable, now: number): readonly Workstation[] {
  return roomTaken(readSettings(db), now) === null ? freeWorkstations(db) : [];
}

/** After the calendar changed: no session goes on past the new closing time or into a workshop. Says whether one was shortened. */
export function shortenSessions(db: Readable, now: number): boolean {
  const end = seatsEndAt(readSettings(db), now);
  const late = end === null || end <= now ? [] : runningSessions(db).filter((session) => session.endsAt > end && session.startedAt < end);
  for (const session of late) moveSessionEnd(db, session.id, end ?? session.endsAt);
  return late.length > 0;
}
