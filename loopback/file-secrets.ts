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
  const held = new Map(Object.entries(existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}));
  return {
    keptBy: 'file',
    get: (name) => {
      const text = held.get(name);
      return text === undefined ? undefined : Buffer.from(text, 'base64');
    },
    set: async (name, value) => {
      held.set(name, Buffer.from(value).toString('base64'));
      writeWhole(file, JSON.stringify(Object.fromEntries(held)));
    },
  };
}
