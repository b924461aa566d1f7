import type { LoanId } from '../../domain/brand.ts';
import type { LendWarning } from '../../domain/lend-warnings.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';

/** What waits for CONTINUER at a window (UX D-R8). Ids are row identities. */
export type Question =
  | {
      readonly kind: 'lend';
      readonly memberId: number;
      readonly deviceIds: readonly number[];
      readonly warnings: readonly LendWarning[];
    }
  /** A label that this antenne does not know: is it another antenne's device, brought here? */
  | { readonly kind: 'foreign'; readonly label: string }
  /** A device that cannot be lent as it is noted: in repair, lost, retired, at another antenne. It is here and well after all. */
  | { readonly kind: 'revive'; readonly deviceId: number };

/** How long a question waits, and how long a command card still speaks of the last loan or return (ms). */
export const QUESTION_MS = 60_000;
/** While an agreement may be signed first. */
export const SIGNING_MS = 300_000;
export const FOCUS_MS = 120_000;

export function askQuestion(db: Readable, windowId: string, given: { readonly question: Question; readonly until: number }): void {
  const sql = `INSERT INTO desk_questions (window_id, question, until) VALUES (?, ?, ?)
    ON CONFLICT (window_id) DO UPDATE SET question = excluded.question, until = excluded.until`;
  run(db, sql, windowId, JSON.stringify(given.question), given.until);
}
export function questionAt(db: Readable, windowId: string, now: number): { readonly question: Question; readonly until: number } | undefined {
  const sql = 'SELECT question, until FROM desk_questions WHERE window_id = ? AND until > ? AND until <= ?';
  const row = one<{ question: string; until: number }>(db, sql, windowId, now, now + SIGNING_MS);
  return row === undefined ? undefined : { question: JSON.parse(row.question) as Question, until: row.until }; // written by askQuestion only
}
export function dropQuestion(db: Readable, windowId: string): void {
  run(db, 'DELETE FROM desk_questions WHERE window_id = ?', windowId);
}

/** The loan that CHARGEUR MANQUANT and ÉTAT ABÎMÉ speak of. */
export function focusOn(db: Readable, windowId: string, given: { readonly loanId: LoanId; readonly until: number }): void {
  const sql = `INSERT INTO desk_focus (window_id, loan_id, until) VALUES (?, ?, ?)
    ON CONFLICT (window_id) DO UPDATE SET loan_id = excluded.loan_id, until = excluded.until`;
  run(db, sql, windowId, given.loanId, given.until);
}
export function focusAt(db: Readable, windowId: string, now: number): LoanId | undefined {
  return one<{ loanId: LoanId }>(db, 'SELECT loan_id AS loanId FROM desk_focus WHERE window_id = ? AND until > ? AND until <= ?', windowId, now, now + FOCUS_MS)
    ?.loanId;
}
