import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { codeIsGood, enrolmentCodeHash } from '../../central/store/enrolment-store.ts';
import { migrateStore } from '../../central/store/migrate.ts';
import { openEmptyStore } from '../../central/store/open-store.ts';
import { allTerminals, terminalOfKey } from '../../central/store/terminal-store.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';

test('terminals enrolled before keep their key, without words to show, and open codes still work', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'central-handed-'));
  const db = openEmptyStore({ dataFolder, databaseUrl: await freshDatabaseUrl() });
  await migrateStore(db, dataFolder, 6);
  const [key, hash] = [Buffer.alloc(32, 1), enrolmentCodeHash('0123456789')];
  await sql`INSERT INTO sites (code, name) VALUES ('GER', 'Gerland')`.execute(db);
  await sql`INSERT INTO terminals (number, name, site_code, enrolled_at) VALUES (1, 'ger-1', 'GER', 5)`.execute(db);
  await sql`INSERT INTO terminal_keys (key_id, terminal, public_key) VALUES ('ger-1.k1', 1, ${key})`.execute(db);
  await sql`INSERT INTO enrolment_codes (code_hash, site_code, expires_at) VALUES (${hash}, 'GER', 100)`.execute(db);
  await migrateStore(db, dataFolder);
  expect(await terminalOfKey(db, 'ger-1.k1', 10)).toMatchObject({ name: 'ger-1', publicKey: key, revoked: false });
  expect(await allTerminals(db)).toMatchObject([{ name: 'ger-1', fingerprint: null, quarantined: 0 }]);
  expect(await codeIsGood(db, { code: '01234-56789', siteCode: 'GER', at: 50 })).toBe(true);
  await db.destroy();
  rmSync(dataFolder, { recursive: true, force: true });
});
