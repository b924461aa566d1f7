import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { initial } from '../../../shared/core/migrations/0001-initial.ts';
import { deadCardsAndPasses } from '../../../shared/core/migrations/0002-dead-cards-and-passes.ts';
import { waitingTickets } from '../../../shared/core/migrations/0003-waiting-tickets.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('visits and sessions of the version before are kept, with no seated minutes yet, and may wait', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, [initial, deadCardsAndPasses], () => undefined);
  db.exec(`INSERT INTO visits (id, fact_id, day, arrived_at, is_new) VALUES (7, zeroblob(16), '2026-11-24', 1, 0);
    INSERT INTO workstations (id, name, label, position) VALUES (1, 'Poste 1', 'PBCDFGHJK', 1);
    INSERT INTO workstation_sessions (fact_id, workstation_id, visit_id, day, started_at, ends_at) VALUES (zeroblob(16), 1, 7, '2026-11-24', 1, 2);`);
  let backups = 0;
  migrate(db, [initial, deadCardsAndPasses, waitingTickets], () => backups++);
  expect(backups).toBe(1);
  expect(db.prepare('SELECT id, seated_minutes FROM visits').get()).toEqual({ id: 7, seated_minutes: 0 });
  db.exec("INSERT INTO waiting_tickets (visit_id, kind, taken_at) VALUES (7, 'workstation', 5)");
  // One place a queue, an end with its way, nobody out of a visit.
  for (const wrong of ["(7, 'workstation', 6, NULL, NULL)", "(7, 'help', 6, 7, NULL)", "(8, 'help', 6, NULL, NULL)", "(7, 'coffee', 6, NULL, NULL)"])
    expect(() => db.exec(`INSERT INTO waiting_tickets (visit_id, kind, taken_at, closed_at, how) VALUES ${wrong}`)).toThrow();
  db.close();
});
