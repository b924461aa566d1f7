import type { Writable } from './open-store.ts';

export interface Migration {
  /** 1, 2, 3… without holes. Never edited once merged. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** The database was written by a newer program than this one. */
export class NewerStoreError extends Error {
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`the store is at version ${found}, this program knows version ${known}: install the newer program`);
    this.found = found;
    this.known = known;
  }
}

/** Version of the schema now in the file (`user_version`). */
export function storeVersion(db: Writable): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings the store to the last migration, each with its version mark in one transaction.
 * `beforeFirst` runs once when rows of an older version are about to change (backup).
 */
export function migrate(db: Writable, migrations: readonly Migration[], beforeFirst: () => void): void {
  const found = storeVersion(db);
  const known = migrations.at(-1)?.version ?? 0;
  if (found > known) throw new NewerStoreError(found, known);
  const due = migrations.filter((m) => m.version > found);
  if (due.length > 0 && found > 0) beforeFirst();
  for (const migration of due) {
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}
