import { join } from 'node:path';
import { Kysely } from 'kysely';
import { openStore } from '../../shared/db/open-store.ts';
import { migrateStore } from './migrate.ts';
import { ensurePartitions } from './partitions.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Store, Tables } from './tables.ts';

/** Where central keeps its data. */
export interface StorePlace {
  /** Holds `central.db` when there is no `databaseUrl`; exists. */
  readonly dataFolder: string;
  /** `postgres://…` (DATABASE_URL); without it SQLite. */
  readonly databaseUrl?: string | undefined;
}

/** The store as it stands, its tables not looked at: for a restore. */
export function openEmptyStore(place: StorePlace): Store {
  const dialect = place.databaseUrl === undefined ? sqliteDialect(openStore(join(place.dataFolder, 'central.db'))) : postgresDialect(place.databaseUrl);
  return new Kysely<Tables>({ dialect });
}

/** Opens the store and brings it to this program's version; `db.destroy()` closes it. Throws when it cannot be trusted. */
export async function openCentralStore(place: StorePlace, now = Date.now()): Promise<Store> {
  const db = openEmptyStore(place);
  try {
    await migrateStore(db, place.dataFolder);
    await ensurePartitions(db, now);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
