import { one, prepared, run } from '../../shared/db/prepared.ts';
import type { Writable } from '../../shared/db/open-store.ts';
import type { BatchSums } from './contribution.ts';

const parts = (key: string): [string, string, string] => {
  const [a = '', b = '', c = ''] = key.split('|');
  return [a, b, c];
};

/** Writes a batch's sums: counters by difference, and the sets of persons with how many visits each has. */
export function flushSums(db: Writable, sums: BatchSums): void {
  for (const [key, change] of sums.persons) if (change !== 0) changePerson(db, sums, { key, change });
  const put = prepared(
    db,
    `INSERT INTO figures (period, site, name, value) VALUES (?, ?, ?, ?) ON CONFLICT (period, site, name) DO UPDATE SET value = value + excluded.value`,
  );
  for (const [key, change] of sums.figures) if (change !== 0) put.run(...parts(key), change);
}

/** A person counts once a month and antenne, from the first visit until the last is withdrawn. */
function changePerson(db: Writable, sums: BatchSums, given: { readonly key: string; readonly change: number }): void {
  const [month, site, person] = parts(given.key);
  const row = one<{ visits: number }>(
    db,
    `INSERT INTO month_persons (month, site, person, visits) VALUES (?, ?, ?, ?)
     ON CONFLICT (month, site, person) DO UPDATE SET visits = visits + excluded.visits RETURNING visits`,
    month,
    site,
    person,
    given.change,
  );
  const after = row?.visits ?? 0;
  const before = after - given.change;
  const counter = `${month}|${site}|distinctPersons`;
  if (before <= 0 && after > 0) sums.figures.set(counter, (sums.figures.get(counter) ?? 0) + 1);
  if (before > 0 && after <= 0) sums.figures.set(counter, (sums.figures.get(counter) ?? 0) - 1);
  if (after <= 0) run(db, 'DELETE FROM month_persons WHERE month = ? AND site = ? AND person = ?', month, site, person);
}
