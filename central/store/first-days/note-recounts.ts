import type { Store } from '../tables.ts';

export interface PersonOfSite {
  readonly person: string;
  readonly site: string;
}

/**
 * A correction took something away from these persons, or their batch is kept without its bytes: what holds is looked up when the ramp-up is next read.
 * What is added otherwise needs no note, its batch says it.
 */
export async function noteRecounts(db: Store, persons: readonly PersonOfSite[]): Promise<void> {
  if (persons.length === 0) return;
  const once = new Map(persons.map(({ person, site }) => [`${person}|${site}`, { person, site }]));
  await db
    .insertInto('first_recounts')
    .values([...once.values()])
    .execute();
}
