import type { LoanId, MemberId, StaffId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

/** The text that borrowers sign; each change is a new version. */
export interface AgreementText {
  readonly version: number;
  readonly text: string;
}
export const currentText = (db: Readable): AgreementText | undefined =>
  one<AgreementText>(db, 'SELECT version, text FROM agreement_texts ORDER BY version DESC LIMIT 1');
export const textOfVersion = (db: Readable, version: number): AgreementText | undefined =>
  one<AgreementText>(db, 'SELECT version, text FROM agreement_texts WHERE version = ?', version);
export function addText(db: Readable, given: { readonly text: string; readonly at: number; readonly staffId: StaffId | null }): AgreementText {
  const version = (currentText(db)?.version ?? 0) + 1;
  run(db, 'INSERT INTO agreement_texts (version, text, at, staff_id) VALUES (?, ?, ?, ?)', version, given.text, given.at, given.staffId);
  return { version, text: given.text };
}

/** A signed agreement. `signature`: sealed, null on paper or once it was forgotten. */
export interface Agreement {
  readonly id: number;
  readonly kind: 'loan' | 'framework';
  readonly memberId: MemberId;
  readonly loanId: LoanId | null;
  readonly version: number;
  readonly how: 'drawn' | 'paper';
  readonly signature: Buffer | null;
  readonly signedAt: number;
}
const columns = 'id, kind, member_id AS memberId, loan_id AS loanId, version, how, signature, signed_at AS signedAt';

export const agreementOfLoan = (db: Readable, id: LoanId): Agreement | undefined =>
  one<Agreement>(db, `SELECT ${columns} FROM agreements WHERE loan_id = ? AND ended_at IS NULL`, id);
/** The newest one, signed under this sheet or one that became part of it. */
export const frameworkOf = (db: Readable, id: MemberId): Agreement | undefined =>
  one<Agreement>(
    db,
    `SELECT ${columns} FROM agreements WHERE kind = 'framework' AND ended_at IS NULL
       AND (member_id = ? OR member_id IN (SELECT id FROM members WHERE merged_into = ?)) ORDER BY signed_at DESC LIMIT 1`,
    id,
    id,
  );

/** Signs; what the person signed before for the same thing is over. */
export function signAgreement(db: Readable, given: Omit<Agreement, 'id'> & { readonly staffId: StaffId | null }): void {
  if (given.kind === 'framework')
    run(db, "UPDATE agreements SET ended_at = ? WHERE member_id = ? AND kind = 'framework' AND ended_at IS NULL", given.signedAt, given.memberId);
  run(
    db,
    `INSERT INTO agreements (kind, member_id, loan_id, version, how, signature, signed_at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (loan_id) WHERE loan_id IS NOT NULL DO UPDATE SET version = excluded.version, how = excluded.how, signature = excluded.signature,
       signed_at = excluded.signed_at, staff_id = excluded.staff_id, ended_at = NULL`,
    given.kind,
    given.memberId,
    given.loanId,
    given.version,
    given.how,
    given.signature,
    given.signedAt,
    given.staffId,
  );
}
/** The loan is no take-home loan any more. */
export function endAgreementOfLoan(db: Readable, id: LoanId, at: number): void {
  run(db, 'UPDATE agreements SET ended_at = ? WHERE loan_id = ? AND ended_at IS NULL', at, id);
}
/** Strokes live as long as the device is out and a month more; a framework's, a month after it ended (TRUST L-6). */
export function forgetSignatures(db: Readable, before: number): void {
  run(
    db,
    `UPDATE agreements SET signature = NULL WHERE signature IS NOT NULL AND (ended_at < ?
       OR loan_id IN (SELECT id FROM loans WHERE returned_at < ? OR cancelled_at < ?))`,
    before,
    before,
    before,
  );
}
/** A person is erased, with the sheets that had become part of theirs: no stroke stays, and nothing they signed holds any more. */
export function eraseSignatures(db: Readable, id: MemberId, at: number): void {
  run(
    db,
    `UPDATE agreements SET signature = NULL, ended_at = coalesce(ended_at, ?)
     WHERE member_id = ? OR member_id IN (SELECT id FROM members WHERE merged_into = ?)`,
    at,
    id,
    id,
  );
}
