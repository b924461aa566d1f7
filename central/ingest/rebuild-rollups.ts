import { sql } from 'kysely';
import type { Fact } from '../../shared/contract/facts.ts';
import { engineOf } from '../store/engine.ts';
import { recountFirstDays } from '../store/first-days/keep-first-days.ts';
import { hot } from '../store/hot.ts';
import { inTransaction } from '../store/in-transaction.ts';
import { keptFrom } from '../store/kept-from.ts';
import type { Store } from '../store/tables.ts';
import { noSums, sumFact } from './contribution.ts';
import { keepDayClosings } from './day-closings.ts';
import { flushSums } from './flush-sums.ts';

/** Raised when what the rollups hold changes: they are then made again from the facts at the next start. */
export const ROLLUPS_VERSION = 8;
const FACTS_AT_ONCE = 2_000;
const factPage = hot<{ day: string; id: Buffer; terminal: number; payload: string }, { day: string; id: Buffer }>(
  (value) => sql`
    SELECT f.day, f.id, i.terminal, f.payload FROM facts f JOIN fact_ids i ON i.id = f.id
    WHERE (f.day, f.id) > (${value('day')}, ${value('id')}) ORDER BY f.day, f.id LIMIT ${sql.lit(FACTS_AT_ONCE)}`,
);

/**
 * Makes the rollups of the months that have their facts again from them, in one transaction; those of months whose facts are gone (purge.ts) stay as they are.
 * Run on a store whose rollups are right, it changes nothing. Answers how many facts it read.
 */
export function rebuildRollups(db: Store, timeZone: string): Promise<number> {
  return inTransaction(db, async (transaction) => {
    // Nobody adds meanwhile; SQLite has one writer anyway.
    if (engineOf(db) === 'postgres') await sql`LOCK TABLE fact_ids, figures, month_persons, person_days, closed_days IN EXCLUSIVE MODE`.execute(transaction);
    const from = await keptFrom(transaction);
    for (const [table, period] of [
      ['figures', 'period'],
      ['month_persons', 'month'],
      ['person_days', 'month'],
      ['closed_days', 'day'],
    ] as const)
      await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(period)} >= ${from}`.execute(transaction);
    await transaction.deleteFrom('rollups_made').execute();
    const sites = new Map((await transaction.selectFrom('terminals').select(['number', 'site_code']).execute()).map((row) => [row.number, row.site_code]));
    let read = 0;
    for (let after: { readonly day: string; readonly id: Buffer } = { day: from, id: Buffer.alloc(0) }; ; ) {
      const rows = await factPage(transaction, after);
      const last = rows.at(-1);
      if (last === undefined) break;
      const sums = noSums();
      const closings: { readonly before: null; readonly fact: Fact; readonly terminal: number; readonly site: string }[] = [];
      for (const { terminal, payload } of rows) {
        const fact = JSON.parse(payload) as Fact; // parsed when it was accepted
        const site = sites.get(terminal) ?? '';
        sumFact(sums, { fact, site, sign: 1, timeZone });
        closings.push({ before: null, fact, terminal, site });
      }
      await keepDayClosings(transaction, closings);
      sums.changed.clear();
      await flushSums(transaction, sums, '');
      read += rows.length;
      after = { day: last.day, id: last.id };
    }
    await recountFirstDays(transaction);
    await sql`INSERT INTO rollups_made (version) VALUES (${ROLLUPS_VERSION})`.execute(transaction);
    return read;
  });
}

/** Makes the rollups again when they are of an older content; otherwise nothing. */
export async function refreshRollups(db: Store, timeZone: string): Promise<void> {
  const made = await db.selectFrom('rollups_made').select('version').executeTakeFirst();
  if (made?.version !== ROLLUPS_VERSION) await rebuildRollups(db, timeZone);
}
