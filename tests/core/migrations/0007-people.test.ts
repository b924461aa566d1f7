import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { membersWithWords } from '../../../shared/core/members/member-store.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { searchWords } from '../../../shared/domain/member-search.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('people of the version before speak French, read normal text, miss nothing, and are found by letters written apart', () => {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, 6), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (uid, first_name, last_name, search_key, birth_year, home_site, programme, created_at)
    VALUES (zeroblob(16), 'Zoé', 'Lecœur', ' zoe lecœur 2004', 2004, 'GER', 'cej', 0);`);
  migrate(db, migrations.slice(0, 7), () => undefined);
  expect(db.prepare('SELECT language, large_text, to_complete FROM members').get()).toEqual({ language: 'fr', large_text: 0, to_complete: 0 });
  for (const wrong of ["language = 'french'", 'large_text = 2', 'to_complete = 5']) expect(() => db.exec(`UPDATE members SET ${wrong}`)).toThrow();
  migrate(db, migrations, () => undefined);
  for (const text of ['lecoeur', 'Lecœur', 'zoe 04']) expect(membersWithWords(db, searchWords(text), 5), text).toHaveLength(1);
  db.close();
});
