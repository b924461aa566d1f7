import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/**
 * Where a test's central keeps its data. Each file of `tests/central` runs twice, in vitest's projects `sqlite` and `postgres`; a test does nothing
 * for it: `startTestCentral(clock)`, or `openCentralStore({ dataFolder, databaseUrl: await freshDatabaseUrl() })`.
 * What is about one engine only lives in `tests/engines/sqlite` or `tests/engines/postgres`.
 */
export const testEngine: 'sqlite' | 'postgres' = process.env.CENTRAL_ENGINE === 'postgres' ? 'postgres' : 'sqlite';

/** An empty store of its own on the run's PostgreSQL (a schema, made in a millisecond); undefined where SQLite is tested. */
export async function freshDatabaseUrl(): Promise<string | undefined> {
  if (testEngine === 'sqlite') return undefined;
  const server = process.env.CENTRAL_POSTGRES_URL;
  if (server === undefined) throw new Error('the tests of central on PostgreSQL have no PostgreSQL');
  const name = `central_${randomBytes(6).toString('hex')}`;
  await runOnServer(server, `CREATE SCHEMA ${name}`);
  return `${server}?options=-csearch_path%3D${name}`;
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
