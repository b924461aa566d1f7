import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { hot } from './hot.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

const CODE_LIFE_MS = 86_400_000;
/** Codes are kept as hashes; how they were typed (spaces, hyphens, case) does not matter. */
export const enrolmentCodeHash = (code: string): Buffer => createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest();

export async function keepSite(db: Store, code: string, name: string): Promise<void> {
  await db
    .insertInto('sites')
    .values({ code, name })
    .onConflict((conflict) => conflict.column('code').doUpdateSet((written) => ({ name: written.ref('excluded.name') })))
    .execute();
}
export const siteExists = async (db: Store, code: string): Promise<boolean> =>
  (await db.selectFrom('sites').select('code').where('code', '=', code).executeTakeFirst()) !== undefined;
export const allSites = (db: Store): Promise<{ readonly code: string; readonly name: string }[]> =>
  db.selectFrom('sites').select(['code', 'name']).orderBy('name').execute();

export async function keepEnrolmentCode(db: Store, given: { code: string; siteCode: string; at: number }): Promise<void> {
  await db
    .insertInto('enrolment_codes')
    .values({ code_hash: enrolmentCodeHash(given.code), site_code: given.siteCode, expires_at: given.at + CODE_LIFE_MS, used_at: null })
    .execute();
}
/** A code made for this antenne, not used, not older than a day. */
export async function codeIsGood(db: Store, given: { code: string; siteCode: string; at: number }): Promise<boolean> {
  const found = await db
    .selectFrom('enrolment_codes')
    .select('code_hash')
    .where('code_hash', '=', enrolmentCodeHash(given.code))
    .where('site_code', '=', given.siteCode)
    .where('used_at', 'is', null)
    .where('expires_at', '>', given.at)
    .executeTakeFirst();
  return found !== undefined;
}
export async function countEnrolmentFailure(db: Store, at: number): Promise<void> {
  await db.insertInto('enrolment_failures').values({ at }).execute();
  await db
    .deleteFrom('enrolment_failures')
    .where('at', '<', at - CODE_LIFE_MS)
    .execute();
}
export async function enrolmentFailures(db: Store, since: number): Promise<number> {
  const { n } = await db
    .selectFrom('enrolment_failures')
    .select((read) => read.fn.countAll<number>().as('n'))
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return n;
}

/** Uses the code up and gives the terminal its name and key id, in one transaction; undefined when another terminal was quicker with this code. */
export function addTerminal(
  db: Store,
  given: { code: string; siteCode: string; publicKey: Buffer; at: number },
): Promise<{ readonly terminal: string; readonly keyId: string } | undefined> {
  return inTransaction(db, async (transaction) => {
    const used = await transaction
      .updateTable('enrolment_codes')
      .set({ used_at: given.at })
      .where('code_hash', '=', enrolmentCodeHash(given.code))
      .where('used_at', 'is', null)
      .executeTakeFirst();
    if (used.numUpdatedRows !== 1n) return undefined;
    // Locks the antenne, so that two terminals enrolled at the same moment get two names.
    await transaction
      .updateTable('sites')
      .set((site) => ({ name: site.ref('name') }))
      .where('code', '=', given.siteCode)
      .execute();
    const { n } = await transaction
      .selectFrom('terminals')
      .select((read) => read.fn.countAll<number>().as('n'))
      .where('site_code', '=', given.siteCode)
      .executeTakeFirstOrThrow();
    const terminal = `${given.siteCode.toLowerCase()}-${n + 1}`;
    const { number } = await transaction
      .insertInto('terminals')
      .values({ name: terminal, site_code: given.siteCode, enrolled_at: given.at, last_contact_at: null, revoked_at: null })
      .returning('number')
      .executeTakeFirstOrThrow();
    const keyId = `${terminal}.k1`;
    await transaction.insertInto('terminal_keys').values({ key_id: keyId, terminal: number, public_key: given.publicKey, revoked_at: null }).execute();
    return { terminal, keyId };
  });
}

export interface KnownTerminal {
  readonly number: number;
  readonly name: string;
  readonly siteCode: string;
  readonly publicKey: Buffer;
  readonly revoked: boolean;
}
const keyRow = hot<Omit<KnownTerminal, 'revoked'> & { readonly revokedAt: number | null }, { keyId: string }>(
  (value) => sql`
    SELECT t.number, t.name, t.site_code AS "siteCode", k.public_key AS "publicKey", coalesce(k.revoked_at, t.revoked_at) AS "revokedAt"
    FROM terminal_keys k JOIN terminals t ON t.number = k.terminal WHERE k.key_id = ${value('keyId')}`,
);
export async function terminalOfKey(db: Store, keyId: string): Promise<KnownTerminal | undefined> {
  const [row] = await keyRow(db, { keyId });
  return row === undefined ? undefined : { ...row, revoked: row.revokedAt !== null };
}

const contact = hot<never, { number: number; at: number; gapMs: number }>(
  (value) => sql`UPDATE terminals SET last_contact_at = ${value('at')}, clock_gap_ms = ${value('gapMs')} WHERE number = ${value('number')}`,
);
/** When this terminal last spoke, and how far its clock is from ours (ms, whole). */
export async function noteContact(db: Store, given: { number: number; at: number; gapMs: number }): Promise<void> {
  await contact(db, { ...given, gapMs: Math.round(given.gapMs) });
}
export async function revokeTerminal(db: Store, name: string, at: number): Promise<boolean> {
  const done = await db.updateTable('terminals').set({ revoked_at: at }).where('name', '=', name).where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export interface TerminalLine {
  readonly name: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number | null;
  readonly clockGapMs: number;
  readonly revokedAt: number | null;
  readonly publicKey: Buffer;
  readonly quarantined: number;
}
export const allTerminals = (db: Store): Promise<TerminalLine[]> =>
  db
    .selectFrom('terminals as t')
    .innerJoin('sites as s', 's.code', 't.site_code')
    .innerJoin('terminal_keys as k', 'k.terminal', 't.number')
    .select([
      't.name',
      't.site_code as siteCode',
      's.name as siteName',
      't.enrolled_at as enrolledAt',
      't.last_contact_at as lastContactAt',
      't.clock_gap_ms as clockGapMs',
      't.revoked_at as revokedAt',
      'k.public_key as publicKey',
    ])
    .select(({ selectFrom, fn }) =>
      fn
        .coalesce(
          selectFrom('quarantine as q')
            .select((count) => count.fn.countAll<number>().as('n'))
            .whereRef('q.terminal', '=', 't.number'),
          sql<number>`0`,
        )
        .as('quarantined'),
    )
    .orderBy('s.name')
    .orderBy('t.name')
    .execute();
