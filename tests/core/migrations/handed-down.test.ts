import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { untoldDeaths } from '../../../shared/core/cards/card-store.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { handedDownState } from '../../../shared/core/organisation/handed-down-store.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('cards that died before are still to be told, those alive are not, and nothing has been handed down yet', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  const before = migrations.findIndex(({ name }) => name === 'handed-down');
  migrate(db, migrations.slice(0, before), () => undefined);
  db.exec(`INSERT INTO sites (code, name, position, is_here) VALUES ('GER', 'Gerland', 0, 1);
    INSERT INTO members (id, uid, first_name, last_name, search_key, home_site, programme, created_at) VALUES (1, zeroblob(16), 'Aya', 'B', 'aya b', 'GER', 'cej', 0);
    INSERT INTO cards (card_id, member_id, key_number, issued_at, replaced_at) VALUES (x'0102030405', 1, 1, 0, 7), (x'0102030406', 1, 1, 7, NULL);`);
  migrate(db, migrations, () => undefined);
  expect(untoldDeaths(db)).toEqual([{ cardId: '0102030405', replacedAt: 7 }]);
  expect(handedDownState(db)).toMatchObject({ version: 0, organisation: null, receivedAt: null, cardsUpTo: 0 });
  expect(() => db.exec('INSERT INTO handed_down (only_row) VALUES (2)')).toThrow();
  db.close();
});
