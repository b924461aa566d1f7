import { sql } from 'kysely';
import { hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import type { BatchSums, PersonSums } from './contribution.ts';

interface PersonOfMonth {
  readonly month: string;
  readonly site: string;
  readonly person: string;
  readonly visits: number;
  readonly cej: number;
  readonly diagnostics: number;
}
const changePersons = hotRows<PersonOfMonth, PersonOfMonth>(
  { month: 'text', site: 'text', person: 'text', visits: 'int', cej: 'int', diagnostics: 'int' },
  (rows) => sql`
    INSERT INTO month_persons (month, site, person, visits, cej, diagnostics) ${rows}
    ON CONFLICT (month, site, person) DO UPDATE SET visits = month_persons.visits + excluded.visits,
      cej = month_persons.cej + excluded.cej, diagnostics = month_persons.diagnostics + excluded.diagnostics
    RETURNING month, site, person, visits, cej, diagnostics`,
);
interface PersonOfDay {
  readonly day: string;
  readonly site: string;
  readonly person: string;
  readonly visits: number;
}
const changePersonDays = hotRows<PersonOfDay, PersonOfDay>(
  { day: 'text', site: 'text', person: 'text', visits: 'int' },
  (rows) => sql`
    INSERT INTO person_days (day, site, person, visits) ${rows}
    ON CONFLICT (day, site, person) DO UPDATE SET visits = person_days.visits + excluded.visits
    RETURNING day, site, person, visits`,
);

/** Always in the same order, so that two writers never wait for each other in a circle. */
const inOrder = <Value>(sums: ReadonlyMap<string, Value>): [string, Value][] => [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1));
const parts = (key: string): [string, string, string] => {
  const [a = '', b = '', c = ''] = key.split('|');
  return [a, b, c];
};
const count = (sums: BatchSums, key: string, change: number): void => {
  if (change !== 0) sums.figures.set(key, (sums.figures.get(key) ?? 0) + change);
};

/** Each person once a day and antenne, from the first visit until the last is withdrawn. */
export async function flushPersonDays(db: Store, sums: BatchSums): Promise<void> {
  const changed = inOrder(sums.personDays)
    .filter(([, visits]) => visits !== 0)
    .map(([key, visits]): PersonOfDay => {
      const [day, site, person] = parts(key);
      return { day, site, person, visits };
    });
  for (const { day, site, person, visits } of await changePersonDays(db, changed)) {
    const before = visits - (sums.personDays.get(`${day}|${site}|${person}`) ?? 0);
    count(sums, `${day}|${site}|distinctPersons`, Number(visits > 0) - Number(before > 0));
    if (visits <= 0) await db.deleteFrom('person_days').where('day', '=', day).where('site', '=', site).where('person', '=', person).execute();
  }
}

const isCounted = (person: PersonSums) => ({
  distinctPersons: person.visits > 0,
  cejPersons: person.cej > 0,
  cejDiagnosed: person.cej > 0 && person.diagnostics > 0,
});

/** Each person once a month and antenne, and once a month in all (`*`); also as a member of the CEJ, and as one diagnosed. */
export async function flushPersons(db: Store, sums: BatchSums): Promise<void> {
  const changed = inOrder(sums.persons)
    .filter(([, change]) => change.visits !== 0 || change.cej !== 0 || change.diagnostics !== 0)
    .map(([key, change]): PersonOfMonth => {
      const [month, site, person] = parts(key);
      return { month, site, person, ...change };
    });
  for (const after of await changePersons(db, changed)) {
    const { month, site, person } = after;
    const change = sums.persons.get(`${month}|${site}|${person}`) ?? { visits: 0, cej: 0, diagnostics: 0 };
    const [now, before] = [
      isCounted(after),
      isCounted({ visits: after.visits - change.visits, cej: after.cej - change.cej, diagnostics: after.diagnostics - change.diagnostics }),
    ];
    for (const name of ['distinctPersons', 'cejPersons', 'cejDiagnosed'] as const)
      count(sums, `${month}|${site}|${name}`, Number(now[name]) - Number(before[name]));
    if (after.visits <= 0) await db.deleteFrom('month_persons').where('month', '=', month).where('site', '=', site).where('person', '=', person).execute();
  }
}
