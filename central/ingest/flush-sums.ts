import { sql } from 'kysely';
import { hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import type { BatchSums } from './contribution.ts';

interface PersonChange {
  readonly month: string;
  readonly site: string;
  readonly person: string;
  readonly visits: number;
}
interface FigureChange {
  readonly period: string;
  readonly site: string;
  readonly name: string;
  readonly value: number;
}

const changePersons = hotRows<PersonChange, PersonChange>(
  { month: 'text', site: 'text', person: 'text', visits: 'int' },
  (rows) => sql`
    INSERT INTO month_persons (month, site, person, visits) ${rows}
    ON CONFLICT (month, site, person) DO UPDATE SET visits = month_persons.visits + excluded.visits
    RETURNING month, site, person, visits`,
);
const changeFigures = hotRows<never, FigureChange>(
  { period: 'text', site: 'text', name: 'text', value: 'int' },
  (rows) => sql`
    INSERT INTO figures (period, site, name, value) ${rows}
    ON CONFLICT (period, site, name) DO UPDATE SET value = figures.value + excluded.value`,
);

const parts = (key: string): [string, string, string] => {
  const [a = '', b = '', c = ''] = key.split('|');
  return [a, b, c];
};
/** Always in the same order, so that two writers never wait for each other in a circle. */
const changes = (sums: ReadonlyMap<string, number>): [string, number][] =>
  [...sums].filter(([, change]) => change !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Writes a batch's sums: counters by difference, and the sets of persons with how many visits each has. */
export async function flushSums(db: Store, sums: BatchSums): Promise<void> {
  await flushPersons(db, sums);
  const figures = changes(sums.figures).map(([key, value]) => {
    const [period, site, name] = parts(key);
    return { period, site, name, value };
  });
  await changeFigures(db, figures);
}

/** A person counts once a month and antenne, from the first visit until the last is withdrawn. */
async function flushPersons(db: Store, sums: BatchSums): Promise<void> {
  const changed = changes(sums.persons).map(([key, visits]) => {
    const [month, site, person] = parts(key);
    return { month, site, person, visits };
  });
  const after = await changePersons(db, changed);
  for (const { month, site, person, visits } of after) {
    const before = visits - (sums.persons.get(`${month}|${site}|${person}`) ?? 0);
    const counted = Number(visits > 0) - Number(before > 0);
    const counter = `${month}|${site}|distinctPersons`;
    if (counted !== 0) sums.figures.set(counter, (sums.figures.get(counter) ?? 0) + counted);
    if (visits <= 0) await db.deleteFrom('month_persons').where('month', '=', month).where('site', '=', site).where('person', '=', person).execute();
  }
}
