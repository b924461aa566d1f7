import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Whatever keeps its store in a folder: a test core, an antenne of browser tests. */
interface Stored {
  readonly folder: string;
}

/** Runs SQL on the store's own file through another connection, as a repair tool or a mistake would. */
export function rawRun(t: Stored, sql: string, ...values: readonly unknown[]): void {
  withStore(t, (db) => db.prepare(sql).run(...values));
}

/** Rows of the store's own file. */
export function rawRows<Row>(t: Stored, sql: string, ...values: readonly unknown[]): Row[] {
  return withStore(t, (db) => db.prepare(sql).all(...values) as Row[]);
}

/** Every fact of a kind as it would be uploaded, oldest first. */
export function factsOf<Fact = Record<string, unknown>>(t: Stored, kind: string): Fact[] {
  return rawRows<{ payload: string }>(t, 'SELECT payload FROM facts WHERE kind = ? ORDER BY seq', kind).map((row) => JSON.parse(row.payload) as Fact);
}

function withStore<T>(t: Stored, work: (db: Database.Database) => T): T {
  const db = new Database(join(t.folder, 'accueil.db'));
  try {
    db.pragma('foreign_keys = ON');
    return work(db);
  } finally {
    db.close();
  }
}
