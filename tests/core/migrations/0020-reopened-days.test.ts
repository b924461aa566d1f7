import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { closingOf, reopeningsOf } from '../../../shared/core/closing/closing-store.ts';
import { migrations } from '../../../shared/core/migrations/all.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { migrate } from '../../../shared/db/migrate.ts';

test('a day closed by the version before knows its fact, so that it can be reopened; one without a fact stays closed', () => {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations.slice(0, 19), () => undefined);
  db.exec(`INSERT INTO staff (id, name, verifier, created_at) VALUES (1, 'Camille', 'v', 0);
    INSERT INTO day_closings (day, closed_at, closed_by) VALUES ('2026-11-23', 1, NULL), ('2026-11-24', 2, 1);
    INSERT INTO facts (seq, id, rev, kind, at, payload, hash) VALUES
      (1, x'0102030405060708090a0b0c0d0e0f10', 1, 'day-closed', 2, '{"day":"2026-11-24"}', zeroblob(32));`);
  migrate(db, migrations, () => undefined);
  expect(closingOf(db, '2026-11-23' as BusinessDay)).toEqual({ day: '2026-11-23', closedAt: 1, closedBy: null, remark: '', factId: null });
  expect(closingOf(db, '2026-11-24' as BusinessDay)).toMatchObject({ closedBy: 1, factId: Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex') });
  expect(reopeningsOf(db, '2026-11-24' as BusinessDay)).toEqual([]);
  expect(() => db.exec("INSERT INTO day_closings (day, closed_at, fact_id) VALUES ('2026-11-25', 3, x'00')")).toThrow();
  db.close();
});
