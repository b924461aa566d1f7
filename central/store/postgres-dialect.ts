import { CompiledQuery, type DatabaseConnection, type Dialect, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import { pipelinedClient } from './pipelined-client.ts';

/** Connections of one central; PostgreSQL's own bound is shared by all of them. */
const CONNECTIONS = 10;
const INT8 = 20;
const NUMERIC = 1700;

/** Kysely over a bounded pool; every connection proves that its commits are durable before it is used. */
export function postgresDialect(url: string): Dialect {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    query_timeout: 60_000,
    keepAlive: true,
    pipeline: true,
    application_name: 'accueil-central',
    types: { getTypeParser: (oid, format) => (oid === INT8 || oid === NUMERIC ? exactNumber : types.getTypeParser(oid, format)) },
  });
  // An idle connection that dies is no event: the pool opens another when one is needed.
  pool.on('error', () => undefined);
  // One that dies at work fails its query, which tells the caller; unheard, the same news would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool: inPipelines(pool), onCreateConnection: proveDurable });
}

/** The pool whose connections are pipelined, each wrapped once. */
function inPipelines(pool: Pool): PostgresPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client) ?? pipelinedClient(client);
      wrapped.set(client, known);
      return known;
    },
  };
}

/** Counters, sums and epoch ms arrive as numbers, never rounded in silence. */
function exactNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`the store holds a number that is too large: ${text}`);
  return value;
}

/** A confirmed batch must survive a power cut (TRUST D-1): throws when this server would answer before its disk did. */
async function proveDurable(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw("SET statement_timeout = '50s'"));
  await connection.executeQuery(CompiledQuery.raw("SET idle_in_transaction_session_timeout = '50s'"));
  const { rows } = await connection.executeQuery<{ commit: string; fsync: string }>(
    CompiledQuery.raw("SELECT current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync"),
  );
  const { commit = '', fsync = '' } = rows[0] ?? {};
  if ((commit !== 'on' && commit !== 'remote_apply') || fsync !== 'on')
    throw new Error(`PostgreSQL must run with synchronous_commit=on and fsync=on, not ${commit} and ${fsync}`);
}
