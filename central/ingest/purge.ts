import { sql } from 'kysely';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { businessDayOf, epochOfLocal } from '../../shared/domain/calendar.ts';
import { firstKeptMonth, HISTORY_DAYS } from '../../shared/domain/retention.ts';
import { engineOf } from '../store/engine.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { keptFrom } from '../store/kept-from.ts';
import { dropEmptyPartitions } from '../store/partitions.ts';
import { beginPurge, countRemoved, endPurge, holdPurge, lastPurge, type Purge, purgeOf, retentionRule } from '../store/retention-store.ts';
import type { Store } from '../store/tables.ts';
import { learnOldest } from './learn-oldest.ts';
import { type Bounds, purgeSteps } from './purge-steps.ts';
import { refreshRollups } from './rebuild-rollups.ts';

const DAY_MS = 86_400_000;

interface Purging {
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  /** Stops between two transactions; the next purge goes on. */
  readonly signal?: AbortSignal;
}

/**
 * Removes what is older than the rule (TRUST §4.4, P-4): facts, pseudonyms, sealed bytes, files of single lines, old histories; figures stay as they are.
 * In small transactions, each counted in the row of the purge: cut anywhere, the next run goes on and nothing is removed or counted twice. Batches hear of the
 * first kept month before the first fact goes. Answers the purge that ended, the last one when one was cut before; null when nothing was to be removed.
 */
export async function purge(db: Store, given: Purging): Promise<Purge | null> {
  const isStopped = (): boolean => given.signal?.aborted === true;
  // Of all months, once more from their facts, while those are there.
  await refreshRollups(db, given.timeZone);
  while (!isStopped() && (await learnOldest(db)));
  for (let ended: Purge | null = null; ; ) {
    await keepFirstDays(db);
    const cut = await lastPurge(db);
    const number = cut?.endedAt === null ? cut.number : await beginIfDue(db, given);
    if (number === null || !(await removeAll(db, number, { ...given, isStopped }))) return ended;
    ended = await purgeOf(db, number);
  }
}

/** Every step until nothing is left, then the end; false when it was stopped before. */
async function removeAll(db: Store, number: number, given: Purging & { readonly isStopped: () => boolean }): Promise<boolean> {
  const { keptFrom: from } = await purgeOf(db, number);
  const bounds: Bounds = { from, ...instantsOf(from, given) };
  for (const { counter, run } of purgeSteps)
    for (let isMore = true; isMore; ) {
      if (given.isStopped()) return false;
      isMore = await inTransaction(db, async (transaction) => {
        if (!(await holdPurge(transaction, number))) return false;
        const count = await run(transaction, bounds);
        if (count > 0) await countRemoved(transaction, number, { counter, count });
        return count > 0;
      });
    }
  await giveBackRoom(db, from);
  await endPurge(db, number, given.now);
  return true;
}

/** What was removed is also gone from the files: SQLite overwrites what it frees, and what still lies in its log goes with the log (TRUST L-8). */
async function giveBackRoom(db: Store, from: string): Promise<void> {
  if (engineOf(db) === 'sqlite') await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  else await dropEmptyPartitions(db, from);
}

const instantsOf = (from: string, { now, timeZone }: Purging): Omit<Bounds, 'from'> => ({
  asideBefore: from === '' ? 0 : epochOfLocal(`${from}-01` as BusinessDay, 0, timeZone), // a month that the rule gave
  historyBefore: now - HISTORY_DAYS * DAY_MS,
});

/** Months become complete only when something of before them goes: until then, what comes late still counts. */
async function beginIfDue(db: Store, given: Purging): Promise<number | null> {
  const { months } = await retentionRule(db);
  const [first, kept] = [firstKeptMonth(businessDayOf(given.now, given.timeZone), months), await keptFrom(db)];
  const latest = first > kept ? first : kept;
  const isOld = await holdsBefore(db, latest);
  const from = isOld ? latest : kept;
  const isDue = isOld || (await holdsLines(db, instantsOf(from, given)));
  return isDue ? beginPurge(db, { from, at: given.now }) : null;
}

async function holdsLines(db: Store, { asideBefore, historyBefore }: Omit<Bounds, 'from'>): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM quarantine WHERE at < ${asideBefore}) OR EXISTS (SELECT 1 FROM changes WHERE at < ${historyBefore})`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whether anything that tells of single persons is of before this month. */
async function holdsBefore(db: Store, from: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM facts WHERE day < ${from}) OR EXISTS (SELECT 1 FROM person_days WHERE month < ${from})
      OR EXISTS (SELECT 1 FROM month_persons WHERE month < ${from}) OR EXISTS (SELECT 1 FROM batches WHERE oldest > '' AND oldest < ${from})
      OR EXISTS (SELECT 1 FROM first_days f JOIN conventions c ON c.id = f.convention WHERE c.starts_on < ${from})
      OR EXISTS (SELECT 1 FROM exports WHERE format = 'la-coop' AND month < ${from} AND length(bytes) > 0)`.execute(db);
  return rows.length > 0;
}
