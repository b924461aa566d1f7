import { join } from 'node:path';
import { sql } from 'kysely';
import { NewerStoreError } from '../../shared/db/migrate.ts';
import { engineOf } from './engine.ts';
import { inTransaction } from './in-transaction.ts';
import { centralMigrations } from './migrations/all.ts';
import { type SqlWords, sqlWords } from './sql-words.ts';
import type { Store } from './tables.ts';

export interface CentralMigration {
  /** 1, 2, 3… without holes. Never edited once merged. */
  readonly version: number;
  readonly name: string;
  /** Single statements that run on both engines, made of plain SQL and the words that differ. */
  readonly statements: (words: SqlWords) => readonly string[];
}

/** Version of the tables now in the store: `user_version` of the file, or the one row of `schema_version`. */
export async function storeVersion(db: Store): Promise<number> {
  if (engineOf(db) === 'sqlite') return (await sql<{ user_version: number }>`PRAGMA user_version`.execute(db)).rows[0]?.user_version ?? 0;
  const { rows } = await sql<{ version: number }>`SELECT version FROM schema_version`.execute(db);
  return rows[0]?.version ?? 0;
}

/** Whether the store answers and its tables are this program's. */
export const storeIsCurrent = async (db: Store): Promise<boolean> => (await storeVersion(db)) === centralMigrations.length;

/** Throws NewerStoreError on tables that only a newer program knows. */
export function refuseNewer(version: number): void {
  if (version > centralMigrations.length) throw new NewerStoreError(version, centralMigrations.length);
}

/**
 * Brings the store to the last migration (or `until`), each with its version mark in one transaction.
 * SQLite is copied into the data folder first when its rows are about to change; a PostgreSQL is backed up by whoever upgrades (docs/guide-administrateur.md).
 * Throws NewerStoreError on tables of a newer program.
 */
export async function migrateStore(db: Store, dataFolder: string, until = centralMigrations.length): Promise<void> {
  const isPostgres = engineOf(db) === 'postgres';
  if (isPostgres) await sql`CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)`.execute(db);
  const found = await storeVersion(db);
  refuseNewer(found);
  if (!isPostgres && found > 0 && found < until) await sql`VACUUM INTO ${join(dataFolder, `before-v${found + 1}.db`)}`.execute(db);
  for (const migration of centralMigrations.filter(({ version }) => version > found && version <= until)) {
    await inTransaction(db, async (transaction) => {
      // Two centrals that start together on one PostgreSQL: the second waits, then finds the work done.
      if (isPostgres) await sql`LOCK TABLE schema_version IN ACCESS EXCLUSIVE MODE`.execute(transaction);
      if ((await storeVersion(transaction)) >= migration.version) return;
      for (const statement of migration.statements(sqlWords[engineOf(db)])) await sql.raw(statement).execute(transaction);
      await markVersion(transaction, migration.version);
    });
  }
}

async function markVersion(db: Store, version: number): Promise<void> {
  if (engineOf(db) === 'sqlite') {
    await sql`PRAGMA user_version = ${sql.lit(version)}`.execute(db);
    return;
  }
  await sql`DELETE FROM schema_version`.execute(db);
  await sql`INSERT INTO schema_version (version) VALUES (${version})`.execute(db);
}
