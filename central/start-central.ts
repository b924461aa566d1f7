import { existsSync, mkdirSync } from 'node:fs';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { LOG_N } from '../shared/contract/secret-verifier.ts';
import { ANTENNES_TIME_ZONE, type Central, type Provider } from './central.ts';
import { dailyWork } from './daily-work.ts';
import { keptKey } from './kept-key.ts';
import { FIRST_READER, firstAccount, keptPepper } from './first-account.ts';
import { accountRoutes } from './http/account-routes.ts';
import { exportRoutes } from './http/export-routes.ts';
import { type Access, guardApi } from './http/guard-api.ts';
import { refreshRollups } from './ingest/rebuild-rollups.ts';
import { makeServer } from './http/make-server.ts';
import { centralMetrics } from './http/metrics.ts';
import { openApiRoute } from './http/openapi.ts';
import { limitRates, type RateLimits } from './http/rates.ts';
import { opsRoutes } from './http/ops-routes.ts';
import { providerRoutes } from './http/provider-routes.ts';
import { createEnrolmentCode, readerRoutes } from './http/reader-routes.ts';
import { type PagePrinter, pagePrinter } from './http/page-printer.ts';
import { reportPdfRoute } from './http/report-pdf.ts';
import { reportRoutes } from './http/report-routes.ts';
import { retentionRoutes } from './http/retention-routes.ts';
import { servePages } from './http/serve-pages.ts';
import { signInRoutes } from './http/sign-in-routes.ts';
import { handedDownRoutes } from './http/handed-down-routes.ts';
import { importRoutes } from './http/import-routes.ts';
import { keyRoutes } from './http/key-routes.ts';
import { organisationRoutes } from './http/organisation-routes.ts';
import { terminalRoutes } from './http/terminal-routes.ts';
import { keepFirstDays } from './store/first-days/keep-first-days.ts';
import { openCentralStore } from './store/open-store.ts';
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
  /** A request that is not whole after this many ms is cut (30 s). */
  readonly requestMs?: number;
  /** Who asks /metrics from elsewhere shows this bearer; without it only this machine may ask. */
  readonly metricsToken?: string | undefined;
  /** Central's address as browsers know it, when a proxy stands before it. */
  readonly publicUrl?: string;
  /** Proxies in front whose `X-Forwarded-For` is believed: the rates then count each sender, not the proxy. */
  readonly trustedProxies?: readonly string[];
  /** How many requests a minute are answered; the proper numbers are in rates.ts. */
  readonly rates?: RateLimits;
  readonly provider?: Provider;
  /** What prints the reports as PDF; null: nothing here can, and the page says so. Without it a Chromium of this machine, where there is one. */
  readonly printer?: PagePrinter | null;
  /** log2 of scrypt's N; tests give a small one. */
  readonly secretCost?: number;
}
export interface RunningCentral {
  readonly url: string;
  readonly db: Store;
  readonly coordinator: string;
  /** Each route under /api/ (`GET /api/…`) and who may use it. */
  readonly access: ReadonlyMap<string, Access>;
  /** Every route that is served (`GET /…`). */
  readonly routes: readonly string[];
  /** Of the account made at the first start, else null. Never stored. */
  readonly firstPassphrase: string | null;
  createEnrolmentCode(siteCode: string, siteName: string): Promise<string>;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** How long a stop waits for the requests that were begun. */
const STOP_MS = 10_000;

/** The reporting server on its store; answers when it listens. */
export async function startCentral(options: CentralOptions): Promise<RunningCentral> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const now = options.now ?? Date.now;
  const db = await openCentralStore(options, now());
  const timeZone = options.timeZone ?? ANTENNES_TIME_ZONE;
  await refreshRollups(db, timeZone);
  const pepper = keptPepper(options.dataFolder);
  const secretCost = options.secretCost ?? LOG_N;
  const firstPassphrase = await firstAccount(db, { pepper, secretCost });
  const server = makeServer({
    logLevel: options.logLevel ?? 'warn',
    requestMs: options.requestMs ?? 30_000,
    trustedProxies: options.trustedProxies ?? [],
  });
  const rates = await limitRates(server, options.rates ?? {});
  const central: Central = {
    db,
    now,
    timeZone,
    pepper,
    key: keptKey(options.dataFolder),
    log: server.log,
    metrics: centralMetrics({ db, now, dataFolder: options.dataFolder }),
    rates,
    publicUrl: options.publicUrl === undefined ? null : new URL(options.publicUrl),
    provider: options.provider ?? null,
    secretCost,
  };
  await server.register(cookie);
  await server.register(helmet, {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"] },
    },
  });
  const served: string[] = [];
  server.addHook('onRoute', ({ method, url }) => void served.push(...[method].flat().map((each) => `${each} ${url}`)));
  const access = guardApi(server, central);
  opsRoutes(server, central, options.metricsToken);
  terminalRoutes(server, central);
  openApiRoute(server);
  handedDownRoutes(server, central);
  keyRoutes(server, central);
  for (const routes of [signInRoutes, providerRoutes, accountRoutes, readerRoutes, reportRoutes, organisationRoutes, importRoutes, retentionRoutes])
    routes(server, central);
  exportRoutes(server, central, { dataFolder: options.dataFolder, databaseUrl: options.databaseUrl });
  reportPdfRoute(server, central, options.printer === undefined ? pagePrinter() : options.printer);
  if (options.pagesFolder !== undefined && existsSync(options.pagesFolder)) await servePages(server, options.pagesFolder);
  else server.get('/', (_request, reply) => reply.code(503).type('text/plain').send('The pages are not built: run "npm run build".'));
  // So that whoever opens the ramp-up after a weekend of many terminals does not wait for their batches.
  const hourly = setInterval(
    () => void keepFirstDays(db).catch((error: unknown) => server.log.error({ error: String(error) }, 'first days not kept')),
    HOUR_MS,
  );
  hourly.unref();
  const url = await server.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  const daily = dailyWork({ ...central, dataFolder: options.dataFolder });
  void daily.tick();
  return {
    url,
    db,
    coordinator: FIRST_READER,
    access,
    routes: served,
    firstPassphrase,
    createEnrolmentCode: (siteCode, siteName) => createEnrolmentCode(central, { siteCode, siteName }),
    close: async () => {
      clearInterval(hourly);
      const idle = daily.stop();
      const bound = setTimeout(() => server.server.closeAllConnections(), STOP_MS);
      await server.close();
      clearTimeout(bound);
      await idle;
      await db.destroy();
    },
  };
}
