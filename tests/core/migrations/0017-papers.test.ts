import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('people of the version before have signed nothing; a consent never ends before it is signed', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 16), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at) VALUES (1, randomblob(16), 'Aya', 'B', ' aya b ', 'GER', 'cej', 0);`);
  migrate(db, migrations, () => undefined);
  const consent = (ends: string) =>
    db.exec(`INSERT INTO guardian_consents (member_id, kind, signed_on, ends_on, at) VALUES (1, 'registration', '2026-11-24', '${ends}', 0)`);
  consent('2027-11-24');
  expect(() => consent('2026-11-23')).toThrow();
  const accept = () => db.exec("INSERT INTO charter_acceptances (member_id, version, language, text_hash, at) VALUES (1, 1, 'fr', zeroblob(32), 0)");
  accept();
  expect(accept).toThrow();
  db.close();
});
