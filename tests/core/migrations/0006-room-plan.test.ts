import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { roomPlan } from '../../../shared/core/migrations/0006-room-plan.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('workstations of the version before stand nowhere yet; two never stand on one spot, none off the grid', () => {
  const db = new Database(':memory:');
  const upTo = (version: number) => migrations.filter((one) => one.version <= version);
  migrate(db, upTo(roomPlan.version - 1), () => undefined);
  db.exec("INSERT INTO workstations (id, name, label, position) VALUES (1, 'Poste 1', 'PBCDFGHJK', 1), (2, 'Poste 2', 'PBCDFGHJL', 2)");
  migrate(db, upTo(roomPlan.version), () => undefined);
  expect(db.prepare('SELECT name, plan_column, plan_row FROM workstations').all()).toEqual([
    { name: 'Poste 1', plan_column: null, plan_row: null },
    { name: 'Poste 2', plan_column: null, plan_row: null },
  ]);
  db.exec('UPDATE workstations SET plan_column = 3, plan_row = 0 WHERE id = 1');
  for (const wrong of ['3, plan_row = 0', '8, plan_row = 1', '0, plan_row = 25', 'NULL, plan_row = 1'])
    expect(() => db.exec(`UPDATE workstations SET plan_column = ${wrong} WHERE id = 2`), wrong).toThrow();
  db.close();
});
