import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import { makeVerifier } from '../shared/contract/secret-verifier.ts';
import { passphraseFrom } from '../shared/domain/passphrase.ts';
import type { Central } from './central.ts';
import { refreshRollups } from './ingest/rebuild-rollups.ts';
import { problem } from './http/problem.ts';
import { createEnrolmentCode, readerRoutes } from './http/reader-routes.ts';
import { terminalRoutes } from './http/terminal-routes.ts';
import { openCentralStore } from './store/open-store.ts';
import { anyReader, insertReader } from './store/reader-store.ts';
import { storeTrouble } from './store/store-trouble.ts';
import type { Store } from './store/tables.ts';

export interface CentralOptions {
  /** Keeps the pepper, and the store when it is SQLite. */
  readonly dataFolder: string;
  /** `postgres://…`; without it the store is `central.db` in the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly port: number;
  readonly host?: string;
  /** Built pages; without them the API works and `/` says so. */
  readonly pagesFolder?: string;
  readonly now?: () => number;
  readonly timeZone?: string;
  readonly logLevel?: 'info' | 'warn' | 'silent';
}
export interface RunningCentral {
  readonly url: string;
  readonly db: Store;
  readonly coordinator: string;
  /** Of the account made at the first start, else null. Never stored. */
  readonly firstPassphrase: string | null;
  createEnrolmentCode(siteCode: string, siteName: string): Promise<string>;
  close(): Promise<void>;
}

const FIRST_READER = 'coordination';

/** The reporting server on its store; answers when it listens. */
export async function startCentral(options: CentralOptions): Promise<RunningCentral> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const db = await openCentralStore(options);
  await refreshRollups(db, options.timeZone ?? 'Europe/Paris');
  const pepper = keptPepper(options.dataFolder);
  const firstPassphrase = await firstReader(db, pepper);
  // Bodies and headers are never logged; addresses neither.
  const server = fastify({
    logger: { level: options.logLevel ?? 'warn', serializers: { req: (request) => ({ method: request.method, url: request.url }) } },
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    requestTimeout: 60_000,
  });
  const central: Central = { db, now: options.now ?? Date.now, timeZone: options.timeZone ?? 'Europe/Paris', pepper, log: server.log };
  await server.register(cookie);
  await server.register(helmet, {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"] },
    },
  });
  await server.register(rateLimit, { global: true, max: 6_000, timeWindow: 60_000 });
  server.setErrorHandler((error: { statusCode?: number; name?: string; code?: string }, _request, reply) => {
    const trouble = storeTrouble(error);
    if (trouble !== null) {
      server.log.error({ trouble, code: error.code }, 'the store did not do it');
      return trouble === 'full' ? problem(reply, 507, 'store-full', { retryAfterS: 600 }) : problem(reply, 503, 'store-unavailable', { retryAfterS: 30 });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) server.log.error({ type: error.name, code: error.code }, 'request failed');
    return problem(
      reply,
      status,
      status === 413 ? 'too-large' : status === 415 ? 'media-type' : status === 429 ? 'too-many' : status >= 500 ? 'internal' : 'malformed',
      status === 429 ? { retryAfterS: 60 } : {},
    );
  });
  server.setNotFoundHandler((_request, reply) => problem(reply, 404, 'not-found'));
  terminalRoutes(server, central);
  readerRoutes(server, central);
  if (options.pagesFolder !== undefined && existsSync(options.pagesFolder)) await server.register(fastifyStatic, { root: options.pagesFolder });
  else server.get('/', (_request, reply) => reply.code(503).type('text/plain').send('The pages are not built: run "npm run build".'));
  const url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  return {
    url,
    db,
    coordinator: FIRST_READER,
    firstPassphrase,
    createEnrolmentCode: (siteCode, siteName) => createEnrolmentCode(central, { siteCode, siteName }),
    close: async () => {
      await server.close();
      await db.destroy();
    },
  };
}

function keptPepper(folder: string): Uint8Array {
  const file = join(folder, 'pepper.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true });
  return readFileSync(file);
}

async function firstReader(db: Store, pepper: Uint8Array): Promise<string | null> {
  if ((await anyReader(db)) !== undefined) return null;
  const passphrase = passphraseFrom(() => randomBytes(1)[0] ?? 255);
  await insertReader(db, FIRST_READER, await makeVerifier({ secret: passphrase, pepper, salt: randomBytes(16) }));
  return passphrase;
}
