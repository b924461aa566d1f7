import { storeTrouble } from './store-trouble.ts';
import type { Store } from './tables.ts';

/** Two writers that meet again and again: the sender is told to come back later. */
const TRIES = 5;

/**
 * Runs the work in one write transaction and answers what it answers: all of it is durable, or nothing is.
 * Everything inside goes through `transaction`, never through `db` (on SQLite there is one connection: it would wait for itself),
 * and waits for nothing but the store. Inside another transaction it is a part of it.
 * Deadlocks and serialization failures start the work again, so it must have no effect but in the store.
 */
export async function inTransaction<T>(db: Store, work: (transaction: Store) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  for (let tried = 1; ; tried++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tried === TRIES || storeTrouble(error) !== 'conflict') throw error;
    }
  }
}

/** Runs several reads on one state of the store, while others write; a report is one moment's truth. */
export function inSnapshot<T>(db: Store, work: (snapshot: Store) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work);
}
