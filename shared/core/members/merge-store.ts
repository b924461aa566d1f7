import type { BusinessDay, MemberId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** What a merge moved and what was there before: enough to part the two sheets again. Ids are row identities, cards 10 hex digits. */
export interface Moved {
  readonly visits: readonly { readonly id: number; readonly isNew: number }[];
  readonly keptVisits: readonly { readonly id: number; readonly isNew: number }[];
  readonly loans: readonly number[];
  readonly cards: readonly string[];
  /** The active card of the one that went, when the one that stays had its own: both go on working. */
  readonly secondCard: { readonly cardId: string; readonly keyNumber: number; readonly issuedAt: number } | null;
  readonly attached: readonly string[];
  readonly earlier: readonly number[];
  readonly suspension: { readonly until: BusinessDay; readonly reason: string } | null;
  readonly before: {
    readonly birthYear: number | null;
    readonly district: string | null;
    readonly programme: string;
    readonly language: string;
    readonly largeText: number;
  };
}
export interface Merge {
  readonly id: number;
  readonly keptId: MemberId;
  readonly goneId: MemberId;
  readonly at: number;
  readonly moved: Moved;
}
type Row = Omit<Merge, 'moved'> & { readonly moved: string };
const columns = 'id, kept_id AS keptId, gone_id AS goneId, at, moved';
const parsed = (row: Row): Merge => ({ ...row, moved: JSON.parse(row.moved) as Moved }); // written by keepMerge only

export const findMerge = (db: Readable, id: number): Merge | undefined => {
  const row = one<Row>(db, `SELECT ${columns} FROM merges WHERE id = ? AND undone_at IS NULL`, id);
  return row === undefined ? undefined : parsed(row);
};
/** Merges into this sheet that can be undone, the newest first. */
export const mergesInto = (db: Readable, keptId: MemberId): Merge[] =>
  all<Row>(db, `SELECT ${columns} FROM merges WHERE kept_id = ? AND undone_at IS NULL ORDER BY id DESC`, keptId).map(parsed);
export function keepMerge(db: Readable, merge: Omit<Merge, 'id'>, staffId: number | null): number {
  const sql = 'INSERT INTO merges (kept_id, gone_id, at, staff_id, moved) VALUES (?, ?, ?, ?, ?)';
  return run(db, sql, merge.keptId, merge.goneId, merge.at, staffId, JSON.stringify(merge.moved)).id;
}
export function markMergeUndone(db: Readable, id: number, at: number): void {
  runOne(db, 'UPDATE merges SET undone_at = ? WHERE id = ? AND undone_at IS NULL', at, id);
}
/** Two sheets whose person is erased are never parted again: what was kept of them for that goes. */
export function eraseMerges(db: Readable, id: MemberId): void {
  run(db, 'DELETE FROM merges WHERE kept_id = ? OR gone_id = ?', id, id);
}
