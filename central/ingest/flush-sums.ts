import { sql } from 'kysely';
import { monthOf } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { hotRowsAhead, hotWriteRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import type { BatchSums } from './contribution.ts';
import { flushPersons } from './flush-persons.ts';

interface FigureChange {
  readonly period: string;
  readonly site: string;
  readonly name: string;
  readonly value: number;
}
const changeFigures = hotWriteRows<FigureChange>(
  { period: 'text', site: 'text', name: 'text', value: 'int' },
  (rows) => sql`
    INSERT INTO figures (period, site, name, value) ${rows}
    ON CONFLICT (period, site, name) DO UPDATE SET value = figures.value + excluded.value`,
);
const changeLate = hotWriteRows<{ day: string; site: string; name: string; receivedOn: string; value: number }>(
  { day: 'text', site: 'text', name: 'text', receivedOn: 'text', value: 'int' },
  (rows) => sql`
    INSERT INTO late_changes (day, site, name, received_on, value) ${rows}
    ON CONFLICT (day, site, name, received_on) DO UPDATE SET value = late_changes.value + excluded.value`,
);

/** Always in the same order, so that two writers never wait for each other in a circle. */
const changes = (sums: BatchSums['figures']): FigureChange[] =>
  [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([place, figures]) => {
      const [period = '', site = ''] = place.split('|');
      return [...figures]
        .filter(([, value]) => value !== 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({ period, site, name, value }));
    });

const frozenMonths = hotRowsAhead<{ month: string }, { month: string }>(
  { month: 'text' },
  (rows) => sql`SELECT DISTINCT month FROM closings WHERE month IN (${rows})`,
);

/** Writes a batch's sums by difference: sets of persons first, since they decide the counts of persons. `receivedOn`: local day. */
export async function flushSums(db: Store, sums: BatchSums, receivedOn: string): Promise<void> {
  const months = new Set([...sums.changed.keys()].map((key) => monthOf(key.slice(0, 10) as BusinessDay))); // keys begin with a day
  const frozen = await frozenMonths(
    db,
    [...months].map((month) => ({ month })),
  );
  await flushPersons(db, sums);
  await changeFigures(db, changes(sums.figures));
  await tellFrozenMonths(db, { sums, receivedOn, frozen: new Set((await frozen()).map(({ month }) => month)) });
}

interface Telling {
  readonly sums: BatchSums;
  readonly receivedOn: string;
  readonly frozen: ReadonlySet<string>;
}
/** What comes after a month was frozen is noted with its day of reception: the next version says so (TRUST 7.7). */
async function tellFrozenMonths(db: Store, { sums, receivedOn, frozen }: Telling): Promise<void> {
  if (frozen.size === 0) return;
  const received = new Map([...sums.changed].map(([place, facts]) => [place, new Map([['facts', facts]])]));
  const late = [...changes(sums.figures), ...changes(received)].filter(({ period }) => period.length === 10 && frozen.has(period.slice(0, 7)));
  await changeLate(
    db,
    late.map(({ period, site, name, value }) => ({ day: period, site, name, receivedOn, value })),
  );
}
