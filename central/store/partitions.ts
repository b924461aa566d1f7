import { sql } from 'kysely';
import { engineOf } from './engine.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

/** Tables that grow, and the column whose text begins with their month. */
const growing = [
  ['facts', 'day'],
  ['batches', 'month'],
  ['figures', 'period'],
  ['month_persons', 'month'],
  ['person_days', 'month'],
  ['closed_days', 'day'],
] as const;
/** Months made ahead; what is further stays in the default partition, however strange its date. */
const AHEAD = 2;
const MONTH = /^20[2-9]\d-(0[1-9]|1[0-2])$/;

interface Partition {
  readonly name: string;
  readonly table: string;
  readonly column: string;
  /** `YYYY-MM`, and the month after: every text from the first on and below the second. */
  readonly from: string;
  readonly to: string;
}

/** On PostgreSQL: partitions of this month and the next two, made before a row needs them, and of each month before that has rows in the default one. Repeatable, and safe when several centrals do it. */
export async function ensurePartitions(db: Store, now: number): Promise<void> {
  if (engineOf(db) !== 'postgres') return;
  const missing = await missingOf(db, now);
  if (missing.length === 0) return;
  await inTransaction(db, async (transaction) => {
    await sql`LOCK TABLE schema_version IN ACCESS EXCLUSIVE MODE`.execute(transaction);
    for (const partition of await missingOf(transaction, now)) await makePartition(transaction, partition);
  });
}

async function missingOf(db: Store, now: number): Promise<readonly Partition[]> {
  const ahead = Array.from({ length: AHEAD + 1 }, (_, months) => monthAfter(now, months));
  const wanted = [...new Set([...(await pastMonths(db, now)), ...ahead])].flatMap((from) =>
    growing.map(([table, column]): Partition => ({ name: `${table}_${from.replace('-', '_')}`, table, column, from, to: nextMonth(from) })),
  );
  const names = wanted.map(({ name }) => name);
  const { rows } = await sql<{ name: string }>`SELECT name FROM unnest(${names}::text[]) AS name WHERE to_regclass(name) IS NULL`.execute(db);
  const absent = new Set(rows.map(({ name }) => name));
  return wanted.filter(({ name }) => absent.has(name));
}

/** Months before this one whose rows lie in a default partition: a store that was restored, or a terminal that was silent for months. */
async function pastMonths(db: Store, now: number): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [table, column] of growing) {
    const { rows } = await sql<{ month: string }>`SELECT DISTINCT substr(${sql.ref(column)}, 1, 7) AS month FROM ${sql.table(`${table}_default`)}`.execute(db);
    for (const { month } of rows) if (MONTH.test(month) && month < monthAfter(now, 0)) found.add(month);
  }
  return [...found].toSorted();
}

/** Rows that came earlier wait in the default partition: they move first, or the new one could not be attached; nobody writes meanwhile. */
async function makePartition(db: Store, { name, table, column, from, to }: Partition): Promise<void> {
  const [made, parent, rest, by] = [sql.table(name), sql.table(table), sql.table(`${table}_default`), sql.ref(column)];
  await sql`LOCK TABLE ${parent} IN SHARE ROW EXCLUSIVE MODE`.execute(db);
  await sql`CREATE TABLE ${made} (LIKE ${parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`.execute(db);
  await sql`WITH moved AS (DELETE FROM ${rest} WHERE ${by} >= ${from} AND ${by} < ${to} RETURNING *) INSERT INTO ${made} SELECT * FROM moved`.execute(db);
  await sql`ALTER TABLE ${parent} ATTACH PARTITION ${made} FOR VALUES FROM (${sql.lit(from)}) TO (${sql.lit(to)})`.execute(db);
}

/** Tables whose old months are emptied by the purge (central/ingest/purge.ts). */
const purged = ['facts', 'person_days', 'month_persons'];
const PARTITION = /_(20\d\d)_(\d\d)$/;
/** Somebody reads the table for longer than this: the empty partition waits for another day, so that no sender waits behind it. */
const PATIENCE = '2s';

/** On PostgreSQL: gives back the partitions of before the month (`YYYY-MM`) that the purge has emptied. */
export async function dropEmptyPartitions(db: Store, from: string): Promise<void> {
  if (engineOf(db) !== 'postgres') return;
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
    WHERE p.relnamespace = current_schema()::regnamespace AND p.relname = ANY(${purged}::text[]) ORDER BY 1`.execute(db);
  for (const { name } of rows) {
    const [, year, month] = PARTITION.exec(name) ?? [];
    if (year !== undefined && `${year}-${month}` < from) await dropIfEmpty(db, name);
  }
}

async function dropIfEmpty(db: Store, name: string): Promise<void> {
  try {
    await inTransaction(db, async (transaction) => {
      await sql`SET LOCAL lock_timeout = ${sql.lit(PATIENCE)}`.execute(transaction);
      // Another central may have dropped it meanwhile.
      if ((await sql`SELECT 1 AS one WHERE to_regclass(${name}) IS NOT NULL`.execute(transaction)).rows.length === 0) return;
      await sql`LOCK TABLE ${sql.table(name)} IN ACCESS EXCLUSIVE MODE`.execute(transaction);
      const { rows } = await sql`SELECT 1 AS one FROM ${sql.table(name)} LIMIT 1`.execute(transaction);
      if (rows.length === 0) await sql`DROP TABLE ${sql.table(name)}`.execute(transaction);
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '42P01'))) throw error; // lock not available; gone
  }
}

/** `YYYY-MM`, UTC, this many months after the instant's. */
function monthAfter(now: number, months: number): string {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 7);
}

/** The month after a `YYYY-MM`. */
const nextMonth = (month: string): string => monthAfter(Date.parse(`${month}-15T00:00:00.000Z`), 1);
