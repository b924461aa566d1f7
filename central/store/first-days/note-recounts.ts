import type { Store } from '../tables.ts';

/** A correction took something away from these persons: what remains is looked up when the ramp-up is next read. What is added needs no note, its batch says it. */
export async function noteRecounts(db: Store, persons: readonly string[]): Promise<void> {
  if (persons.length === 0) return;
  await db
    .insertInto('first_recounts')
    .values([...new Set(persons)].map((person) => ({ person })))
    .execute();
}
