import type { MemberId, ReservationId, WorkstationId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** A workstation kept for a person from one instant to another (epoch ms); `memberId` is cut once it is over (TRUST L-2). */
export interface Reservation {
  readonly id: ReservationId;
  readonly workstationId: WorkstationId;
  readonly memberId: MemberId | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly closedAt: number | null;
}
export type ReservationEnd = 'seated' | 'absent' | 'cancelled' | 'passed';
const columns = 'id, workstation_id AS workstationId, member_id AS memberId, from_at AS fromMs, to_at AS toMs, closed_at AS closedAt';

/** All that are still to come or going on, the earliest first. */
export const openReservations = (db: Readable): Reservation[] =>
  all<Reservation>(db, `SELECT ${columns} FROM reservations WHERE closed_at IS NULL ORDER BY from_at, id`);
export const findReservation = (db: Readable, id: number): Reservation | undefined =>
  one<Reservation>(db, `SELECT ${columns} FROM reservations WHERE id = ?`, id);
export function insertReservation(
  db: Readable,
  given: { readonly workstationId: WorkstationId; readonly memberId: MemberId; readonly fromMs: number; readonly toMs: number; readonly at: number },
): ReservationId {
  const sql = 'INSERT INTO reservations (workstation_id, member_id, from_at, to_at, made_at) VALUES (?, ?, ?, ?, ?)';
  return runOne(db, sql, given.workstationId, given.memberId, given.fromMs, given.toMs, given.at) as ReservationId; // a row identity just made by SQLite
}
export function closeReservation(db: Readable, id: ReservationId, given: { readonly how: ReservationEnd; readonly at: number }): void {
  runOne(db, 'UPDATE reservations SET closed_at = ?, how = ? WHERE id = ? AND closed_at IS NULL', given.at, given.how, id);
}
/** Says whether it is open again: its person may be forgotten already. */
export function reopenReservation(db: Readable, id: number): boolean {
  return run(db, 'UPDATE reservations SET closed_at = NULL, how = NULL WHERE id = ? AND closed_at IS NOT NULL AND member_id IS NOT NULL', id).touched === 1;
}
/** Those of one sheet are another's from now on: two sheets became one. */
export function moveReservations(db: Readable, from: MemberId, to: MemberId): void {
  run(db, 'UPDATE reservations SET member_id = ? WHERE member_id = ?', to, from);
}
/** Forgets whose they were, for those over before `before`. */
export function cutReservationLinks(db: Readable, before: number): void {
  run(db, 'UPDATE reservations SET member_id = NULL WHERE member_id IS NOT NULL AND closed_at < ?', before);
}
/** A person is erased: what they had kept is free again, and nothing says that it was theirs. */
export function eraseReservations(db: Readable, id: MemberId, at: number): void {
  run(db, "UPDATE reservations SET closed_at = ?, how = 'cancelled' WHERE member_id = ? AND closed_at IS NULL", at, id);
  run(db, 'UPDATE reservations SET member_id = NULL WHERE member_id = ?', id);
}
