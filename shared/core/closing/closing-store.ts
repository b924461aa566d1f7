import type { BusinessDay } from '../../domain/brand.ts';
import type { ReopenReason } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, runOne } from '../../db/prepared.ts';

/** A day as it was closed; times epoch ms, `closedBy` null: by the system, `factId` null: no fact of it was written. */
export interface DayClosing {
  readonly day: BusinessDay;
  readonly closedAt: number;
  readonly closedBy: number | null;
  readonly remark: string;
  readonly factId: Buffer | null;
}

export const isClosed = (db: Readable, day: BusinessDay): boolean => one(db, 'SELECT 1 FROM day_closings WHERE day = ?', day) !== undefined;

export const closingOf = (db: Readable, day: BusinessDay): DayClosing | undefined =>
  one<DayClosing>(db, 'SELECT day, closed_at AS closedAt, closed_by AS closedBy, remark, fact_id AS factId FROM day_closings WHERE day = ?', day);

/** When a day was closed, epoch ms; null while it is open. */
export const closedAtOf = (db: Readable, day: BusinessDay): number | null => closingOf(db, day)?.closedAt ?? null;

export function insertClosing(db: Readable, { day, closedAt, closedBy, remark, factId }: DayClosing): void {
  runOne(db, 'INSERT INTO day_closings (day, closed_at, closed_by, remark, fact_id) VALUES (?, ?, ?, ?, ?)', day, closedAt, closedBy, remark, factId);
}

/** The closing is taken back; what it was is kept with who and why (DOMAIN 4). */
export function moveToReopenings(
  db: Readable,
  closing: DayClosing,
  given: { readonly at: number; readonly staffId: number; readonly reason: ReopenReason },
): void {
  const { day, closedAt, closedBy, remark, factId } = closing;
  const sql = 'INSERT INTO day_reopenings (day, at, staff_id, reason, closed_at, closed_by, remark, fact_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';
  runOne(db, sql, day, given.at, given.staffId, given.reason, closedAt, closedBy, remark, factId);
  runOne(db, 'DELETE FROM day_closings WHERE day = ?', day);
}

export interface Reopening {
  readonly at: number;
  readonly by: string;
  readonly reason: ReopenReason;
  readonly remark: string;
  readonly factId: Buffer | null;
}
/** Of one day, the newest first. */
export const reopeningsOf = (db: Readable, day: BusinessDay): Reopening[] =>
  all<Reopening>(
    db,
    `SELECT r.at, s.name AS by, r.reason, r.remark, r.fact_id AS factId FROM day_reopenings r JOIN staff s ON s.id = r.staff_id WHERE r.day = ? ORDER BY r.id DESC`,
    day,
  );

/** Days before this one that somebody reopened and nobody closed again. */
export const reopenedDaysBefore = (db: Readable, day: BusinessDay): BusinessDay[] =>
  all<{ day: BusinessDay }>(db, 'SELECT DISTINCT day FROM day_reopenings WHERE day < ? AND day NOT IN (SELECT day FROM day_closings) ORDER BY day', day).map(
    (row) => row.day,
  );

/** When somebody last closed a day; null never. */
export const lastClosedByHand = (db: Readable): number | null =>
  one<{ at: number | null }>(db, 'SELECT max(closed_at) AS at FROM day_closings WHERE closed_by IS NOT NULL')?.at ?? null;
