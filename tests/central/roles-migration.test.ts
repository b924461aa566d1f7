import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrateStore } from '../../central/store/migrate.ts';
import { openEmptyStore } from '../../central/store/open-store.ts';
import { findReader } from '../../central/store/reader-store.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';

test('accounts made before there were roles keep their secret and manage', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'central-roles-'));
  const db = openEmptyStore({ dataFolder, databaseUrl: await freshDatabaseUrl() });
  await migrateStore(db, dataFolder, 5);
  await sql`INSERT INTO readers (name, verifier, failures, failures_today) VALUES ('ancienne', '$scrypt$x', 2, 2)`.execute(db);
  await migrateStore(db, dataFolder);
  const account = await findReader(db, 'ancienne');
  await db.destroy();
  rmSync(dataFolder, { recursive: true, force: true });
  expect(account).toMatchObject({ verifier: '$scrypt$x', failures: 2, role: 'manage', disabledAt: null, issuer: null });
});
