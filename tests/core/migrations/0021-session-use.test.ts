import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { findSession } from '../../../shared/core/workstations/workstation-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('a session of the version before says no use, and a correction keeps no instant but a quarter hour', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 20), () => undefined);
  db.exec(`INSERT INTO workstations (id, name, label, position) VALUES (1, 'Poste 1', 'WKTST2', 1);
    INSERT INTO workstation_sessions (id, fact_id, workstation_id, visit_id, day, started_at, ends_at, ended_at) VALUES
      (1, zeroblob(16), 1, NULL, '2026-11-24', 900000, 4500000, 3600000);`);
  migrate(db, migrations, () => undefined);
  expect(findSession(db, 1)).toMatchObject({ startedAt: 900_000, endedAt: 3_600_000, declaredUse: null });
  const keep = (quarter: number) =>
    db.exec(`INSERT INTO session_corrections (session_id, at, reason, workstation_id, quarter_started_at, minutes) VALUES (1, 0, 'other', 1, ${quarter}, 45)`);
  keep(900_000);
  expect(() => keep(900_001)).toThrow();
  db.close();
});
