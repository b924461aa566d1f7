import { createHmac, hkdfSync } from 'node:crypto';
import type { SecretsPort } from '../ports.ts';

/**
 * base64url(HMAC-SHA-256(K_year, uid))[0..21], K_year = HKDF(K_org, "pseudo" ‖ civil year) (TRUST 8.2).
 * The same person counts once across antennes and within a year; central never holds K_org.
 */
export function pseudonymOf(secrets: SecretsPort, uid: Uint8Array, year: number): string {
  const orgKey = secrets.get('org-key');
  if (orgKey === undefined) throw new Error('organisation key is missing');
  const yearKey = Buffer.from(hkdfSync('sha256', orgKey, new Uint8Array(), `pseudo${year}`, 32));
  return createHmac('sha256', yearKey).update(uid).digest('base64url').slice(0, 22);
}
