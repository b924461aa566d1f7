import type { LoanId, MemberId, StaffId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

/** In what condition a device came back; `byOther`: somebody else than the borrower brought it. */
export interface Condition {
  readonly accountsOut: boolean;
  readonly filesWiped: boolean;
  readonly onCharge: boolean;
  readonly damaged: boolean;
  readonly byOther: boolean;
  readonly note: string;
}
type Row = { readonly [K in keyof Omit<Condition, 'note'>]: number } & { readonly note: string };

export function conditionOf(db: Readable, id: LoanId): Condition | undefined {
  const sql = `SELECT accounts_out AS accountsOut, files_wiped AS filesWiped, on_charge AS onCharge, damaged, by_other AS byOther, note
    FROM loan_conditions WHERE loan_id = ?`;
  const row = one<Row>(db, sql, id);
  if (row === undefined) return undefined;
  const { accountsOut, filesWiped, onCharge, damaged, byOther, note } = row;
  return { accountsOut: accountsOut === 1, filesWiped: filesWiped === 1, onCharge: onCharge === 1, damaged: damaged === 1, byOther: byOther === 1, note };
}
export function keepCondition(db: Readable, id: LoanId, given: Condition & { readonly at: number; readonly staffId: StaffId | null }): void {
  run(
    db,
    `INSERT INTO loan_conditions (loan_id, at, staff_id, accounts_out, files_wiped, on_charge, damaged, by_other, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (loan_id) DO UPDATE SET at = excluded.at, staff_id = excluded.staff_id, accounts_out = excluded.accounts_out,
       files_wiped = excluded.files_wiped, on_charge = excluded.on_charge, damaged = excluded.damaged, by_other = excluded.by_other, note = excluded.note`,
    id,
    given.at,
    given.staffId,
    ...[given.accountsOut, given.filesWiped, given.onCharge, given.damaged, given.byOther].map(Number),
    given.note,
  );
}
/** A return that was undone has no condition. */
export function dropCondition(db: Readable, id: LoanId): void {
  run(db, 'DELETE FROM loan_conditions WHERE loan_id = ?', id);
}
/** What was written about the returns of a person who is erased goes; the condition itself is the device's. */
export function eraseConditionNotes(db: Readable, id: MemberId): void {
  run(db, "UPDATE loan_conditions SET note = '' WHERE loan_id IN (SELECT id FROM loans WHERE member_id = ?)", id);
}
