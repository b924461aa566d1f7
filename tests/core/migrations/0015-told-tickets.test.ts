import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('places in a queue of the version before are kept; those that have ended are not told afterwards', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 14), () => undefined);
  db.exec("INSERT INTO visits (id, fact_id, day, arrived_at, is_new) VALUES (7, zeroblob(16), '2026-11-24', 1, 0)");
  db.exec("INSERT INTO waiting_tickets (visit_id, kind, taken_at, closed_at, how) VALUES (7, 'workstation', 2, 5, 'seated')");
  migrate(db, migrations, () => undefined);
  expect(db.prepare('SELECT visit_id, kind, closed_at, how, fact_id, day FROM waiting_tickets').all()).toEqual([
    { visit_id: 7, kind: 'workstation', closed_at: 5, how: 'seated', fact_id: null, day: null },
  ]);
  db.close();
});
