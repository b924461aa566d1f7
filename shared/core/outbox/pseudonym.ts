import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { SecretsPort } from '../ports.ts';

/** The key of the year last asked for, one a terminal; made again when the organisation key is another. */
const yearKeys = new WeakMap<SecretsPort, { readonly orgKey: Uint8Array; readonly year: number; readonly key: KeyObject }>();

function yearKeyOf(secrets: SecretsPort, year: number): KeyObject {
  const orgKey = secrets.get('org-key');
  if (orgKey === undefined) throw new Error('organisation key is missing');
  const kept = yearKeys.get(secrets);
  if (kept !== undefined && kept.year === year && Buffer.compare(kept.orgKey, orgKey) === 0) return kept.key;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', orgKey, new Uint8Array(), `pseudo${year}`, 32)));
  yearKeys.set(secrets, { orgKey, year, key });
  return key;
}

/**
 * base64url(HMAC-SHA-256(K_year, uid))[0..21], K_year = HKDF(K_org, "pseudo" ‖ civil year) (TRUST 8.2).
 * The same person counts once across antennes and within a year; central never holds K_org.
 */
export function pseudonymOf(secrets: SecretsPort, uid: Uint8Array, year: number): string {
  return createHmac('sha256', yearKeyOf(secrets, year)).update(uid).digest('base64url').slice(0, 22);
}
