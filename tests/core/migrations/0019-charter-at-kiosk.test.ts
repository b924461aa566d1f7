import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('charters accepted before the kiosk could ask were accepted at the desk', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 18), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at) VALUES (1, randomblob(16), 'Aya', 'B', ' aya b ', 'GER', 'cej', 0);
    INSERT INTO charter_acceptances (member_id, version, language, text_hash, at) VALUES (1, 1, 'fr', zeroblob(32), 0);`);
  migrate(db, migrations, () => undefined);
  expect(db.prepare('SELECT version, origin FROM charter_acceptances').all()).toEqual([{ version: 1, origin: 'desk' }]);
  const from = (origin: string) =>
    db.exec(`INSERT INTO charter_acceptances (member_id, version, language, text_hash, at, origin) VALUES (1, 2, 'fr', zeroblob(32), 0, '${origin}')`);
  expect(() => from('elsewhere')).toThrow();
  from('kiosk');
  db.close();
});
