import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import * as z from 'zod';
import { writeWhole } from '../../shared/core/write-whole.ts';

const stored = z.strictObject({ keptBy: z.enum(['system', 'file']), values: z.record(z.string(), z.string()) });

export interface SecretBox {
  readonly keptBy: 'system' | 'file';
  /** Every secret by name; null when the system no longer opens them. */
  readonly secrets: () => Readonly<Record<string, Uint8Array>> | null;
  /** Resolves once the value is on the disk. */
  readonly save: (name: string, value: Uint8Array) => Promise<void>;
}

/**
 * The secrets of this terminal, sealed by the system's key store (DPAPI, keychain, libsecret) through safeStorage.
 * A Linux session without a key store keeps them in a file that only its owner may read, and the settings say so.
 */
export async function openSecretBox(folder: string): Promise<SecretBox> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'secrets.json');
  const before = existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  const keptBy = before?.keptBy ?? ((await systemKeeps()) ? 'system' : 'file');
  const sealed: Record<string, string> = { ...before?.values };
  let opened = await openAll(keptBy, sealed);
  return {
    keptBy,
    secrets: () => opened,
    save: async (name, value) => {
      const text = Buffer.from(value).toString('base64');
      sealed[name] = keptBy === 'system' ? (await safeStorage.encryptStringAsync(text)).toString('base64') : text;
      writeWhole(file, JSON.stringify({ keptBy, values: sealed }));
      opened = { ...opened, [name]: value };
    },
  };
}

async function systemKeeps(): Promise<boolean> {
  // Chromium's fixed password hides nothing: no better than a file, and it must not look better.
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
  return await safeStorage.isAsyncEncryptionAvailable();
}

async function openAll(keptBy: 'system' | 'file', sealed: Readonly<Record<string, string>>): Promise<Record<string, Uint8Array> | null> {
  const opened: Record<string, Uint8Array> = {};
  try {
    for (const [name, text] of Object.entries(sealed)) {
      const plain = keptBy === 'system' ? (await safeStorage.decryptStringAsync(Buffer.from(text, 'base64'))).result : text;
      opened[name] = Buffer.from(plain, 'base64');
    }
    return opened;
  } catch {
    return null; // another account or another machine: nothing is overwritten, the core says so
  }
}
