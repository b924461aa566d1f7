import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { countBlanks, insertBlank } from '../../../shared/core/cards/blank-card-store.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('a store of the version before has no blank card, and takes each id once', () => {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, 15), () => undefined);
  migrate(db, migrations, () => undefined);
  expect(countBlanks(db)).toBe(0);
  const blank = { cardId: Buffer.alloc(5, 1), keyNumber: 1, at: 7 };
  insertBlank(db, blank);
  expect(() => insertBlank(db, blank)).toThrow();
  db.close();
});
