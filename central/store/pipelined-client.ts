import type { PostgresPoolClient } from 'kysely';
import type { PoolClient } from 'pg';
import { hotText } from './hot.ts';
import { later } from './later.ts';

/** What Kysely reads of an answer that nobody waits for. */
const UNREAD = { command: 'UNREAD', rowCount: 0, rows: [] } as const;

/**
 * A connection that does not wait for what nobody reads: inside a transaction, the statements that are marked so in `hot.ts` (and BEGIN itself) are sent and the
 * work goes on while PostgreSQL runs them; those whose rows are wanted later answer with a stand-in for them; what is sent in one go travels in one write. The failure of such a statement comes with the next one that is
 * waited for, COMMIT at the latest: PostgreSQL refuses everything after it, so nothing of that transaction is kept. Outside a transaction everything is waited for.
 * Hot statements are prepared once a connection, under their name. Wants a client with `pipeline: true`.
 */
export function pipelinedClient(client: PoolClient): PostgresPoolClient {
  /** Of the transaction under way: undefined between two. */
  let transaction: { readonly unread: Promise<unknown>[]; failure?: unknown } | undefined;

  const send = (text: string, values: readonly unknown[]): Promise<unknown> => {
    const name = hotText(text)?.name;
    writtenTogether(client.connection.stream);
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  const unread = (sent: Promise<unknown>, into: NonNullable<typeof transaction>): typeof UNREAD => {
    const settled = sent.catch((error: unknown) => {
      into.failure ??= error;
    });
    into.unread.push(settled);
    return UNREAD;
  };
  const ahead = (sent: Promise<unknown>, into: NonNullable<typeof transaction>) => {
    unread(sent, into);
    const rows = sent.then(
      (answer) => (answer as { readonly rows: readonly unknown[] }).rows, // the driver's answer to one statement
      (error: unknown) => {
        throw into.failure ?? error;
      },
    );
    return { ...UNREAD, rows: [later(rows)] };
  };
  const query = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
    if (text === 'begin') transaction = { unread: [] };
    const within = transaction;
    if (within === undefined) return send(text, values);
    const ends = text === 'commit' || text === 'rollback';
    if (ends) transaction = undefined;
    const sent = send(text, values);
    const waits = hotText(text)?.waits;
    if (text === 'begin' || waits === 'never') return unread(sent, within);
    if (waits === 'later') return ahead(sent, within);
    try {
      const answer = await sent;
      // Their answers came before this one.
      await Promise.all(within.unread.splice(0));
      if (within.failure !== undefined && text !== 'rollback') throw within.failure;
      return answer;
    } catch (error) {
      throw within.failure ?? error;
    }
  };
  return {
    // The driver's border: its answer has the shape that Kysely reads, and Kysely asks with a text unless it was given cursors.
    query: query as PostgresPoolClient['query'],
    release: (destroy?: boolean) => client.release(destroy),
  };
}

/** Holds the bytes until the code that runs now waits for something: several statements are one write to the network. */
function writtenTogether(stream: PoolClient['connection']['stream']): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
