import type { Store } from './tables.ts';

interface Asking<Asked, Answer> {
  readonly asked: Asked;
  readonly answered: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * A question that many ask at the same moment, asked once for all of them: those who come while the one before is on its way wait for the next.
 * `ask` answers each in the order of the asked. A failure of the store is everybody's.
 */
export function askedTogether<Asked, Answer>(
  ask: (db: Store, asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (db: Store, asked: Asked) => Promise<Answer> {
  const queues = new WeakMap<Store, Asking<Asked, Answer>[]>();
  const answerAll = async (db: Store, queue: Asking<Asked, Answer>[]): Promise<void> => {
    while (queue.length > 0) {
      const now = queue.splice(0);
      try {
        const answers = await ask(
          db,
          now.map(({ asked }) => asked),
        );
        now.forEach(({ answered, failed }, index) => {
          const answer = answers[index];
          if (answer === undefined) failed(new Error('a question was left without an answer'));
          else answered(answer);
        });
      } catch (error) {
        for (const { failed } of now) failed(error);
      }
    }
    queues.delete(db);
  };
  return (db, asked) =>
    new Promise((answered, failed) => {
      const asking = { asked, answered, failed };
      const queue = queues.get(db);
      if (queue !== undefined) return void queue.push(asking);
      const fresh = [asking];
      queues.set(db, fresh);
      // Those whose bytes have arrived already ask with it.
      setImmediate(() => void answerAll(db, fresh));
    });
}
