import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inventory } from '../../../shared/core/migrations/0013-inventory.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { openLoans } from '../../../shared/core/loans/loan-store.ts';
import { openStockTake } from '../../../shared/core/stock/stock-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';
import { openStore } from '../../../shared/db/open-store.ts';

test('a loan of before has no agreement, and nothing is being counted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migration-'));
  const db = openStore(join(folder, 'accueil.db'));
  migrate(db, migrations.slice(0, inventory.version - 1), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
      VALUES (1, randomblob(16), 'Aya', 'Benali', 'aya benali', 'GER', 'cej', 0);
    INSERT INTO devices (id, name, label, kind) VALUES (1, 'PC 1', 'KBBBBBBBB', 'laptop');
    INSERT INTO loans (fact_id, device_id, member_id, place, day, lent_at, due_at) VALUES (randomblob(16), 1, 1, 'take-home', '2026-11-20', 5, 9);`);
  migrate(db, migrations, () => undefined);
  expect(openLoans(db)).toHaveLength(1);
  expect(openStockTake(db)).toBeUndefined();
  expect(db.prepare('SELECT count(*) FROM agreements').pluck().get()).toBe(0);
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
