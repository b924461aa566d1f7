import type { BusinessDay } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

export const isClosed = (db: Readable, day: BusinessDay): boolean => one(db, 'SELECT 1 FROM day_closings WHERE day = ?', day) !== undefined;

/** When a day was closed, epoch ms; null while it is open. */
export const closedAtOf = (db: Readable, day: BusinessDay): number | null =>
  one<{ at: number }>(db, 'SELECT closed_at AS at FROM day_closings WHERE day = ?', day)?.at ?? null;

/** `by` null: closed by the system. */
export function markClosed(db: Readable, day: BusinessDay, at: number, by: number | null): void {
  run(db, 'INSERT INTO day_closings (day, closed_at, closed_by) VALUES (?, ?, ?)', day, at, by);
}
/** When somebody last closed a day; null never. */
export const lastClosedByHand = (db: Readable): number | null =>
  one<{ at: number | null }>(db, 'SELECT max(closed_at) AS at FROM day_closings WHERE closed_by IS NOT NULL')?.at ?? null;
