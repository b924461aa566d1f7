import type { Writable } from './open-store.ts';

type Runner = (work: () => unknown) => unknown;
const kept = new WeakMap<Writable, Runner>();

/** Runs the work in one write transaction (a savepoint inside another); it commits unless the work throws. Durable when it returns. */
export function transact<T>(db: Writable, work: () => T): T {
  let runner = kept.get(db);
  if (runner === undefined) {
    runner = db.transaction((given: () => unknown) => given()).immediate;
    kept.set(db, runner);
  }
  return runner(work) as T; // the runner answers what the work answers
}
