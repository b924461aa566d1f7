import { createHash } from 'node:crypto';
import type { SignInCounters } from '../../shared/domain/sign-in-rule.ts';
import { one, run, runOne } from '../../shared/db/prepared.ts';
import type { Readable } from '../../shared/db/open-store.ts';

/** A coordinator who may read. */
export interface Reader extends SignInCounters {
  readonly id: number;
  readonly name: string;
  readonly verifier: string;
}
const columns = 'id, name, verifier, failures, failures_today AS failuresToday, failure_day AS failureDay, blocked_until AS blockedUntil';
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export const findReader = (db: Readable, name: string): Reader | undefined => one<Reader>(db, `SELECT ${columns} FROM readers WHERE name = ?`, name);
export const anyReader = (db: Readable): Reader | undefined => one<Reader>(db, `SELECT ${columns} FROM readers ORDER BY id LIMIT 1`);
export function insertReader(db: Readable, name: string, verifier: string): void {
  run(db, 'INSERT INTO readers (name, verifier) VALUES (?, ?)', name, verifier);
}
export function setReaderFailures(db: Readable, id: number, counters: SignInCounters): void {
  runOne(
    db,
    'UPDATE readers SET failures = ?, failures_today = ?, failure_day = ?, blocked_until = ? WHERE id = ?',
    counters.failures,
    counters.failuresToday,
    counters.failureDay,
    counters.blockedUntil,
    id,
  );
}
/** Tokens are kept as hashes. */
export function keepSession(db: Readable, given: { token: string; reader: number; expiresAt: number; now: number }): void {
  run(db, 'DELETE FROM reader_sessions WHERE expires_at < ?', given.now);
  run(db, 'INSERT INTO reader_sessions (token_hash, reader, expires_at) VALUES (?, ?, ?)', hashOf(given.token), given.reader, given.expiresAt);
}
export const readerOfSession = (db: Readable, token: string, now: number): { readonly id: number; readonly name: string } | undefined =>
  one(db, 'SELECT r.id, r.name FROM reader_sessions s JOIN readers r ON r.id = s.reader WHERE s.token_hash = ? AND s.expires_at > ?', hashOf(token), now);
export function endSession(db: Readable, token: string): void {
  run(db, 'DELETE FROM reader_sessions WHERE token_hash = ?', hashOf(token));
}
