import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { engineOf } from '../store/engine.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { storeVersion } from '../store/migrate.ts';
import type { Store } from '../store/tables.ts';
import { type BackupLine, toCell } from './backup-format.ts';
import { readBackup } from './read-backup.ts';
import { tablesInOrder } from './table-order.ts';

/**
 * Writes one state of the store to the file while central goes on, reads it back, and only then gives it its name. Answers the number of rows.
 * The file holds everything central knows; it is readable by its owner only.
 */
export async function writeBackup(db: Store, file: string): Promise<number> {
  const unfinished = `${file}.unfinished`;
  try {
    await inSnapshot(db, (snapshot) => pipeline(Readable.from(linesOf(snapshot)), createGzip(), createWriteStream(unfinished, { mode: 0o600 })));
    const handle = await open(unfinished, 'r+');
    await handle.sync();
    await handle.close();
    let rows = 0;
    for await (const line of readBackup(unfinished)) if ('end' in line) rows = line.end;
    await rename(unfinished, file);
    return rows;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* linesOf(db: Store): AsyncGenerator<string> {
  const digest = createHash('sha256');
  const text = (line: BackupLine): string => `${JSON.stringify(line)}\n`;
  const hashed = (line: BackupLine): string => {
    const written = text(line);
    digest.update(written);
    return written;
  };
  let rows = 0;
  yield hashed({ backup: 'accueil-central', format: 1, version: await storeVersion(db) });
  for (const table of await tablesInOrder(db)) {
    let columns: readonly string[] | undefined;
    for await (const row of rowsOf(db, table)) {
      if (columns === undefined) {
        columns = Object.keys(row);
        yield hashed({ table, columns: [...columns] });
      }
      rows += 1;
      yield hashed({ row: columns.map((column) => toCell(row[column])) });
    }
  }
  yield text({ end: rows, sha256: digest.digest('hex') });
}

const PAGE = 1_000;

/** Rows a page at a time: a cursor of the server's, or SQLite's own steps. */
async function* rowsOf(db: Store, table: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  if (engineOf(db) === 'sqlite') {
    for await (const row of db
      .selectFrom(sql<Record<string, unknown>>`${sql.table(table)}`.as('every'))
      .selectAll()
      .stream())
      yield row;
    return;
  }
  await sql`DECLARE every_row NO SCROLL CURSOR FOR SELECT * FROM ${sql.table(table)}`.execute(db);
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`FETCH ${sql.lit(PAGE)} FROM every_row`.execute(db);
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await sql`CLOSE every_row`.execute(db);
}
