import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { SecretsPort } from '../shared/core/ports.ts';

const stored = z.record(z.string(), z.string());

/** Secrets in one file that only its owner may read (0600), written aside and renamed, so that a cut never halves it. */
export function fileSecrets(folder: string): SecretsPort {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'secrets.json');
  const held = new Map(Object.entries(existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}));
  return {
    get: (name) => {
      const text = held.get(name);
      return text === undefined ? undefined : Buffer.from(text, 'base64');
    },
    set: (name, value) => {
      held.set(name, Buffer.from(value).toString('base64'));
      const aside = `${file}.new`;
      const handle = openSync(aside, 'w', 0o600);
      try {
        writeSync(handle, JSON.stringify(Object.fromEntries(held)));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(aside, file);
    },
  };
}
