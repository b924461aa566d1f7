import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('visits of the version before can be corrected, with a reason of the list; guests are counted from one to two hundred', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 9), () => undefined);
  db.exec("INSERT INTO visits (id, fact_id, day, arrived_at, is_new) VALUES (7, zeroblob(16), '2026-11-24', 1, 0)");
  migrate(db, migrations, () => undefined);
  const correct = (visit: number, reason: string) =>
    db.exec(`INSERT INTO visit_corrections (visit_id, at, reason, arrived_at, purpose, quality) VALUES (${visit}, 5, '${reason}', 1, 'unspecified', 'open')`);
  correct(7, 'wrong-time');
  expect(() => correct(7, 'she was ill')).toThrow();
  expect(() => correct(8, 'other')).toThrow();
  const count = (n: number) => db.exec(`INSERT INTO guest_arrivals (fact_id, kind, count, day, at) VALUES (randomblob(16), 'school', ${n}, '2026-11-24', 5)`);
  count(200);
  for (const wrong of [0, 201]) expect(() => count(wrong)).toThrow();
  db.close();
});
