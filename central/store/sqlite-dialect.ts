import { CompiledQuery, type Dialect, type Driver, SqliteAdapter, SqliteDriver, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { prepared } from '../../shared/db/prepared.ts';
import type { Writable } from '../../shared/db/open-store.ts';

/** Kysely over a file opened by shared/db: one connection, each text prepared once, writers begin as writers. */
export function sqliteDialect(db: Writable): Dialect {
  return {
    createDriver: () => driverOver(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
  };
}

function driverOver(db: Writable): Driver {
  const kept = { prepare: (text: string) => prepared(db, text), close: () => db.close() };
  const driver = new SqliteDriver({ database: kept });
  return {
    init: () => driver.init(),
    acquireConnection: () => driver.acquireConnection(),
    // A transaction that reads first and writes later would fail when another process wrote in between.
    beginTransaction: async (connection, settings) => {
      await connection.executeQuery(CompiledQuery.raw(settings.accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE'));
    },
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: async (connection) => {
      // A full disk makes SQLite roll back by itself.
      if (db.inTransaction) await driver.rollbackTransaction(connection);
    },
    releaseConnection: () => driver.releaseConnection(),
    destroy: () => driver.destroy(),
  };
}
