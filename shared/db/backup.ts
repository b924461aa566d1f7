import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Writable } from './open-store.ts';
import { storeVersion } from './migrate.ts';

/** A whole copy beside the store before its rows change shape; never a raw copy of the file, which misses the WAL. */
export function backupBeforeMigration(db: Writable, folder: string): void {
  const target = join(folder, `before-v${storeVersion(db) + 1}.db`);
  db.prepare('VACUUM INTO ?').run(target);
}

/**
 * Copies the store while it is written to, checks the copy, and only then gives it its name: a target that breaks half-way
 * leaves the last good backup as it was (TRUST D-6). Rejects when the copy cannot be made or does not hold.
 */
export async function backUp(db: Writable, target: string): Promise<void> {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    await db.backup(unfinished);
    check(unfinished);
    flush(unfinished);
    renameSync(unfinished, target);
    flush(dirname(target));
  } catch (error) {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + rest, { force: true });
    throw error;
  }
}

function check(file: string): void {
  const copy = new Database(file);
  try {
    // One file, without a log beside it: it can be carried away as it is.
    copy.pragma('journal_mode = DELETE');
    const found: unknown = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Error('the backup is not whole');
  } finally {
    copy.close();
  }
}

function flush(path: string): void {
  if (process.platform === 'win32' && !path.endsWith('.unfinished')) return; // a folder cannot be flushed there
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
