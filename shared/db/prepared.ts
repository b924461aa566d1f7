import type Database from 'better-sqlite3';
import type { Readable } from './open-store.ts';

const kept = new WeakMap<object, Map<string, Database.Statement>>();

/** The statement of this text on this connection, compiled once (PERFORMANCE 2). */
export function prepared(db: Readable, sql: string): Database.Statement {
  let statements = kept.get(db);
  if (statements === undefined) {
    statements = new Map();
    kept.set(db, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

/** One row or undefined. The caller names the columns' shape: the schema is STRICT. */
export function one<Row>(db: Readable, sql: string, ...values: readonly unknown[]): Row | undefined {
  return prepared(db, sql).get(...values) as Row | undefined;
}

/** All rows. */
export function all<Row>(db: Readable, sql: string, ...values: readonly unknown[]): Row[] {
  return prepared(db, sql).all(...values) as Row[];
}

/** Runs a write; answers the new row id and how many rows it touched. */
export function run(db: Readable, sql: string, ...values: readonly unknown[]): { readonly id: number; readonly touched: number } {
  const done = prepared(db, sql).run(...values);
  return { id: Number(done.lastInsertRowid), touched: done.changes };
}

/** Runs a write that must touch exactly one row; anything else is a broken invariant. */
export function runOne(db: Readable, sql: string, ...values: readonly unknown[]): number {
  const done = run(db, sql, ...values);
  if (done.touched !== 1) throw new Error(`a write touched ${done.touched} rows instead of one`);
  return done.id;
}
