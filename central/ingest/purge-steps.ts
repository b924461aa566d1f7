import { sql } from 'kysely';
import { hot, hotWriteRows } from '../store/hot.ts';
import type { PurgeCounter } from '../store/retention-store.ts';
import type { Store } from '../store/tables.ts';
import { NO_BYTES } from './batch-months.ts';

/** What is removed: facts and pseudonyms of before the month, histories of before the instants (epoch ms). */
export interface Bounds {
  /** `YYYY-MM`. */
  readonly from: string;
  readonly asideBefore: number;
  readonly historyBefore: number;
}
/** Rows that one transaction removes at most: senders wait no longer than for a large batch. */
const AT_ONCE = 1_000;

/** One page of what is to go, in the transaction it is given; answers how many rows went, 0 when none are left. */
interface PurgeStep {
  readonly counter: PurgeCounter;
  readonly run: (db: Store, bounds: Bounds) => Promise<number>;
}

const factsBefore = hot<{ day: string; id: Buffer }, { from: string }>(
  (value) => sql`SELECT day, id FROM facts WHERE day < ${value('from')} ORDER BY day, id LIMIT ${sql.lit(AT_ONCE)}`,
);
const removeIds = hotWriteRows<{ id: Buffer }>({ id: 'blob' }, (rows) => sql`DELETE FROM fact_ids WHERE id IN (${rows})`);

/** The oldest first; an id goes with its payload. */
async function removeFacts(db: Store, { from }: Bounds): Promise<number> {
  const page = await factsBefore(db, { from });
  const last = page.at(-1);
  if (last === undefined) return 0;
  await removeIds(
    db,
    page.map(({ id }) => ({ id })),
  );
  await sql`DELETE FROM facts WHERE day <= ${last.day} AND (day, id) <= (${last.day}, ${last.id})`.execute(db);
  return page.length;
}

const removePersonDays = (db: Store, { from }: Bounds): Promise<number> =>
  removed(
    db,
    sql`
      DELETE FROM person_days WHERE month < ${from} AND (month, site, person, day) IN (
        SELECT month, site, person, day FROM person_days WHERE month < ${from} ORDER BY month, site, person, day LIMIT ${sql.lit(AT_ONCE)})`,
  );
const removeMonthPersons = (db: Store, { from }: Bounds): Promise<number> =>
  removed(
    db,
    sql`
      DELETE FROM month_persons WHERE month < ${from} AND (month, person) IN (
        SELECT month, person FROM month_persons WHERE month < ${from} ORDER BY month, person LIMIT ${sql.lit(AT_ONCE)})`,
  );

/** Of conventions that began before: how many persons were first seen on each day stays. */
const removeFirstDays = (db: Store, { from }: Bounds): Promise<number> =>
  removed(
    db,
    sql`
      DELETE FROM first_days WHERE (convention, person, site) IN (
        SELECT f.convention, f.person, f.site FROM first_days f JOIN conventions c ON c.id = f.convention WHERE c.starts_on < ${from}
        ORDER BY f.convention, f.person, f.site LIMIT ${sql.lit(AT_ONCE)})`,
  );

/**
 * The row stays with its hash and receipt: a batch that is sent again is still known, and the chain still holds. One whose oldest month is not known (written
 * by a central of before, while another one is brought up to date) waits until the next purge has read it (learn-oldest.ts).
 */
const emptyBatches = (db: Store, { from }: Bounds): Promise<number> =>
  removed(
    db,
    sql`
      UPDATE batches SET bytes = ${Buffer.alloc(0)}, oldest = ${NO_BYTES} WHERE oldest > '' AND oldest < ${from} AND (terminal, log_id, bseq, month) IN (
        SELECT terminal, log_id, bseq, month FROM batches WHERE oldest > '' AND oldest < ${from} ORDER BY oldest, terminal, log_id, bseq LIMIT ${sql.lit(AT_ONCE)})`,
  );

/** A file of accompaniments has a line for each; the others hold totals. That it was made, by whom, and its hash stay. */
const emptyFiles = (db: Store, { from }: Bounds): Promise<number> =>
  removed(db, sql`UPDATE exports SET bytes = ${Buffer.alloc(0)} WHERE format = 'la-coop' AND month < ${from} AND length(bytes) > 0`);

const removeAside = (db: Store, { asideBefore }: Bounds): Promise<number> => removed(db, sql`DELETE FROM quarantine WHERE at < ${asideBefore}`);
const removeHistory = (db: Store, { historyBefore }: Bounds): Promise<number> => removed(db, sql`DELETE FROM changes WHERE at < ${historyBefore}`);

async function removed(db: Store, statement: ReturnType<typeof sql>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows ?? 0n);
}

/** Figures, closed days, closings and notes of late changes stay for ever: none of them holds a pseudonym. */
export const purgeSteps: readonly PurgeStep[] = [
  { counter: 'facts', run: removeFacts },
  { counter: 'persons', run: removePersonDays },
  { counter: 'persons', run: removeMonthPersons },
  { counter: 'persons', run: removeFirstDays },
  { counter: 'batches', run: emptyBatches },
  { counter: 'files', run: emptyFiles },
  { counter: 'lines', run: removeAside },
  { counter: 'lines', run: removeHistory },
];
