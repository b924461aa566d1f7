import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findMember, joinMember } from '../../../shared/core/members/member-store.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import type { MemberId } from '../../../shared/domain/brand.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('sheets of the version before are their own, and may become one', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 13), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at)
    VALUES (1, randomblob(16), 'Aya', 'B', ' aya b ', 'GER', 'cej', 0), (2, randomblob(16), 'Ayya', 'B', ' ayya b ', 'GER', 'cej', 0);`);
  migrate(db, migrations, () => undefined);
  expect(findMember(db, 2)).toMatchObject({ id: 2, erasedAt: null });
  joinMember(db, 2 as MemberId, 1 as MemberId);
  expect(findMember(db, 2)).toMatchObject({ id: 1, firstName: 'Aya' });
  expect(() => db.exec('UPDATE members SET merged_into = 9 WHERE id = 1')).toThrow();
  db.close();
});
