import { sql } from 'kysely';
import { engineOf } from '../engine.ts';
import { inTransaction } from '../in-transaction.ts';
import { keptFrom } from '../kept-from.ts';
import type { Store } from '../tables.ts';
import { countFirstDays } from './count-first-days.ts';
import { type ConventionPeriod, type FirstChange, firstChanges, movedCounts } from './first-changes.ts';
import { type Hints, isBehind, readHints } from './read-hints.ts';

/** Rows written by one statement. */
const ROWS = 500;

/** Brings the first days of every convention up to the batches received: nothing to do, most of the time. Several centrals may do it at once. */
export async function keepFirstDays(db: Store): Promise<void> {
  if (!(await isBehind(db))) return;
  while (await inTransaction(db, keepSome)) await new Promise(setImmediate);
}

/** Answers whether more waits. */
async function keepSome(db: Store): Promise<boolean> {
  await lockFirstDays(db);
  const conventions = await conventionPeriods(db);
  if (conventions.length === 0) {
    await markCounted(db);
    return false;
  }
  const hints = await readHints(db);
  if (hints.broken) {
    await recountFirstDays(db);
    return false;
  }
  for (const convention of conventions) await writeChanges(db, convention, await firstChanges(db, hints, convention));
  await forget(db, hints.upTo);
  return hints.more;
}

/** Counts the first days of every convention again. Run when they are right, it changes nothing. */
export async function recountFirstDays(db: Store): Promise<void> {
  await lockFirstDays(db);
  await markCounted(db);
  for (const convention of await conventionPeriods(db)) await countFirstDays(db, convention);
}

/** Counts those of a convention just entered. */
export async function addFirstDays(db: Store, convention: ConventionPeriod): Promise<void> {
  await lockFirstDays(db);
  // Batches not yet counted are told to all conventions later, which changes nothing here.
  const counted = await conventionPeriods(db);
  // Its persons are gone, and what waits is still to be counted for the others.
  if (!counted.some(({ id }) => id === convention.id)) return;
  if (counted.length === 1) await markCounted(db);
  await countFirstDays(db, convention);
}

/** Those whose first day is kept: what was counted of the others stays, and never changes again (docs/decisions/0027). */
async function conventionPeriods(db: Store): Promise<readonly ConventionPeriod[]> {
  const from = await keptFrom(db);
  const rows = await db.selectFrom('conventions').select(['id', 'starts_on', 'ends_on']).where('starts_on', '>=', from).orderBy('id').execute();
  return rows.map(({ id, starts_on: startsOn, ends_on: endsOn }) => ({ id, startsOn, endsOn }));
}

async function lockFirstDays(db: Store): Promise<void> {
  if (engineOf(db) === 'postgres') await sql`LOCK TABLE first_heads IN EXCLUSIVE MODE`.execute(db);
}

/** All that has come is counted. What is committed meanwhile is told again by its batch: batches come before what they change. */
async function markCounted(db: Store): Promise<void> {
  await db.deleteFrom('first_heads').execute();
  await sql`INSERT INTO first_heads (terminal, log_id, bseq) SELECT terminal, log_id, bseq FROM logs`.execute(db);
  const { last } = await db
    .selectFrom('first_recounts')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  if (last !== null) await db.deleteFrom('first_recounts').where('id', '<=', last).execute();
}

async function forget(db: Store, { recounts, heads }: Hints['upTo']): Promise<void> {
  for (let at = 0; at < recounts.length; at += ROWS)
    await db
      .deleteFrom('first_recounts')
      .where('id', 'in', recounts.slice(at, at + ROWS))
      .execute();
  for (const { terminal, logId, bseq } of heads)
    await db
      .insertInto('first_heads')
      .values({ terminal, log_id: logId, bseq })
      .onConflict((row) => row.columns(['terminal', 'log_id']).doUpdateSet({ bseq }))
      .execute();
}

async function writeChanges(db: Store, { id }: ConventionPeriod, changes: readonly FirstChange[]): Promise<void> {
  for (const { person, site, to } of changes)
    if (to === null) await db.deleteFrom('first_days').where('convention', '=', id).where('person', '=', person).where('site', '=', site).execute();
  const kept = changes.flatMap(({ person, site, to }) => (to === null ? [] : [{ convention: id, person, site, ...to }]));
  for (let at = 0; at < kept.length; at += ROWS)
    await db
      .insertInto('first_days')
      .values(kept.slice(at, at + ROWS))
      .onConflict((row) =>
        row.columns(['convention', 'person', 'site']).doUpdateSet(({ ref }) => ({ day: ref('excluded.day'), diagnosed: ref('excluded.diagnosed') })),
      )
      .execute();
  const counts = [...movedCounts(changes)].flatMap(([key, persons]) => {
    const [site = '', figure = '', day = ''] = key.split('|');
    return persons === 0 ? [] : [{ convention: id, site, figure, day, persons }];
  });
  for (let at = 0; at < counts.length; at += ROWS)
    await db
      .insertInto('first_counts')
      .values(counts.slice(at, at + ROWS))
      .onConflict((row) =>
        row
          .columns(['convention', 'site', 'figure', 'day'])
          .doUpdateSet(({ ref }) => ({ persons: sql<number>`${ref('first_counts.persons')} + ${ref('excluded.persons')}` })),
      )
      .execute();
  if (counts.length > 0) await db.deleteFrom('first_counts').where('convention', '=', id).where('persons', '=', 0).execute();
}
