import { tmpdir } from 'node:os';
import type { Fact } from '../../shared/contract/facts.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { makeDatabase, startPostgres } from '../../tests/support/postgres-server.ts';
import { alternate, timedAsync } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { type HttpCall, httpClient, type HttpClient } from '../harness/http-client.ts';
import { median } from '../harness/statistics.ts';
import type { CentralArgument, CentralReady } from '../hosts/central-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { dayOfFacts, pseudonyms } from '../stores/day-facts.ts';
import { type RawFacts, rawPostgres, rawSqlite } from '../stores/raw-facts.ts';
import { enrolTerminal, type UploadingTerminal } from '../stores/uploading-terminal.ts';

/** Terminals that upload at the same time, as they do after closing, each its own log; batches of each a turn. */
const TERMINALS = 8;
const BATCHES = 5;
const FACTS = 100;
const FIRST_DAY = '2026-01-01' as BusinessDay;

/** What of an engine the figure needs: where central puts its data, and bare inserts into two empty stores. */
interface Measuring {
  readonly databaseUrl: string | undefined;
  /** A transaction a day; and all days of a turn in one. */
  readonly raw: RawFacts;
  readonly together: RawFacts;
  stop(): Promise<void>;
}
const common = { goal: 0.5, sense: 'at-least', unit: 'rows/s ÷ rows/s' } as const;

/** Signed days accepted over HTTP against the same fact rows put into the same tables by multi-row inserts, a transaction a day. */
export const ingest: Figure = { ...common, name: 'ingest/raw-insert', measure: async (bench) => measure(bench, await onSqlite(bench)) };
/** The same on a real PostgreSQL beside it, its data on the bench's own disk. */
export const ingestPostgres: Figure = { ...common, name: 'ingest-pg/raw-insert', measure: async (bench) => measure(bench, await onPostgres(bench)) };

async function onSqlite(bench: Bench): Promise<Measuring> {
  const raw = await rawSqlite(bench.scratch.folder('raw'), FACTS);
  const together = await rawSqlite(bench.scratch.folder('raw'), FACTS);
  return {
    databaseUrl: undefined,
    raw,
    together,
    stop: async () => {
      await raw.close();
      await together.close();
    },
  };
}

async function onPostgres(bench: Bench): Promise<Measuring> {
  const server = await startPostgres(tmpdir());
  try {
    const given = { dataFolder: bench.scratch.root, facts: FACTS };
    const raw = await rawPostgres(await makeDatabase(server.url, 'raw'), given);
    const together = await rawPostgres(await makeDatabase(server.url, 'together'), given);
    return {
      databaseUrl: await makeDatabase(server.url, 'central'),
      raw,
      together,
      stop: async () => {
        await raw.close();
        await together.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function measure(bench: Bench, { databaseUrl, raw, together, stop }: Measuring): Promise<Measured> {
  const argument: CentralArgument = { dataFolder: bench.scratch.folder('central'), databaseUrl, codes: TERMINALS };
  const host = await spawnHost<CentralReady>('central-host.ts', argument);
  const client = httpClient(host.ready.url, TERMINALS);
  const inOne: number[] = [];
  try {
    const { url, siteCode, codes } = host.ready;
    const terminals: UploadingTerminal[] = [];
    for (const code of codes) terminals.push(await enrolTerminal(client, { url, code, siteCode }));
    const persons = pseudonyms(2_000);
    const rows = TERMINALS * BATCHES * FACTS;
    let days: readonly (readonly Fact[])[] = [];
    let turn = 0;
    const { subject, yardstick } = await alternate({
      rounds: bench.samples(30, 100),
      dropped: 5,
      subject: async () => {
        const sending = terminals.map((terminal) => daysOf(terminal, { turn, persons }));
        days = sending.flatMap((one) => one.days);
        turn++;
        return (rows / (await timedAsync(() => Promise.all(sending.map(({ calls }) => sendAll(client, calls)))))) * 1000;
      },
      yardstick: async () => {
        inOne.push((rows / (await together.insert([days]))) * 1000);
        return (rows / (await raw.insert(days.map((day) => [day])))) * 1000;
      },
    });
    const [ours, bare, bulk] = [median(subject), median(yardstick), median(inOne)];
    return {
      ratio: ours / bare,
      samples: subject.length,
      note: `${Math.round(ours)} rows/s ÷ ${Math.round(bare)} rows/s; ${TERMINALS} terminals at once, days of ${FACTS} facts; central also keeps the sealed bytes and the rollups; ${(ours / bulk).toFixed(2)} when the raw inserts of ${TERMINALS * BATCHES} days share one transaction`,
    };
  } finally {
    client.close();
    await host.stop();
    await stop();
  }
}

interface Sending {
  readonly days: readonly (readonly Fact[])[];
  readonly calls: readonly HttpCall[];
}

/** The next days of a terminal, sealed and signed before the clock runs. */
function daysOf(terminal: UploadingTerminal, given: { readonly turn: number; readonly persons: readonly string[] }): Sending {
  const sending = Array.from({ length: BATCHES }, (_, n) => {
    const facts = dayOfFacts({ day: addDays(FIRST_DAY, given.turn * BATCHES + n), firstSeq: terminal.nextSeq(), persons: given.persons });
    return { facts, call: terminal.nextBatch(facts) };
  });
  return { days: sending.map(({ facts }) => facts), calls: sending.map(({ call }) => call) };
}

/** One terminal's batches, each after the receipt of the one before. */
async function sendAll(client: HttpClient, calls: readonly HttpCall[]): Promise<void> {
  for (const call of calls) {
    const answer = await client.send(call);
    if (answer.status !== 201 || !answer.body.includes('"quarantined":[]')) throw new Error(`central answered ${answer.status}: ${answer.body.slice(0, 200)}`);
  }
}
