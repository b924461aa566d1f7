import type { BusinessDay, LoanId, MemberId, StaffId } from '../../domain/brand.ts';
import type { LendWarning, PassReason } from '../../domain/lend-warnings.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

/** A warning that somebody passed: which one, why. */
export interface Pass {
  readonly warning: LendWarning;
  readonly reason: PassReason;
}
export const passesOf = (db: Readable, id: LoanId): Pass[] => all<Pass>(db, 'SELECT warning, reason FROM loan_passes WHERE loan_id = ?', id);

export function keepPass(db: Readable, id: LoanId, given: Pass & { readonly at: number; readonly staffId: StaffId | null }): void {
  const sql = 'INSERT OR IGNORE INTO loan_passes (loan_id, warning, reason, staff_id, at) VALUES (?, ?, ?, ?, ?)';
  run(db, sql, id, given.warning, given.reason, given.staffId, given.at);
}

/** A person who gets no device without somebody's say until that day, included. */
export interface Suspension {
  readonly until: BusinessDay;
  readonly reason: string;
}
export const suspensionOf = (db: Readable, id: MemberId): Suspension | undefined =>
  one<Suspension>(db, 'SELECT until_day AS until, reason FROM lending_suspensions WHERE member_id = ?', id);
export function keepSuspension(db: Readable, id: MemberId, given: Suspension & { readonly at: number; readonly staffId: StaffId | null }): void {
  run(
    db,
    `INSERT INTO lending_suspensions (member_id, until_day, reason, staff_id, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (member_id) DO UPDATE SET until_day = excluded.until_day, reason = excluded.reason, staff_id = excluded.staff_id, at = excluded.at`,
    id,
    given.until,
    given.reason,
    given.staffId,
    given.at,
  );
}
export function dropSuspension(db: Readable, id: MemberId): void {
  run(db, 'DELETE FROM lending_suspensions WHERE member_id = ?', id);
}
