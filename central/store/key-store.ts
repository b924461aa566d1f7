import { inTransaction } from './in-transaction.ts';
import { isDuplicate } from './is-duplicate.ts';
import type { Store } from './tables.ts';

/** How long the key before a new one holds, ms (TRUST 7.6). */
const OVERLAP_MS = 7 * 86_400_000;
/** How long nonces of such requests are remembered: longer than their window, ms. */
const NONCES_MS = 600_000;

/** Whether this nonce is seen for the first time within its window; it is remembered. */
export async function isFirstSeen(db: Store, nonce: string, at: number): Promise<boolean> {
  await db
    .deleteFrom('request_nonces')
    .where('at', '<', at - NONCES_MS)
    .execute();
  try {
    await db.insertInto('request_nonces').values({ nonce, at }).execute();
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

export interface NewKey {
  readonly keyId: string;
  readonly isNew: boolean;
}

/** Of `ger-1.k3`: those of k1 and k2. */
const keyIdsBefore = (keyId: string): readonly string[] => {
  const [, name = '', number = '1'] = /^(.*\.k)(\d{1,4})$/.exec(keyId) ?? [];
  return Array.from({ length: Number(number) - 1 }, (_, index) => `${name}${index + 1}`);
};

/**
 * A terminal signed with this key: those before it hold seven days more. Not from the request on: its answer may be lost, and a terminal that has no
 * network for weeks after it must not find itself without a key.
 */
export async function retireKeysBefore(db: Store, given: { readonly terminal: number; readonly keyId: string; readonly at: number }): Promise<void> {
  await db
    .updateTable('terminal_keys')
    .set({ retired_at: given.at + OVERLAP_MS })
    .where('terminal', '=', given.terminal)
    .where('key_id', 'in', keyIdsBefore(given.keyId))
    .where('retired_at', 'is', null)
    .execute();
}

/**
 * Gives a terminal a new key beside the one it signed with; the same new key again is the same answer.
 * undefined: a key of another terminal, or one that was replaced already.
 */
export function addKey(
  db: Store,
  given: { readonly terminal: { readonly number: number; readonly name: string }; readonly publicKey: Buffer },
): Promise<NewKey | undefined> {
  const { terminal, publicKey } = given;
  return inTransaction(db, async (transaction) => {
    // Locks the terminal, so that two requests at the same moment make two different ids.
    await transaction
      .updateTable('terminals')
      .set((own) => ({ name: own.ref('name') }))
      .where('number', '=', terminal.number)
      .execute();
    const held = await transaction.selectFrom('terminal_keys').selectAll().where('public_key', '=', publicKey).executeTakeFirst();
    if (held !== undefined) {
      const isOurs = held.terminal === terminal.number && held.retired_at === null && held.revoked_at === null;
      return isOurs ? { keyId: held.key_id, isNew: false } : undefined;
    }
    const keys = await transaction.selectFrom('terminal_keys').select('key_id').where('terminal', '=', terminal.number).execute();
    const keyId = `${terminal.name}.k${keys.length + 1}`;
    await transaction.insertInto('terminal_keys').values({ key_id: keyId, terminal: terminal.number, public_key: publicKey, revoked_at: null }).execute();
    return { keyId, isNew: true };
  });
}
