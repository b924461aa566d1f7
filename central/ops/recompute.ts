import { sql } from 'kysely';
import { rebuildRollups } from '../ingest/rebuild-rollups.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';

/** A rollup that is not what the facts say; null: no row. */
export interface Difference {
  readonly table: string;
  /** The row's key, its columns joined by `|`. */
  readonly key: string;
  readonly kept: string | null;
  readonly recomputed: string | null;
}
interface Rollup {
  readonly table: string;
  readonly key: readonly string[];
  readonly values: readonly string[];
  /** A row that says nothing. */
  readonly empty?: string;
}
const rollups: readonly Rollup[] = [
  { table: 'figures', key: ['period', 'site', 'name'], values: ['value'], empty: 'value = 0' },
  { table: 'month_persons', key: ['month', 'person'], values: ['sites', 'cej_sites', 'diagnosed_sites'] },
  { table: 'person_days', key: ['month', 'site', 'person', 'day'], values: ['visits', 'cej', 'diagnostics'] },
  { table: 'first_days', key: ['convention', 'person', 'site'], values: ['day', 'diagnosed'] },
  { table: 'first_counts', key: ['convention', 'site', 'figure', 'day'], values: ['persons'] },
  {
    table: 'closed_days',
    key: ['day', 'site', 'terminal', 'fact'],
    values: ['seq', 'visits', 'distinct_persons', 'presence_minutes', 'sessions', 'loans'],
  },
];

/** Ends a transaction that was only there to compare. */
class Undone extends Error {
  readonly differences: readonly Difference[];
  constructor(differences: readonly Difference[]) {
    super('undone');
    this.differences = differences;
  }
}

/**
 * Makes every rollup again from the facts and answers what differs from what was kept (nothing, unless somebody touched the store).
 * Without `fix` all stays as it was; with it the rollups become what the facts say. Terminals wait meanwhile.
 */
export async function recompute(db: Store, given: { readonly fix: boolean; readonly timeZone: string }): Promise<readonly Difference[]> {
  try {
    return await inTransaction(db, async (transaction) => {
      await keepFirstDays(transaction);
      for (const { table } of rollups) await sql`CREATE TEMP TABLE ${sql.table(`kept_${table}`)} AS SELECT * FROM ${sql.table(table)}`.execute(transaction);
      await rebuildRollups(transaction, given.timeZone);
      const differences: Difference[] = [];
      for (const rollup of rollups) differences.push(...(await differencesOf(transaction, rollup)));
      for (const { table } of rollups) await sql`DROP TABLE ${sql.table(`kept_${table}`)}`.execute(transaction);
      if (!given.fix) throw new Undone(differences);
      return differences;
    });
  } catch (error) {
    if (error instanceof Undone) return error.differences;
    throw error;
  }
}

async function differencesOf(db: Store, { table, key, values, empty = '1 = 0' }: Rollup): Promise<readonly Difference[]> {
  const kept = `kept_${table}`;
  const found = new Map<string, Difference>();
  for (const [here, there, side] of [[kept, table, 'kept'] as const, [table, kept, 'recomputed'] as const]) {
    const rowsOf = (from: string) =>
      sql`SELECT ${sql.join([...key, ...values].map((column) => sql.ref(column)))} FROM ${sql.table(from)} WHERE NOT (${sql.raw(empty)})`;
    const { rows } = await sql<Record<string, unknown>>`${rowsOf(here)} EXCEPT ${rowsOf(there)}`.execute(db);
    for (const row of rows) {
      const name = key.map((column) => String(row[column])).join('|');
      const value = values.map((column) => String(row[column])).join(', ');
      found.set(name, { ...(found.get(name) ?? { table, key: name, kept: null, recomputed: null }), [side]: value });
    }
  }
  return [...found.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
