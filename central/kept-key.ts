import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawPublicKey } from '../shared/contract/message-signature.ts';
import type { CentralKey } from './central.ts';

/**
 * Central's key beside the store, made at the first start. Whoever loses it enrols every terminal again: it belongs to the backups,
 * and every central on one PostgreSQL has the same.
 */
export function keptKey(folder: string): CentralKey {
  const file = join(folder, 'central.key');
  if (!existsSync(file)) {
    const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    writeFileSync(file, made, { mode: 0o600, flush: true });
  }
  const privateDer = readFileSync(file);
  return { privateDer, publicKey: rawPublicKey(privateDer) };
}
