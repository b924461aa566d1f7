import { join } from 'node:path';
import type { Writable } from './open-store.ts';
import { storeVersion } from './migrate.ts';

/** A whole copy beside the store before its rows change shape; never a raw copy of the file, which misses the WAL. */
export function backupBeforeMigration(db: Writable, folder: string): void {
  const target = join(folder, `before-v${storeVersion(db) + 1}.db`);
  db.prepare('VACUUM INTO ?').run(target);
}
