import { createHmac, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** OWASP's scrypt: N = 2^17, r = 8, p = 1 (TRUST A-2). About half a second on the reference machine. */
export const LOG_N = 17;
const MAX_MEMORY = 256 * 1024 * 1024;
const deriveAsync = promisify<Buffer, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);

const peppered = (secret: string, pepper: Uint8Array): Buffer => createHmac('sha256', pepper).update(secret.normalize('NFC')).digest();
const cost = (logN: number) => ({ N: 2 ** logN, r: 8, p: 1, maxmem: MAX_MEMORY });

interface Making {
  readonly secret: string;
  readonly pepper: Uint8Array;
  readonly salt: Uint8Array;
  readonly logN?: number;
}

/** PHC string of a secret: `$scrypt$ln=17,r=8,p=1$salt$hash`, the pepper kept outside the store. Blocks for half a second: tests give a small `logN`. */
export function verifierOf({ secret, pepper, salt, logN = LOG_N }: Making): string {
  return phc(logN, salt, scryptSync(peppered(secret, pepper), salt, 32, cost(logN)));
}

/** The same, off the main thread. */
export async function makeVerifier({ secret, pepper, salt, logN = LOG_N }: Making): Promise<string> {
  return phc(logN, salt, await deriveAsync(peppered(secret, pepper), salt, 32, cost(logN)));
}

const phc = (logN: number, salt: Uint8Array, hash: Buffer): string =>
  `$scrypt$ln=${logN},r=8,p=1$${Buffer.from(salt).toString('base64url')}$${hash.toString('base64url')}`;

/** Whether the secret is the one of the verifier; constant time, off the main thread. */
export async function secretMatches(secret: string, pepper: Uint8Array, verifier: string): Promise<boolean> {
  const [, ln, salt, hash] = /^\$scrypt\$ln=(\d+),r=8,p=1\$([\w-]+)\$([\w-]+)$/.exec(verifier) ?? [];
  if (ln === undefined || salt === undefined || hash === undefined) throw new Error('verifier is not readable');
  const found = await deriveAsync(peppered(secret, pepper), Buffer.from(salt, 'base64url'), 32, cost(Number(ln)));
  return timingSafeEqual(found, Buffer.from(hash, 'base64url'));
}
