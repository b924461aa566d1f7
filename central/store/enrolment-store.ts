import { createHash } from 'node:crypto';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

const CODE_LIFE_MS = 86_400_000;
/** Codes are kept as hashes; how they were typed (spaces, hyphens, case) does not matter. */
export const enrolmentCodeHash = (code: string): Buffer => createHash('sha256').update(code.replace(/[\s-]/g, '').toUpperCase()).digest();

/** Wrong tries at an antenne after which its open codes are void (TRUST 7.6). */
export const FAILURES_OF_A_CODE = 5;

export async function keepEnrolmentCode(db: Store, given: { code: string; siteCode: string; at: number }): Promise<void> {
  await db
    .insertInto('enrolment_codes')
    .values({ code_hash: enrolmentCodeHash(given.code), site_code: given.siteCode, expires_at: given.at + CODE_LIFE_MS, used_at: null })
    .execute();
}
/** A code made for this antenne, not used, not older than a day, not worn out by wrong tries. */
export async function codeIsGood(db: Store, given: { code: string; siteCode: string; at: number }): Promise<boolean> {
  const found = await db
    .selectFrom('enrolment_codes')
    .select('code_hash')
    .where('code_hash', '=', enrolmentCodeHash(given.code))
    .where('site_code', '=', given.siteCode)
    .where('used_at', 'is', null)
    .where('expires_at', '>', given.at)
    .where('failures', '<', FAILURES_OF_A_CODE)
    .executeTakeFirst();
  return found !== undefined;
}
/** Counts against everybody, and against the open codes of the antenne that was named. */
export async function countEnrolmentFailure(db: Store, { at, siteCode }: { readonly at: number; readonly siteCode: string }): Promise<void> {
  await db
    .updateTable('enrolment_codes')
    .set((code) => ({ failures: code('failures', '+', 1) }))
    .where('site_code', '=', siteCode)
    .where('used_at', 'is', null)
    .execute();
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
  given: { code: string; siteCode: string; publicKey: Buffer; fingerprint: Buffer; at: number },
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
      .values({ name: terminal, site_code: given.siteCode, enrolled_at: given.at, last_contact_at: null, revoked_at: null, fingerprint: given.fingerprint })
      .returning('number')
      .executeTakeFirstOrThrow();
    const keyId = `${terminal}.k1`;
    await transaction.insertInto('terminal_keys').values({ key_id: keyId, terminal: number, public_key: given.publicKey, revoked_at: null }).execute();
    return { terminal, keyId };
  });
}
