import { sql } from 'kysely';
import { monthOf } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import type { BatchSums } from './contribution.ts';
import { flushPersons } from './flush-persons.ts';

interface FigureChange {
  readonly period: string;
  readonly site: string;
  readonly name: string;
  readonly value: number;
}
const changeFigures = hotRows<never, FigureChange>(
  { period: 'text', site: 'text', name: 'text', value: 'int' },
  (rows) => sql`
    INSERT INTO figures (period, site, name, value) ${rows}
    ON CONFLICT (period, site, name) DO UPDATE SET value = figures.value + excluded.value`,
);
const changeLate = hotRows<never, { day: string; site: string; name: string; receivedOn: string; value: number }>(
  { day: 'text', site: 'text', name: 'text', receivedOn: 'text', value: 'int' },
  (rows) => sql`
    INSERT INTO late_changes (day, site, name, received_on, value) ${rows}
    ON CONFLICT (day, site, name, received_on) DO UPDATE SET value = late_changes.value + excluded.value`,
);

/** Always in the same order, so that two writers never wait for each other in a circle. */
const changes = (sums: ReadonlyMap<string, number>): FigureChange[] =>
  [...sums]
    .filter(([, change]) => change !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const [period = '', site = '', name = ''] = key.split('|');
      return { period, site, name, value };
    });

/** Writes a batch's sums by difference: sets of persons first, since they decide the counts of persons. `receivedOn`: local day. */
export async function flushSums(db: Store, sums: BatchSums, receivedOn: string): Promise<void> {
  await flushPersons(db, sums);
  await changeFigures(db, changes(sums.figures));
  await tellFrozenMonths(db, sums, receivedOn);
}

/** What comes after a month was frozen is noted with its day of reception: the next version says so (TRUST 7.7). */
async function tellFrozenMonths(db: Store, sums: BatchSums, receivedOn: string): Promise<void> {
  const months = [...new Set([...sums.changed.keys()].map((key) => monthOf(key.slice(0, 10) as BusinessDay)))]; // keys begin with a day
  if (months.length === 0) return;
  const frozen = new Set((await db.selectFrom('closings').select('month').distinct().where('month', 'in', months).execute()).map(({ month }) => month));
  if (frozen.size === 0) return;
  const late = [...changes(sums.figures), ...changes(sums.changed).map((change) => ({ ...change, name: 'facts' }))].filter(
    ({ period }) => period.length === 10 && frozen.has(period.slice(0, 7)),
  );
  await changeLate(
    db,
    late.map(({ period, site, name, value }) => ({ day: period, site, name, receivedOn, value })),
  );
}
