import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tablesInOrder } from '../../central/ops/table-order.ts';
import { monthReport } from '../support/month-at-central.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort } from '../../shared/core/ports.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { startTestCentral } from '../support/central.ts';
import { seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore } from '../support/test-core.ts';

/** How many marked people; `CANARY_NAMES=10000 npx vitest run tests/central/canary.test.ts` for the whole year of TRUST P-1. */
const NAMES = Number(process.env.CANARY_NAMES ?? '200');
const DAYS = 50;
const DAY = 86_400_000;
const MINUTE = 60_000;

test(`of ${NAMES} marked people, no mark reaches central’s store, files, reports or the network`, async () => {
  const clock = fakeClock(Date.parse('2026-01-05T08:00:00.000Z'));
  const central = await startTestCentral(clock);
  const traffic: string[] = [];
  const port: CentralPort = {
    send: async (request) => {
      traffic.push(request.url, JSON.stringify(request.headers), Buffer.from(request.body).toString('latin1'));
      if (request.method === 'PUT') traffic.push(gunzipSync(request.body).toString('utf8'));
      const answer = await fetchCentralPort.send(request);
      traffic.push(answer.body);
      return answer;
    },
  };
  const t = await startTestCore({ clock, central: port });
  const seed = seedGerland(t);
  await t.signIn();
  await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
  const people = Array.from({ length: NAMES }, (_, n) => ({ first: `Qz${n}Zprenom`, last: `Xk${n}Wnom` })).map(({ first, last }) => ({
    ...seed.member({ firstName: first, lastName: last }),
    first,
    last,
  }));
  const aDay = Math.ceil(NAMES / DAYS);
  for (let from = 0; from < people.length; from += aDay) {
    for (const person of people.slice(from, from + aDay)) {
      await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: person.code, source: 'wedge' });
      clock.advance(MINUTE);
    }
    clock.advance(30 * MINUTE);
    for (const person of people.slice(from, from + aDay).filter((_, n) => n % 2 === 0))
      await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: person.code, source: 'wedge' });
    await t.signIn();
    await t.ask('desk', 'closing.close', { actionId: randomUUID() });
    expect(await t.ask('desk', 'upload.now', {})).toMatchObject({ waiting: 0, lastError: null });
    clock.advance(7 * DAY - 31 * MINUTE - aDay * MINUTE);
  }
  const held: string[] = [];
  for (const name of await tablesInOrder(central.db))
    for (const row of await central.db
      .selectFrom(name as 'facts') // whichever tables this store has, partitions within their table
      .selectAll()
      .execute())
      held.push(...Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))));
  const batches = await central.db.selectFrom('batches').select('bytes').execute();
  held.push(...batches.map(({ bytes }) => gunzipSync(bytes).toString('utf8')));
  const files = readdirSync(central.folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(central.folder, name), 'latin1'));
  const reports = JSON.stringify([await monthReport(central.db, '2026-01', '2026-12-31' as BusinessDay), await (await fetch(`${central.url}/metrics`)).text()]);
  const everything = [...held, ...traffic, ...files, reports].join('\n').toLowerCase();
  expect(everything).toContain('unspecified');
  expect(traffic.length).toBeGreaterThan(100);
  const found = people.flatMap(({ first, last, code }) => [first, last, code]).filter((mark) => everything.includes(mark.toLowerCase()));
  expect(found).toEqual([]);
  await t.stop();
  await central.close();
}, 3_600_000);
