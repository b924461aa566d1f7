import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Writable } from '../../db/open-store.ts';
import { one } from '../../db/prepared.ts';
import type { CorePorts } from '../ports.ts';
import { writeWhole } from '../write-whole.ts';
import { lastBatch, outboxLog } from './outbox-store.ts';
import { renewLog } from './renew-log.ts';

/** How far the log had come, beside the store and not in it: a store that is behind its own mark is an older copy. */
const mark = z.strictObject({ log: z.string(), bseq: z.int(), seq: z.int() });
type Mark = z.infer<typeof mark>;
const fileOf = (folder: string): string => join(folder, 'outbox-mark.json');

function standing(db: Writable): Mark | null {
  const log = outboxLog(db);
  if (log === undefined) return null;
  const seq = one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM facts')?.seq ?? 0;
  return { log: log.logId.toString('hex'), bseq: lastBatch(db)?.bseq ?? 0, seq };
}

/** Written before a sealed batch or a new log is used for the first time. */
export function markLog(db: Writable, folder: string): void {
  const now = standing(db);
  if (now !== null) writeWhole(fileOf(folder), JSON.stringify(now));
}

/**
 * At start: a store restored from a backup gets a new log before anything is recorded in it (TRUST 7.2).
 * A copy brought to another machine has sent batches and no mark: the same. A power cut between store and mark renews once for nothing: harmless.
 */
export function noticeRestore(db: Writable, ports: Pick<CorePorts, 'dataFolder' | 'clock' | 'random'>): boolean {
  const here = standing(db);
  if (here === null) return false;
  const kept = readMark(ports.dataFolder);
  const isOlder = kept === null ? here.bseq > 0 : kept.log !== here.log || kept.bseq > here.bseq || kept.seq > here.seq;
  if (!isOlder) return false;
  db.transaction(() => renewLog(db, { why: 'restored', logId: ports.random.bytes(16), after: null, now: ports.clock.now() })).immediate();
  markLog(db, ports.dataFolder);
  return true;
}

function readMark(folder: string): Mark | null {
  if (!existsSync(fileOf(folder))) return null;
  try {
    return mark.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
  } catch {
    return null; // unreadable is unknown: treated as a store from elsewhere
  }
}
