import type { Store } from './tables.ts';

/** The identity that this very key already received for this code; undefined when there is none. A lost answer is asked for again, not a second terminal. */
export async function enrolledWith(
  db: Store,
  given: { codeHash: Buffer; siteCode: string; publicKey: Buffer; at: number },
): Promise<{ readonly terminal: string; readonly keyId: string } | undefined> {
  return db
    .selectFrom('enrolment_codes as c')
    .innerJoin('terminals as t', (join) => join.onRef('t.site_code', '=', 'c.site_code').onRef('t.enrolled_at', '=', 'c.used_at'))
    .innerJoin('terminal_keys as k', 'k.terminal', 't.number')
    .select(['t.name as terminal', 'k.key_id as keyId'])
    .where('c.code_hash', '=', given.codeHash)
    .where('c.site_code', '=', given.siteCode)
    .where('c.expires_at', '>', given.at)
    .where('k.public_key', '=', given.publicKey)
    .where('t.revoked_at', 'is', null)
    .executeTakeFirst();
}
