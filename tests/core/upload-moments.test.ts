import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort } from '../../shared/core/ports.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, TUESDAY_0905, type TestCore } from '../support/test-core.ts';

const HOUR = 3_600_000;
const clock = fakeClock();
let central: TestCentral;
let t: TestCore;
let seed: Seed;
let isMute: boolean;
let asked: number;
const port: CentralPort = {
  send: (request) => {
    asked += 1;
    return isMute ? new Promise(() => undefined) : fetchCentralPort.send(request);
  },
};
beforeEach(async () => {
  clock.set(TUESDAY_0905);
  [isMute, asked] = [false, 0];
  central = await startTestCentral(clock);
  t = await startTestCore({ clock, central: port });
  seed = seedGerland(t);
  await t.signIn();
  await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
});
afterEach(async () => {
  await t.stop();
  await central.close();
});
const scan = () => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: seed.member().code, source: 'wedge' });
const atCentral = async (): Promise<number> => (await central.db.selectFrom('facts').select('id').execute()).length;

test('what waits goes out before the program ends', async () => {
  await scan();
  expect(await atCentral()).toBe(0);
  await t.restart();
  expect(await atCentral()).toBe(1);
});

test('a central that does not answer holds the end of the program back for its five seconds and no longer; the facts go the next time', async () => {
  await scan();
  isMute = true;
  const before = asked;
  let isStopped = false;
  const stopped = t.core.stop().then(() => {
    isStopped = true;
  });
  await expect.poll(() => asked).toBe(before + 1);
  expect(isStopped).toBe(false);
  // The budget is over: timers have only the tick that this test gives them.
  t.tick();
  await stopped;
  isMute = false;
  await t.restart();
  await t.signIn();
  expect(await t.ask('desk', 'upload.now', {})).toMatchObject({ waiting: 0, lastError: null });
  expect(await atCentral()).toBe(1);
});

test('a program that starts more than twenty hours after its last success sends at once, one that starts earlier does not', async () => {
  await scan();
  await t.restart();
  clock.advance(19 * HOUR);
  let before = asked;
  await t.restart();
  await scan();
  t.tick();
  // Its hourly question to central is no sending.
  await expect.poll(() => asked).toBeGreaterThan(before);
  expect(await atCentral()).toBe(1);
  isMute = true;
  const ended = t.core.stop();
  await expect.poll(() => asked).toBeGreaterThan(before + 1);
  t.tick();
  await ended;
  isMute = false;
  clock.advance(2 * HOUR);
  before = asked;
  await t.restart();
  await expect.poll(atCentral).toBeGreaterThan(1);
});
