import { isTooOld } from '../../../shared/domain/retention.ts';
import { keptFrom } from '../kept-from.ts';
import type { Store } from '../tables.ts';
import { type ConventionPeriod, firstChanges, movedCounts } from './first-changes.ts';
import { readHints } from './read-hints.ts';

/** Day → persons, by figure. */
export interface FirstCounts {
  readonly distinctPersons: ReadonlyMap<string, number>;
  readonly cejDiagnosed: ReadonlyMap<string, number>;
}

/** How many persons were first seen, and first known diagnosed, on each day of a convention: what is kept, moved by what came since. Exact in a snapshot. */
export async function readFirstDays(db: Store, given: { readonly convention: ConventionPeriod; readonly site: string }): Promise<FirstCounts> {
  const { convention, site } = given;
  const counts = { distinctPersons: new Map<string, number>(), cejDiagnosed: new Map<string, number>() };
  const add = (figure: string, day: string, persons: number): void => {
    if (figure !== 'distinctPersons' && figure !== 'cejDiagnosed') return;
    counts[figure].set(day, (counts[figure].get(day) ?? 0) + persons);
  };
  const kept = await db
    .selectFrom('first_counts')
    .select(['figure', 'day', 'persons'])
    .where('convention', '=', convention.id)
    .where('site', '=', site)
    .execute();
  for (const { figure, day, persons } of kept) add(figure, day, persons);
  if (isTooOld(convention.startsOn, await keptFrom(db))) return counts;
  const hints = await readHints(db);
  if (hints.broken || hints.more) throw new Error('the first days are too far behind: keepFirstDays comes before a snapshot');
  for (const [key, persons] of movedCounts(await firstChanges(db, hints, convention))) {
    const [place, figure = '', day = ''] = key.split('|');
    if (place === site) add(figure, day, persons);
  }
  return counts;
}
