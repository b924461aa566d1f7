import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { RandomPort, SecretsPort } from '../ports.ts';

const keyOf = (secrets: SecretsPort): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secrets.get('pepper') ?? new Uint8Array(32), new Uint8Array(0), 'signature', 32));

/** A signature as kept: 12 random bytes, 16 of proof, then the sealed path (AES-256-GCM under a key of this terminal). */
export function sealSignature(ports: { readonly secrets: SecretsPort; readonly random: RandomPort }, path: string): Buffer {
  const nonce = ports.random.bytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ports.secrets), nonce);
  const sealed = Buffer.concat([cipher.update(path, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The path again; null when this terminal's key is not the one it was sealed with. */
export function openSignature(secrets: SecretsPort, kept: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secrets), kept.subarray(0, 12));
    decipher.setAuthTag(kept.subarray(12, 28));
    return Buffer.concat([decipher.update(kept.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null; // another key, or bytes that somebody changed: there is no signature to show
  }
}
