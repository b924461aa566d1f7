import type { Readable } from '../../db/open-store.ts';
import { one, run, runOne } from '../../db/prepared.ts';
import { ProblemError } from '../../contract/problems.ts';

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** The answer already given to this action, undefined the first time; `stale` when the id was used for something else. */
export function recallAnswer(db: Readable, actionId: string, method: string): unknown {
  const row = one<{ method: string; answer: string }>(db, 'SELECT method, answer FROM actions WHERE action_id = ?', bytesOf(actionId));
  if (row === undefined) return undefined;
  if (row.method !== method) throw new ProblemError('stale');
  return JSON.parse(row.answer);
}

/** Keeps the answer, in the transaction of the act itself. */
export function rememberAnswer(db: Readable, given: { actionId: string; method: string; at: number; answer: unknown }): void {
  runOne(
    db,
    'INSERT INTO actions (action_id, method, at, answer) VALUES (?, ?, ?, ?)',
    bytesOf(given.actionId),
    given.method,
    given.at,
    JSON.stringify(given.answer ?? null),
  );
}

/** Forgets answers older than `before` (epoch ms): they may hold names. */
export function forgetAnswers(db: Readable, before: number): void {
  run(db, 'DELETE FROM actions WHERE at < ?', before);
}

/** Answers given before `before` that name a person beside a seat say no more than that it is over. */
export function forgetSeatAnswers(db: Readable, before: number): void {
  // The words of the index `seat_answers`.
  run(
    db,
    `UPDATE actions SET answer = '{"kind":"nothing-changed","why":"already-ended"}'
     WHERE method IN ('workstations.seat', 'workstations.end', 'workstations.reserve', 'reservations.cancel', 'undo.last')
       AND answer <> '{"kind":"nothing-changed","why":"already-ended"}' AND at < ?`,
    before,
  );
}
