import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { reservations } from '../../../shared/core/migrations/0011-reservations.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('a store of the version before keeps its rows, and takes reservations that have a person as long as they are open', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  const upTo = (version: number) => migrations.filter((one) => one.version <= version);
  migrate(db, upTo(reservations.version - 1), () => undefined);
  db.exec(`INSERT INTO workstations (id, name, label, position) VALUES (1, 'Poste 1', 'PBCDFGHJK', 1);
    INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
      VALUES (7, randomblob(16), 'Aya', 'Benali', 'aya benali', 'GER', 'cej', 0);
    INSERT INTO actions (action_id, method, at, answer) VALUES (zeroblob(16), 'workstations.seat', 5, '{"kind":"session-started"}');
    INSERT INTO scans (scan_id, role, source, at, fingerprint, outcome_kind, outcome) VALUES (zeroblob(16), 'desk', 'hid', 5, zeroblob(16), 'x', '{}');`);
  migrate(db, upTo(reservations.version), () => undefined);
  expect(db.prepare('SELECT count(*) FROM actions').pluck().get()).toBe(1);
  const insert = (values: string) =>
    db.exec(`INSERT INTO reservations (workstation_id, member_id, from_at, to_at, made_at, closed_at, how) VALUES (${values})`);
  insert('1, 7, 10, 20, 1, NULL, NULL');
  insert('1, 7, 15, 25, 1, NULL, NULL');
  insert("1, NULL, 10, 20, 1, 30, 'seated'");
  for (const wrong of [
    '1, NULL, 10, 20, 1, NULL, NULL',
    '1, 7, 20, 20, 1, NULL, NULL',
    '1, 7, 10, 20, 1, 30, NULL',
    "1, 7, 10, 20, 1, 30, 'lost'",
    '2, 7, 10, 20, 1, NULL, NULL',
  ])
    expect(() => insert(wrong), wrong).toThrow();
  db.close();
});
