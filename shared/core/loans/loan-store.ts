import type { BusinessDay, DeviceId, LoanId, MemberId, VisitId } from '../../domain/brand.ts';
import type { LoanPlace } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** One device in somebody's hands; times in epoch ms. */
export interface Loan {
  readonly id: LoanId;
  readonly factId: Buffer;
  readonly rev: number;
  readonly deviceId: DeviceId;
  readonly memberId: MemberId;
  readonly visitId: VisitId | null;
  readonly place: LoanPlace;
  readonly day: BusinessDay;
  readonly lentAt: number;
  readonly dueAt: number;
  readonly returnedAt: number | null;
  readonly cancelledAt: number | null;
}
const columns = `id, fact_id AS factId, rev, device_id AS deviceId, member_id AS memberId, visit_id AS visitId, place, day, lent_at AS lentAt,
  due_at AS dueAt, returned_at AS returnedAt, cancelled_at AS cancelledAt`;
const out = 'returned_at IS NULL AND cancelled_at IS NULL';

export const findLoan = (db: Readable, id: number): Loan | undefined => one<Loan>(db, `SELECT ${columns} FROM loans WHERE id = ?`, id);
export const openLoanOfDevice = (db: Readable, id: DeviceId): Loan | undefined =>
  one<Loan>(db, `SELECT ${columns} FROM loans WHERE device_id = ? AND ${out}`, id);
export const openLoansOf = (db: Readable, id: MemberId): Loan[] =>
  all<Loan>(db, `SELECT ${columns} FROM loans WHERE member_id = ? AND ${out} ORDER BY due_at`, id);
export const openLoans = (db: Readable): Loan[] => all<Loan>(db, `SELECT ${columns} FROM loans WHERE ${out} ORDER BY due_at, id`);
export const loansBetween = (db: Readable, from: string, to: string): Loan[] =>
  all<Loan>(db, `SELECT ${columns} FROM loans WHERE day BETWEEN ? AND ? AND cancelled_at IS NULL`, from, to);

/** Loans of a device, the newest first. */
export const loansOfDevice = (db: Readable, id: DeviceId): Loan[] =>
  all<Loan>(db, `SELECT ${columns} FROM loans WHERE device_id = ? AND cancelled_at IS NULL ORDER BY lent_at DESC LIMIT 50`, id);
/** Returned since `after` (epoch ms) neither looked over nor lent again since, the newest first. */
export const loansToCheck = (db: Readable, after: number): Loan[] =>
  all<Loan>(
    db,
    `SELECT ${columns} FROM loans WHERE returned_at > ? AND cancelled_at IS NULL AND id NOT IN (SELECT loan_id FROM loan_conditions)
       AND NOT EXISTS (SELECT 1 FROM loans later WHERE later.device_id = loans.device_id AND later.lent_at >= loans.returned_at AND later.id <> loans.id
         AND later.cancelled_at IS NULL) ORDER BY returned_at DESC, id DESC`,
    after,
  );

export interface NewLoan {
  readonly factId: Uint8Array;
  readonly deviceId: DeviceId;
  readonly memberId: MemberId;
  readonly visitId: VisitId | null;
  readonly place: LoanPlace;
  readonly day: BusinessDay;
  readonly at: number;
  readonly dueAt: number;
}
export function insertLoan(db: Readable, given: NewLoan): LoanId {
  const id = runOne(
    db,
    'INSERT INTO loans (fact_id, device_id, member_id, visit_id, place, day, lent_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    given.factId,
    given.deviceId,
    given.memberId,
    given.visitId,
    given.place,
    given.day,
    given.at,
    given.dueAt,
  );
  return id as LoanId; // a row identity just made by SQLite
}
export type LoanChange = Partial<Pick<Loan, 'returnedAt' | 'cancelledAt' | 'dueAt' | 'place'>>;
/** `rev`: the revision that this change is. */
export function updateLoan(db: Readable, loan: Loan, change: LoanChange & { readonly rev: number }): Loan {
  const next = { ...loan, ...change };
  runOne(
    db,
    'UPDATE loans SET rev = ?, due_at = ?, place = ?, returned_at = ?, cancelled_at = ? WHERE id = ? AND rev = ?',
    next.rev,
    next.dueAt,
    next.place,
    next.returnedAt,
    next.cancelledAt,
    loan.id,
    loan.rev,
  );
  return next;
}

/** All loans of one person change hands on paper; loan facts name nobody. Answers which. */
export function moveLoans(db: Readable, from: MemberId, to: MemberId): readonly number[] {
  const ids = all<{ id: number }>(db, 'SELECT id FROM loans WHERE member_id = ?', from).map(({ id }) => id);
  run(db, 'UPDATE loans SET member_id = ? WHERE member_id = ?', to, from);
  return ids;
}
export function giveLoansBack(db: Readable, ids: readonly number[], to: MemberId): void {
  for (const id of ids) runOne(db, 'UPDATE loans SET member_id = ? WHERE id = ?', to, id);
}
export const loansOfMember = (db: Readable, id: MemberId): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM loans WHERE member_id = ? AND cancelled_at IS NULL', id)?.n ?? 0;
