import { engineOf } from './engine.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

/** Works that share one commit; more would make the first wait too long for its answer. */
const TOGETHER = 16;
interface Waiting {
  readonly work: (transaction: Store) => Promise<void>;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}
const queues = new WeakMap<Store, Waiting[]>();

/**
 * Like `inTransaction`, for works of different senders that come at the same moment: on SQLite, which has one writer, they share a transaction and its
 * one wait for the disk; each is answered after that. A work that throws spoils nobody: the others are run again by themselves.
 */
export function inSharedTransaction<T>(db: Store, work: (transaction: Store) => Promise<T>): Promise<T> {
  if (engineOf(db) === 'postgres' || db.isTransaction) return inTransaction(db, work);
  return new Promise((resolve, reject) => {
    let answer: T;
    const waiting: Waiting = {
      work: async (transaction) => {
        answer = await work(transaction);
      },
      done: () => resolve(answer),
      failed: reject,
    };
    const queue = queues.get(db);
    if (queue !== undefined) {
      queue.push(waiting);
      return;
    }
    queues.set(db, [waiting]);
    // Those whose bytes have arrived already come into the same round.
    setImmediate(() => void drain(db));
  });
}

async function drain(db: Store): Promise<void> {
  for (;;) {
    const round = queues.get(db)?.splice(0, TOGETHER) ?? [];
    if (round.length === 0) break;
    await runTogether(db, round);
    await new Promise(setImmediate);
  }
  queues.delete(db);
}

async function runTogether(db: Store, round: readonly Waiting[]): Promise<void> {
  try {
    await inTransaction(db, async (transaction) => {
      for (const { work } of round) await work(transaction);
    });
    for (const { done } of round) done();
  } catch (error) {
    if (round.length === 1) return void round[0]?.failed(error);
    for (const one of round) await runTogether(db, [one]);
  }
}
