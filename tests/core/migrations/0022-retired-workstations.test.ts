import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { allWorkstations } from '../../../shared/core/workstations/workstation-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('workstations of the version before are all in the room', () => {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, 21), () => undefined);
  db.exec("INSERT INTO workstations (id, name, label, position) VALUES (1, 'Poste 1', 'WKTST2', 1)");
  migrate(db, migrations, () => undefined);
  expect(allWorkstations(db)).toMatchObject([{ name: 'Poste 1', state: 'in-service' }]);
  db.close();
});
