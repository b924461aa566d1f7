import type { Store } from '../../central/store/tables.ts';

/** Every rollup of the store, in one order: to compare before and after. */
export async function allRollups(db: Store): Promise<Record<string, readonly unknown[]>> {
  const figures = await db.selectFrom('figures').selectAll().where('value', '<>', 0).orderBy('period').orderBy('site').orderBy('name').execute();
  const persons = await db.selectFrom('month_persons').selectAll().orderBy('month').orderBy('person').execute();
  const personDays = await db.selectFrom('person_days').selectAll().orderBy('day').orderBy('site').orderBy('person').execute();
  const closings = await db.selectFrom('closed_days').selectAll().orderBy('day').orderBy('site').orderBy('terminal').orderBy('fact').execute();
  const firstDays = await db.selectFrom('first_days').selectAll().orderBy('convention').orderBy('person').orderBy('site').execute();
  const firstCounts = await db.selectFrom('first_counts').selectAll().orderBy('convention').orderBy('site').orderBy('figure').orderBy('day').execute();
  return { figures, persons, personDays, closings, firstDays, firstCounts };
}
