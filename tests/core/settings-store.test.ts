import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '../../shared/core/migrations/all.ts';
import { readSettings, writeSettings } from '../../shared/core/settings/settings-store.ts';
import { migrate } from '../../shared/db/migrate.ts';
import { openStore, type Writable } from '../../shared/db/open-store.ts';

let folder = '';
let db: Writable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-test-'));
  db = openStore(join(folder, 'accueil.db'));
  migrate(db, migrations, () => undefined);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

test('settings never set are the defaults, a change is seen at once and unchanged ones are the same object', () => {
  expect(readSettings(db)).toMatchObject({ mode: null, resultSeconds: 6, timeZone: 'Europe/Paris' });
  writeSettings(db, { resultSeconds: 9, opening: [{ weekday: 1, from: 540, to: 750 }] });
  const read = readSettings(db);
  expect(read).toMatchObject({ resultSeconds: 9, opening: [{ weekday: 1, from: 540, to: 750 }] });
  expect(readSettings(db)).toBe(read);
});

test('a change that is rolled back is forgotten, even when it was read before the end', () => {
  readSettings(db);
  expect(() =>
    db
      .transaction(() => {
        writeSettings(db, { resultSeconds: 12 });
        expect(readSettings(db).resultSeconds).toBe(12);
        throw new Error('refused');
      })
      .immediate(),
  ).toThrow('refused');
  expect(readSettings(db).resultSeconds).toBe(6);
});

test('a change made by another connection is seen', () => {
  readSettings(db);
  const other = openStore(join(folder, 'accueil.db'));
  writeSettings(other, { sessionMinutes: 45 });
  other.close();
  expect(readSettings(db).sessionMinutes).toBe(45);
});
