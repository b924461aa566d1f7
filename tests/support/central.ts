import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CentralOptions, type RunningCentral, startCentral } from '../../central/start-central.ts';
import { openCentralStore } from '../../central/store/open-store.ts';
import { anyReader, insertReader } from '../../central/store/reader-store.ts';
import { verifierOf } from '../../shared/contract/secret-verifier.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort, CentralRequest, CentralResponse } from '../../shared/core/ports.ts';
import { typedPassphrase } from '../../shared/domain/passphrase.ts';
import { freshDatabaseUrl } from './central-store.ts';
import type { FakeClock } from './test-core.ts';

/** Of the account that every test central has; found without the second of work that a real one costs. */
const COST = 4;
const PASSPHRASE = 'un-deux-trois-quatre-cinq-six';

export interface TestCentral extends RunningCentral {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
  readonly firstPassphrase: string;
}

/** A real central over HTTP on loopback, on a real store of its own: SQLite, or PostgreSQL in the project of that name (central-store.ts). */
export async function startTestCentral(
  clock: FakeClock,
  folder = mkdtempSync(join(tmpdir(), 'central-test-')),
  pagesFolder?: string,
  more: Partial<CentralOptions> = {},
): Promise<TestCentral> {
  const databaseUrl = await freshDatabaseUrl();
  await makeAccount(folder, databaseUrl);
  const central = await startCentral({
    dataFolder: folder,
    databaseUrl,
    port: 0,
    now: clock.now,
    logLevel: 'silent',
    secretCost: COST,
    ...more,
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
    ...more,
  });
  return {
    ...central,
    folder,
    databaseUrl,
    firstPassphrase: PASSPHRASE,
    close: async () => {
      await central.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function makeAccount(folder: string, databaseUrl: string | undefined): Promise<void> {
  const pepper = Buffer.alloc(32, 1);
  writeFileSync(join(folder, 'pepper.key'), pepper);
  const db = await openCentralStore({ dataFolder: folder, databaseUrl });
  if ((await anyReader(db)) === undefined)
    await insertReader(db, {
      name: 'coordination',
      role: 'manage',
      verifier: verifierOf({ secret: typedPassphrase(PASSPHRASE), pepper, salt: Buffer.alloc(16), logN: COST }),
    });
  await db.destroy();
}

/** What the network does to the next exchanges. */
export type Weather = 'fine' | 'down' | 'answer-lost' | 'server-error' | 'lying-hash' | 'truncated-answer' | 'doubled';

/** The real exchange, under the weather of the moment. */
export function weatheredPort(): CentralPort & { weather: Weather; sent: number } {
  const port = {
    weather: 'fine' as Weather,
    sent: 0,
    send: async (request: CentralRequest): Promise<CentralResponse> => {
      port.sent++;
      if (port.weather === 'down') throw new Error('network unreachable');
      if (port.weather === 'server-error') return { status: 503, headers: { 'retry-after': '60' }, body: 'Service Unavailable' };
      if (port.weather === 'doubled') await fetchCentralPort.send(request);
      const answer = await fetchCentralPort.send(request);
      if (port.weather === 'answer-lost') throw new Error('connection reset');
      if (port.weather === 'truncated-answer') return { ...answer, body: answer.body.slice(0, 20) };
      if (port.weather === 'lying-hash') return { ...answer, body: answer.body.replace(/"hash":"[0-9a-f]{4}/, '"hash":"0000') };
      return answer;
    },
  };
  return port;
}
