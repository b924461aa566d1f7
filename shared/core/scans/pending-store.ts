import { PENDING_MS } from '../../domain/decide-desk-scan.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

export interface Pending {
  readonly half: 'person' | 'device' | 'workstation';
  readonly subjectId: number;
  readonly until: number;
  /** Devices chosen just before this one, for the same borrower to come. */
  readonly also: readonly number[];
}
/** The half that waits at this window, unless its time is over; one that ends later than a half can was left before the clock was set back. */
export function pendingAt(db: Readable, windowId: string, now: number): Pending | null {
  const sql = `SELECT half, subject_id AS subjectId, until, also FROM pending_halves
    WHERE window_id = ? AND until > ? AND until <= ?`;
  const row = one<Pick<Pending, 'half' | 'subjectId' | 'until'> & { also: string }>(db, sql, windowId, now, now + PENDING_MS);
  return row === undefined ? null : { ...row, also: JSON.parse(row.also) as number[] }; // written by keepPending only
}
export function keepPending(db: Readable, windowId: string, pending: Pending): void {
  run(
    db,
    `INSERT INTO pending_halves (window_id, half, subject_id, until, also) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (window_id) DO UPDATE SET half = excluded.half, subject_id = excluded.subject_id, until = excluded.until,
       also = excluded.also`,
    windowId,
    pending.half,
    pending.subjectId,
    pending.until,
    JSON.stringify(pending.also),
  );
}
export function dropPending(db: Readable, windowId: string): void {
  run(db, 'DELETE FROM pending_halves WHERE window_id = ?', windowId);
}
