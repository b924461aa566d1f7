import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

/** Works that share one commit; more would make the first wait too long for its answer. */
const TOGETHER = 16;

interface Waiting<Given, Answer> {
  readonly given: Given;
  readonly done: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}
interface Round<Given, Answer> {
  /** In one transaction: does it for all, and answers each in the same order. Started again on a conflict, so it has no other effect. */
  readonly work: (transaction: Store, given: readonly Given[]) => Promise<readonly Answer[]>;
  /** Two of the same sender never share a round: the second one reads what the first one wrote. */
  readonly senderOf: (given: Given) => unknown;
}

/**
 * Like `inTransaction`, for works of different senders that come at the same moment: they share a transaction, its statements and its one wait for the
 * disk; each is answered after that. A round that fails spoils nobody: each is then done by itself.
 */
export function inRounds<Given, Answer>(round: Round<Given, Answer>): (db: Store, given: Given) => Promise<Answer> {
  const queues = new WeakMap<Store, Waiting<Given, Answer>[]>();
  return (db, given) =>
    new Promise((done, failed) => {
      const waiting = { given, done, failed };
      const queue = queues.get(db);
      if (queue !== undefined) return void queue.push(waiting);
      const fresh = [waiting];
      queues.set(db, fresh);
      // Those whose bytes have arrived already come into the same round.
      setImmediate(() => void drain(db, { queue: fresh, round }).then(() => queues.delete(db)));
    });
}

interface Draining<Given, Answer> {
  readonly queue: Waiting<Given, Answer>[];
  readonly round: Round<Given, Answer>;
}
async function drain<Given, Answer>(db: Store, { queue, round }: Draining<Given, Answer>): Promise<void> {
  while (queue.length > 0) {
    const senders = new Set<unknown>();
    const isNext = ({ given }: Waiting<Given, Answer>): boolean => {
      const sender = round.senderOf(given);
      if (senders.size === TOGETHER || senders.has(sender)) return false;
      senders.add(sender);
      return true;
    };
    const next: Waiting<Given, Answer>[] = [];
    const later: Waiting<Given, Answer>[] = [];
    for (const waiting of queue.splice(0)) (isNext(waiting) ? next : later).push(waiting);
    queue.push(...later);
    await runTogether(db, { queue: next, round });
    // Whoever came meanwhile is heard before the next round begins.
    await new Promise(setImmediate);
  }
}

async function runTogether<Given, Answer>(db: Store, { queue, round }: Draining<Given, Answer>): Promise<void> {
  try {
    const answers = await inTransaction(db, (transaction) =>
      round.work(
        transaction,
        queue.map(({ given }) => given),
      ),
    );
    queue.forEach(({ done, failed }, index) => {
      const answer = answers[index];
      if (answer === undefined) failed(new Error('a round left somebody without an answer'));
      else done(answer);
    });
  } catch (error) {
    if (queue.length === 1) return void queue[0]?.failed(error);
    for (const one of queue) await runTogether(db, { queue: [one], round });
  }
}
