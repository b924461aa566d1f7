import { makeDatabase, startPostgres } from './postgres-server.ts';

/** Once per run of the `postgres` project: the server of all its tests. When it cannot start, the run fails. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env.CENTRAL_POSTGRES_URL = await makeDatabase(server.url, 'central');
  return server.stop;
}
