import type { MemberId, WorkstationId } from '../../domain/brand.ts';
import { openStateAt } from '../../domain/opening-hours.ts';
import { isHeld, nextStart } from '../../domain/reservations.ts';
import { roomAt, type TakenRoom } from '../../domain/room-blocks.ts';
import type { Readable } from '../../db/open-store.ts';
import { openReservations, type Reservation } from '../reservations/reservation-store.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { findVisit } from '../visits/visit-store.ts';
import { freeWorkstations, moveSessionEnd, runningSessions, type Workstation } from './workstation-store.ts';

/** The workshop that has the room now, if any. */
export const roomTaken = (settings: Settings, now: number): TakenRoom | null => roomAt(settings.roomBlocks, now, settings.timeZone).taken;

const soonest = (...ends: readonly (number | null)[]): number | null => {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** When every session is over at the latest, epoch ms: the antenne closes, or a workshop takes the room; null: nothing in sight today. */
export function seatsEndAt(settings: Settings, now: number): number | null {
  const opening = openStateAt(settings, now);
  return soonest(opening.kind === 'open' ? opening.closesAtMs : null, roomAt(settings.roomBlocks, now, settings.timeZone).next?.fromMs ?? null);
}

/** Of one seat: also when the next reservation begins, unless it is this person's own. */
export function seatEndsAt(db: Readable, now: number, seat: { readonly workstationId: WorkstationId; readonly memberId: MemberId | null }): number | null {
  const others = openReservations(db).filter((one) => one.workstationId === seat.workstationId && one.memberId !== seat.memberId);
  return soonest(seatsEndAt(readSettings(db), now), nextStart(others, now));
}

/** The reservation that holds this seat now, or within a quarter of an hour. */
export const heldBy = (db: Readable, workstationId: WorkstationId, now: number): readonly Reservation[] =>
  openReservations(db).filter((one) => one.workstationId === workstationId && isHeld(one, now));

/** The seats that anybody may be given now: not reserved, and none while a workshop has the room. */
export function seatsToGive(db: Readable, now: number): readonly Workstation[] {
  if (roomTaken(readSettings(db), now) !== null) return [];
  const held = new Set(openReservations(db).flatMap((one) => (isHeld(one, now) ? [one.workstationId] : [])));
  return freeWorkstations(db).filter((seat) => !held.has(seat.id));
}

/** After the calendar or a reservation changed: no session goes on past what comes next. Says whether one was shortened. */
export function shortenSessions(db: Readable, now: number): boolean {
  let shortened = false;
  for (const session of runningSessions(db)) {
    const memberId = session.visitId === null ? null : (findVisit(db, session.visitId)?.memberId ?? null);
    const end = seatEndsAt(db, now, { workstationId: session.workstationId, memberId });
    if (end === null || end <= now || session.endsAt <= end) continue;
    moveSessionEnd(db, session.id, end);
    shortened = true;
  }
  return shortened;
}
