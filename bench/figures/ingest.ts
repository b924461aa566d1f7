import { join } from 'node:path';
import { openCentralStore } from '../../central/store/open-store.ts';
import type { Fact } from '../../shared/contract/facts.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { openStore, type Writable } from '../../shared/db/open-store.ts';
import { alternate, timed, timedAsync } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { type HttpCall, httpClient, type HttpClient } from '../harness/http-client.ts';
import { median } from '../harness/statistics.ts';
import type { CentralArgument, CentralReady } from '../hosts/central-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { dayOfFacts, pseudonyms } from '../stores/day-facts.ts';
import { enrolTerminal, type UploadingTerminal } from '../stores/uploading-terminal.ts';

/** Terminals that upload at the same time, each its own log; batches of each a turn. */
const TERMINALS = 4;
const BATCHES = 5;
const FACTS = 100;
const FIRST_DAY = '2026-01-01' as BusinessDay;

/** Signed days accepted over HTTP against the same fact rows put into the same tables by multi-row inserts, a transaction a day. */
export const ingest: Figure = {
  name: 'ingest/raw-insert',
  goal: 0.5,
  sense: 'at-least',
  unit: 'rows/s ÷ rows/s',
  measure,
};

async function measure(bench: Bench): Promise<Measured> {
  const argument: CentralArgument = { dataFolder: bench.scratch.folder('central'), codes: TERMINALS };
  const host = await spawnHost<CentralReady>('central-host.ts', argument);
  const client = httpClient(host.ready.url, TERMINALS);
  const [raw, together] = [await emptyCentral(bench), await emptyCentral(bench)];
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
      rounds: bench.samples(40, 120),
      dropped: 5,
      subject: async () => {
        const sending = terminals.map((terminal) => daysOf(terminal, { turn, persons }));
        days = sending.flatMap((one) => one.days);
        turn++;
        return (rows / (await timedAsync(() => Promise.all(sending.map(({ calls }) => sendAll(client, calls)))))) * 1000;
      },
      yardstick: () => {
        inOne.push((rows / insertDays(together, [days])) * 1000);
        return (
          (rows /
            insertDays(
              raw,
              days.map((day) => [day]),
            )) *
          1000
        );
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
    raw.close();
    together.close();
    await host.stop();
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

/** A store with central's tables and nothing in it. */
async function emptyCentral(bench: Bench): Promise<Writable> {
  const dataFolder = bench.scratch.folder('raw');
  await (await openCentralStore({ dataFolder })).destroy();
  return openStore(join(dataFolder, 'central.db'));
}

const INSERT = `INSERT INTO facts (id, rev, terminal, day, payload) VALUES ${Array.from({ length: FACTS }, () => '(?, ?, ?, ?, ?)').join(', ')}`;

/** Milliseconds to insert these groups of days: a statement a day, a transaction a group; the values are made ready before. */
function insertDays(db: Writable, groups: readonly (readonly (readonly Fact[])[])[]): number {
  const insert = db.prepare(INSERT);
  const valuesOf = (facts: readonly Fact[]): unknown[] => facts.flatMap((fact) => [Buffer.from(fact.id, 'hex'), fact.rev, 1, fact.day, JSON.stringify(fact)]);
  const ready = groups.map((days) => days.map(valuesOf));
  const insertGroup = db.transaction((days: readonly (readonly unknown[])[]) => {
    for (const values of days) insert.run(values);
  });
  return timed(() => {
    for (const days of ready) insertGroup.immediate(days);
  });
}
