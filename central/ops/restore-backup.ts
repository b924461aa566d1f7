import { sql } from 'kysely';
import { purge } from '../ingest/purge.ts';
import { engineOf } from '../store/engine.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { migrateStore, refuseNewer } from '../store/migrate.ts';
import { centralMigrations } from '../store/migrations/all.ts';
import { openEmptyStore, type StorePlace } from '../store/open-store.ts';
import { ensurePartitions } from '../store/partitions.ts';
import type { Store } from '../store/tables.ts';
import { fromCell } from './backup-format.ts';
import { readBackup } from './read-backup.ts';
import { tablesInOrder } from './table-order.ts';

const PAGE = 200;

/**
 * Puts a backup into an empty store, whichever engine wrote it, in one transaction, then brings it to this program's version and removes
 * what has become older than its rule since it was written. Answers the number of rows that were in it.
 * Throws, with nothing kept, when the store is not empty, the backup is not whole or it comes from a newer program.
 */
export async function restoreBackup(place: StorePlace, file: string, at: { readonly now: number; readonly timeZone: string }): Promise<number> {
  const lines = readBackup(file);
  const head = (await lines.next()).value;
  if (head === undefined || !('version' in head)) throw new Error('this is no backup of central');
  refuseNewer(head.version);
  const db = openEmptyStore(place);
  try {
    await migrateStore(db, place.dataFolder, head.version);
    // Months of older tables are cut once they are today's.
    if (head.version === centralMigrations.length) await ensurePartitions(db, at.now);
    const rows = await inTransaction(db, async (transaction) => {
      for (const table of await tablesInOrder(transaction))
        if ((await sql`SELECT 1 AS one FROM ${sql.table(table)} LIMIT 1`.execute(transaction)).rows.length > 0)
          throw new Error('there are data already: a backup is restored into an empty store only');
      const count = await insertAll(transaction, lines);
      if (engineOf(db) === 'postgres') await continueCounting(transaction);
      return count;
    });
    await migrateStore(db, place.dataFolder);
    await ensurePartitions(db, at.now);
    await purge(db, at);
    return rows;
  } finally {
    await db.destroy();
  }
}

async function insertAll(db: Store, lines: ReturnType<typeof readBackup>): Promise<number> {
  let [table, count]: [string, number] = ['', 0];
  let columns: readonly string[] = [];
  let waiting: unknown[][] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting.map((row) => sql`(${sql.join(row)})`);
    await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) VALUES ${sql.join(rows)}`.execute(db);
    waiting = [];
  };
  for await (const line of lines) {
    if ('table' in line) {
      await flush();
      ({ table, columns } = line);
    } else if ('row' in line) {
      if (line.row.length !== columns.length) throw new Error(`a row of ${table} has ${line.row.length} values for ${columns.length} columns`);
      waiting.push(line.row.map(fromCell));
      count += 1;
      if (waiting.length === PAGE) await flush();
    }
  }
  await flush();
  return count;
}

/** The next terminal and account must not get the number of a restored one. */
async function continueCounting(db: Store): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES'`.execute(
    db,
  );
  for (const { table, column } of rows)
    await sql`SELECT setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)})) FROM ${sql.table(table)} HAVING max(${sql.ref(column)}) IS NOT NULL`.execute(
      db,
    );
}
