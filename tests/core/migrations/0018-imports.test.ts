import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('people of the version before came by no import; an import that made something says which rows', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 17), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at) VALUES (1, randomblob(16), 'Aya', 'B', ' aya b ', 'GER', 'cej', 0);`);
  migrate(db, migrations, () => undefined);
  expect(db.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  const note = (made: number, first: string) =>
    db.exec(`INSERT INTO imports (kind, at, made, changed, first_id, last_id, audit_id) VALUES ('members', 0, ${made}, 0, ${first}, ${first}, 0)`);
  note(1, '1');
  note(0, 'NULL');
  expect(() => note(2, 'NULL')).toThrow();
  expect(() => db.exec("INSERT INTO import_mappings (kind, headings, mapping, at) VALUES ('members', x'00', '{}', 0)")).toThrow();
  db.close();
});
