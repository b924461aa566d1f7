import { createHash } from 'node:crypto';
import type { ReaderRole } from '../../shared/domain/reader-role.ts';
import type { SignInCounters } from '../../shared/domain/sign-in-rule.ts';
import type { Store } from './tables.ts';

/** A coordinator's account. `verifier` is empty for those who sign in at an OIDC provider. */
export interface Reader extends SignInCounters {
  readonly id: number;
  readonly name: string;
  readonly verifier: string;
  readonly role: ReaderRole;
  /** Epoch ms; null while the account may sign in. */
  readonly disabledAt: number | null;
  readonly issuer: string | null;
}
export type SignedInReader = Pick<Reader, 'id' | 'name' | 'role' | 'issuer'>;

const forgiven = { failures: 0, failures_today: 0, failure_day: null, blocked_until: null };
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const readers = (db: Store) =>
  db
    .selectFrom('readers')
    .select([
      'id',
      'name',
      'verifier',
      'role',
      'disabled_at as disabledAt',
      'issuer',
      'failures',
      'failures_today as failuresToday',
      'failure_day as failureDay',
      'blocked_until as blockedUntil',
    ]);
export const findReader = (db: Store, name: string): Promise<Reader | undefined> => readers(db).where('name', '=', name).executeTakeFirst();
export const findReaderOfSubject = (db: Store, issuer: string, subject: string): Promise<Reader | undefined> =>
  readers(db).where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
export const anyReader = (db: Store): Promise<Reader | undefined> => readers(db).orderBy('id').limit(1).executeTakeFirst();
export const allReaders = (db: Store): Promise<Reader[]> => readers(db).orderBy('name').execute();

export async function insertReader(
  db: Store,
  given: Pick<Reader, 'name' | 'verifier' | 'role'> & { readonly issuer?: string; readonly subject?: string },
): Promise<void> {
  const { name, verifier, role, issuer = null, subject = null } = given;
  await db.insertInto('readers').values({ name, verifier, role, issuer, subject }).execute();
}
/** A new secret forgives the failures made with the old one. */
export async function setVerifier(db: Store, id: number, verifier: string): Promise<void> {
  await db
    .updateTable('readers')
    .set({ verifier, ...forgiven })
    .where('id', '=', id)
    .execute();
}
export async function setRole(db: Store, id: number, role: ReaderRole): Promise<void> {
  await db.updateTable('readers').set({ role }).where('id', '=', id).execute();
}
export async function setDisabled(db: Store, id: number, at: number | null): Promise<void> {
  await db.updateTable('readers').set({ disabled_at: at }).where('id', '=', id).execute();
}
/** Accounts that may change things, other than this one: the last one can be neither closed nor demoted (TRUST A-7). */
export async function otherManagers(db: Store, id: number): Promise<number> {
  const others = db.selectFrom('readers').select('id').where('role', '=', 'manage').where('disabled_at', 'is', null).where('id', '<>', id);
  return (await others.execute()).length;
}
/** Writes the counters if nobody counted since `before` was read; false: read again. So parallel tries are counted one by one on both engines. */
export async function countFailure(db: Store, before: Reader, counters: SignInCounters): Promise<boolean> {
  const { failures, failuresToday, failureDay, blockedUntil } = counters;
  const done = await db
    .updateTable('readers')
    .set({ failures, failures_today: failuresToday, failure_day: failureDay, blocked_until: blockedUntil })
    .where('id', '=', before.id)
    .where('failures', '=', before.failures)
    .where('failures_today', '=', before.failuresToday)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}
export async function forgiveFailures(db: Store, id: number): Promise<void> {
  await db.updateTable('readers').set(forgiven).where('id', '=', id).execute();
}

/** Tokens are kept as hashes. */
export async function keepSession(db: Store, given: { token: string; reader: number; expiresAt: number; now: number }): Promise<void> {
  await db.deleteFrom('reader_sessions').where('expires_at', '<', given.now).execute();
  await db
    .insertInto('reader_sessions')
    .values({ token_hash: hashOf(given.token), reader: given.reader, expires_at: given.expiresAt })
    .execute();
}
/** The role is read at each request, so a change holds at once. */
export const readerOfSession = (db: Store, token: string, now: number): Promise<SignedInReader | undefined> =>
  db
    .selectFrom('reader_sessions as s')
    .innerJoin('readers as r', 'r.id', 's.reader')
    .select(['r.id', 'r.name', 'r.role', 'r.issuer'])
    .where('s.token_hash', '=', hashOf(token))
    .where('s.expires_at', '>', now)
    .where('r.disabled_at', 'is', null)
    .executeTakeFirst();
export async function endSession(db: Store, token: string): Promise<void> {
  await db.deleteFrom('reader_sessions').where('token_hash', '=', hashOf(token)).execute();
}
export async function endSessionsOf(db: Store, reader: number): Promise<void> {
  await db.deleteFrom('reader_sessions').where('reader', '=', reader).execute();
}
