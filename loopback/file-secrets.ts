import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SecretsPort } from '../shared/core/ports.ts';
import { writeWhole } from '../shared/core/write-whole.ts';

const stored = z.record(z.string(), z.string());

/** Secrets in one file that only its owner may read. */
export function fileSecrets(folder: string): SecretsPort {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'secrets.json');
  const texts = existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const held = new Map<string, Uint8Array>(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
  return {
    keptBy: 'file',
    get: (name) => held.get(name),
    set: async (name, value) => {
      held.set(name, Buffer.from(value));
      writeWhole(file, JSON.stringify(Object.fromEntries([...held].map(([key, bytes]) => [key, Buffer.from(bytes).toString('base64')]))));
    },
  };
}
