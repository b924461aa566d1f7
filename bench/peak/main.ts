import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { addDays } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { timedAsync } from '../harness/alternate.ts';
import { type HttpCall, httpClient } from '../harness/http-client.ts';
import { openScratch } from '../harness/scratch.ts';
import type { CentralArgument, CentralReady } from '../hosts/central-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { dayOfFacts, pseudonyms } from '../stores/day-facts.ts';
import { enrolTerminal } from '../stores/uploading-terminal.ts';
import { momentsOfTerminals, simulatePeak } from './simulate-peak.ts';

/**
 * `npm run central:peak -- --terminals N`: the closing hour of N terminals. A few really send at once to a real central on this machine, with a store of its own;
 * N are then simulated with the time that one batch took: all at once, spread, as the terminals really do, and after an outage.
 */
const REAL_AT_MOST = 20;
const DAYS = 5;
const { values } = parseArgs({ options: { terminals: { type: 'string', default: '10000' } } });
const terminals = z.coerce.number().int().min(1).max(1_000_000).parse(values.terminals);
const real = Math.min(terminals, REAL_AT_MOST);

const scratch = openScratch();
try {
  const serviceS = await measuredService();
  console.log(`${real} terminals at once, ${DAYS} days of 100 facts each: ${(1 / serviceS).toFixed(1)} batches/s (load ${loadavg()[0]?.toFixed(1) ?? ''})`);
  const each = (moment: () => number): readonly number[] => Array.from({ length: terminals }, moment);
  const evenings: readonly (readonly [string, readonly number[], number])[] = [
    ['all at the closing hour', each(() => 0), 0],
    ['spread over 10 minutes', each(() => Math.random() * 600), 0],
    ['each at its own minute of two hours, as they do', momentsOfTerminals(terminals, Math.random), 0],
    ['the same, central away for the first hour', momentsOfTerminals(terminals, Math.random), 3_600],
  ];
  for (const [words, moments, awayUntil] of evenings) {
    const { drainedAt, longestQueue, waitP95, failures } = simulatePeak({ moments, awayUntil, serviceS, draw: Math.random });
    const tries = failures === 0 ? '' : `, ${failures} sendings failed first`;
    console.log(`${words}: last answer after ${drainedAt.toFixed(1)} s, ${longestQueue} waiting at worst, p95 ${waitP95.toFixed(2)} s${tries}`);
  }
} finally {
  scratch.remove();
}

/** Seconds of one batch when central is never idle: connections enough, each terminal one batch after another. */
async function measuredService(): Promise<number> {
  const argument: CentralArgument = { dataFolder: scratch.folder('central'), codes: real };
  const host = await spawnHost<CentralReady>('central-host.ts', argument);
  const client = httpClient(host.ready.url, real);
  try {
    const { url, siteCode, codes } = host.ready;
    const persons = pseudonyms(2_000);
    const sending: (readonly HttpCall[])[] = [];
    for (const code of codes) {
      const terminal = await enrolTerminal(client, { url, code, siteCode });
      sending.push(
        Array.from({ length: DAYS }, (_, n) =>
          terminal.nextBatch(dayOfFacts({ day: addDays('2026-01-01' as BusinessDay, n), firstSeq: terminal.nextSeq(), persons })),
        ),
      );
    }
    const ms = await timedAsync(() =>
      Promise.all(
        sending.map(async (calls) => {
          for (const call of calls) {
            const { status } = await client.send(call);
            if (status !== 201) throw new Error(`central answered ${status}`);
          }
        }),
      ),
    );
    return ms / 1000 / (real * DAYS);
  } finally {
    client.close();
    await host.stop();
  }
}
