import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';
import type { SecretsPort } from '../ports.ts';

/** The key of each terminal's dead cards; made again when the organisation key is another. */
const keys = new WeakMap<SecretsPort, { readonly orgKey: Uint8Array; readonly key: KeyObject }>();

function keyOf(secrets: SecretsPort): KeyObject {
  const orgKey = secrets.get('org-key');
  if (orgKey === undefined) throw new Error('organisation key is missing');
  const kept = keys.get(secrets);
  if (kept !== undefined && Buffer.compare(kept.orgKey, orgKey) === 0) return kept.key;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', orgKey, new Uint8Array(), 'dead-card', 32)));
  keys.set(secrets, { orgKey, key });
  return key;
}

/**
 * How a dead card is named outside its antenne: the first 16 bytes of HMAC-SHA-256(HKDF(K_org, "dead-card"), card id).
 * Keyed, because an id has 40 bits: central, which holds no key, could guess every id behind a bare hash. `cardId`: 10 hex digits.
 */
export function deadCardHash(secrets: SecretsPort, cardId: string): Buffer {
  return createHmac('sha256', keyOf(secrets)).update(Buffer.from(cardId, 'hex')).digest().subarray(0, 16);
}

/** Which organisation key such names are made with: 16 hex digits that tell two keys apart and nothing of either. */
export function deadCardKeyMark(secrets: SecretsPort): string {
  return createHmac('sha256', keyOf(secrets)).update('mark').digest('hex').slice(0, 16);
}

/** Adds hashes to the list, in the caller's transaction; those already there stay. A card never comes back to life. */
export function keepDeadCards(db: Readable, hashes: Iterable<Uint8Array>): void {
  for (const hash of hashes) run(db, 'INSERT INTO dead_cards (hash) VALUES (?) ON CONFLICT (hash) DO NOTHING', hash);
}

/** Whether some antenne declared this card dead. */
export function isDeadCard(db: Readable, hash: Uint8Array): boolean {
  return one(db, 'SELECT 1 FROM dead_cards WHERE hash = ?', hash) !== undefined;
}

/** Of all antennes, this one included. */
export const countDeadCards = (db: Readable): number => one<{ n: number }>(db, 'SELECT count(*) AS n FROM dead_cards')?.n ?? 0;
