import { createHash } from 'node:crypto';
import type { SignInCounters } from '../../shared/domain/sign-in-rule.ts';
import type { Store } from './tables.ts';

/** A coordinator who may read. */
export interface Reader extends SignInCounters {
  readonly id: number;
  readonly name: string;
  readonly verifier: string;
}
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const readers = (db: Store) =>
  db
    .selectFrom('readers')
    .select(['id', 'name', 'verifier', 'failures', 'failures_today as failuresToday', 'failure_day as failureDay', 'blocked_until as blockedUntil']);
export const findReader = (db: Store, name: string): Promise<Reader | undefined> => readers(db).where('name', '=', name).executeTakeFirst();
export const anyReader = (db: Store): Promise<Reader | undefined> => readers(db).orderBy('id').limit(1).executeTakeFirst();
export async function insertReader(db: Store, name: string, verifier: string): Promise<void> {
  await db.insertInto('readers').values({ name, verifier }).execute();
}
export async function setReaderFailures(db: Store, id: number, counters: SignInCounters): Promise<void> {
  await db
    .updateTable('readers')
    .set({
      failures: counters.failures,
      failures_today: counters.failuresToday,
      failure_day: counters.failureDay,
      blocked_until: counters.blockedUntil,
    })
    .where('id', '=', id)
    .execute();
}
/** Tokens are kept as hashes. */
export async function keepSession(db: Store, given: { token: string; reader: number; expiresAt: number; now: number }): Promise<void> {
  await db.deleteFrom('reader_sessions').where('expires_at', '<', given.now).execute();
  await db
    .insertInto('reader_sessions')
    .values({ token_hash: hashOf(given.token), reader: given.reader, expires_at: given.expiresAt })
    .execute();
}
export const readerOfSession = (db: Store, token: string, now: number): Promise<{ readonly id: number; readonly name: string } | undefined> =>
  db
    .selectFrom('reader_sessions as s')
    .innerJoin('readers as r', 'r.id', 's.reader')
    .select(['r.id', 'r.name'])
    .where('s.token_hash', '=', hashOf(token))
    .where('s.expires_at', '>', now)
    .executeTakeFirst();
export async function endSession(db: Store, token: string): Promise<void> {
  await db.deleteFrom('reader_sessions').where('token_hash', '=', hashOf(token)).execute();
}
