import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { TestCore } from './test-core.ts';

/** Runs SQL on the store's own file through another connection, as a repair tool or a mistake would. */
export function rawRun(t: TestCore, sql: string, ...values: readonly unknown[]): void {
  withStore(t, (db) => db.prepare(sql).run(...values));
}

/** Rows of the store's own file. */
export function rawRows<Row>(t: TestCore, sql: string, ...values: readonly unknown[]): Row[] {
  return withStore(t, (db) => db.prepare(sql).all(...values) as Row[]);
}

/** Every fact of a kind as it would be uploaded, oldest first. */
export function factsOf<Fact = Record<string, unknown>>(t: TestCore, kind: string): Fact[] {
  return rawRows<{ payload: string }>(t, 'SELECT payload FROM facts WHERE kind = ? ORDER BY seq', kind).map((row) => JSON.parse(row.payload) as Fact);
}

function withStore<T>(t: TestCore, work: (db: Database.Database) => T): T {
  const db = new Database(join(t.folder, 'accueil.db'));
  try {
    db.pragma('foreign_keys = ON');
    return work(db);
  } finally {
    db.close();
  }
}
