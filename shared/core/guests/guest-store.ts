import type { BusinessDay, GuestsId } from '../../domain/brand.ts';
import type { GuestKind } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** People counted together, without a card; `at` epoch ms. */
export interface GuestArrival {
  readonly id: GuestsId;
  readonly factId: Buffer;
  readonly rev: number;
  readonly kind: GuestKind;
  readonly count: number;
  readonly day: BusinessDay;
  readonly at: number;
  readonly cancelledAt: number | null;
}
const columns = 'id, fact_id AS factId, rev, kind, count, day, at, cancelled_at AS cancelledAt';

export const findGuests = (db: Readable, id: number): GuestArrival | undefined =>
  one<GuestArrival>(db, `SELECT ${columns} FROM guest_arrivals WHERE id = ?`, id);
/** Those of these days (both included) that were not withdrawn. */
export const guestsBetween = (db: Readable, from: string, to: string): GuestArrival[] =>
  all<GuestArrival>(db, `SELECT ${columns} FROM guest_arrivals WHERE day BETWEEN ? AND ? AND cancelled_at IS NULL`, from, to);

export function insertGuests(db: Readable, given: Pick<GuestArrival, 'kind' | 'count' | 'day' | 'at'> & { readonly factId: Uint8Array }): GuestsId {
  const { id } = run(
    db,
    'INSERT INTO guest_arrivals (fact_id, kind, count, day, at) VALUES (?, ?, ?, ?, ?)',
    given.factId,
    given.kind,
    given.count,
    given.day,
    given.at,
  );
  return id as GuestsId; // a row identity just made by SQLite
}
export function withdrawGuests(db: Readable, guests: GuestArrival, given: { readonly at: number; readonly rev: number }): GuestArrival {
  runOne(db, 'UPDATE guest_arrivals SET rev = ?, cancelled_at = ? WHERE id = ? AND cancelled_at IS NULL', given.rev, given.at, guests.id);
  return { ...guests, rev: given.rev, cancelledAt: given.at };
}
