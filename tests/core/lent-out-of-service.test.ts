import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { factsOf, rawRun } from '../support/raw-store.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

const scan = async (frame: string) => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
type State = 'available' | 'repair' | 'lost' | 'retired';
async function lentThen(state: State, loan?: 'keep' | 'close') {
  const device = seed.device('PC 1');
  rawRun(t, "INSERT INTO device_accessories (device_id, accessory) VALUES (?, 'charger')", device.deviceId);
  await scan(seed.member().code);
  expect(await scan(device.code)).toMatchObject({ kind: 'lent' });
  t.clock.advance(600_000);
  await t.signIn();
  const reason = 'décidé';
  await t.ask('desk', 'devices.setState', { actionId: randomUUID(), deviceId: device.deviceId, state, reason, ...(loan === undefined ? {} : { loan }) });
  return device;
}
const sheet = (deviceId: never) => t.ask('desk', 'devices.get', { deviceId });
const out = async () => (await t.ask('desk', 'loans.list', {})).length;

test.each(['repair', 'lost', 'retired'] as const)(
  'a lent device that is noted %s is lent no more, central is told, and undoing gives the loan back',
  async (state) => {
    const { deviceId } = await lentThen(state);
    expect(await out()).toBe(0);
    const after = await sheet(deviceId as never);
    expect(after).toMatchObject({ state, lentTo: null });
    expect(after.events.map(({ kind, detail }) => [kind, detail])).toContainEqual(['loan-closed', state]);
    expect(after.loans[0]?.missing.length === 0).toBe(state !== 'lost');
    expect(factsOf(t, 'loan').map(({ minutes }) => minutes)).toEqual([null, 10]);
    expect(await t.ask('desk', 'undo.last', { actionId: randomUUID() })).toMatchObject({ kind: 'undone' });
    expect(await out()).toBe(1);
    expect(await sheet(deviceId as never)).toMatchObject({ state: 'available', lentTo: 'Aya B.' });
  },
);

test('a lost device may be waited for: its loan stays out, and the scan that finds it returns it', async () => {
  const device = await lentThen('lost', 'keep');
  expect(await out()).toBe(1);
  expect(await scan(device.code)).toMatchObject({ kind: 'returned' });
  expect(await out()).toBe(0);
  expect(await sheet(device.deviceId as never)).toMatchObject({ state: 'available', lentTo: null });
});

test('nobody waits for what is retired, and a device that nobody holds changes state as ever', async () => {
  await lentThen('retired', 'keep');
  expect(await out()).toBe(0);
  const { deviceId } = seed.device('PC 2');
  await t.ask('desk', 'devices.setState', { actionId: randomUUID(), deviceId, state: 'lost', reason: 'introuvable' });
  expect((await sheet(deviceId as never)).events.map(({ kind }) => kind)).toEqual(['state']);
});
