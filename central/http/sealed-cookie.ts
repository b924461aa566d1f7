import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';

/** What must come back with the person from the provider. `until` in epoch ms. */
const awaySchema = z.strictObject({ verifier: z.string(), state: z.string(), nonce: z.string(), until: z.number() });
export type Away = z.infer<typeof awaySchema>;

const keyOf = (pepper: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', pepper, '', 'central provider cookie', 32));

/** AES-256-GCM under a key drawn from the pepper: the browser carries it, and can neither read nor change it. */
export function seal(pepper: Uint8Array, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(pepper), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** Undefined for whatever was not sealed here. */
export function openSealed(pepper: Uint8Array, sealed: string): Away | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 29) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(pepper), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
    return awaySchema.safeParse(JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'))).data;
  } catch {
    return undefined; // another key, another author, or no JSON
  }
}
