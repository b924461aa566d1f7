import type { FastifyRequest } from 'fastify';
import type { Central } from '../central.ts';
import { keepChange } from '../store/change-store.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';

interface Change<T> {
  /** What it is about, as the history says. */
  readonly object: string;
  /** Uses this transaction only. */
  readonly work: (transaction: Store) => Promise<T>;
  /** Whether something was changed; a refusal has no line. */
  readonly isDone?: (answer: T) => boolean;
}

/** A coordinator's change and its line of the history in one transaction: neither is ever there without the other. */
export function changing<T>(central: Central, request: FastifyRequest, { object, work, isDone = () => true }: Change<T>): Promise<T> {
  return inTransaction(central.db, async (transaction) => {
    const answer = await work(transaction);
    if (isDone(answer)) await keepLine(central, request, { transaction, object });
    return answer;
  });
}

/** The line of the history, within the transaction of a change that has one of its own. */
export async function keepLine(central: Central, request: FastifyRequest, given: { readonly transaction: Store; readonly object: string }): Promise<void> {
  const act = `${request.method} ${request.routeOptions.url ?? ''}`;
  await keepChange(given.transaction, { at: central.now(), reader: request.reader?.name ?? '', act, object: given.object.slice(0, 120) });
  request.recorded = true;
}
