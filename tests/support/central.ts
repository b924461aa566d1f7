import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningCentral, startCentral } from '../../central/start-central.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort, CentralRequest, CentralResponse } from '../../shared/core/ports.ts';
import type { FakeClock } from './test-core.ts';

/** A real central over HTTP on loopback, on a real SQLite file. */
export async function startTestCentral(
  clock: FakeClock,
  folder = mkdtempSync(join(tmpdir(), 'central-test-')),
  pagesFolder?: string,
): Promise<RunningCentral & { readonly folder: string }> {
  const central = await startCentral({
    dataFolder: folder,
    port: 0,
    now: clock.now,
    logLevel: 'silent',
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
  });
  return {
    ...central,
    folder,
    close: async () => {
      await central.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
