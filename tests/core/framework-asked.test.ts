import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MemberId } from '../../shared/domain/brand.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  // As every antenne that chose nothing.
  rawRun(t, "DELETE FROM settings WHERE key = 'frameworkAsked'");
  await t.signIn();
});
afterEach(() => t.stop());

const scan = async (frame: string) => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const pair = async (card: string, device: string) => {
  await scan(card);
  return await scan(device);
};
const goOn = (reason: 'card' | 'known-person' = 'card') => t.ask('desk', 'loans.goOn', { actionId: randomUUID(), reason });
const sign = (memberId: MemberId) => t.ask('desk', 'loans.signFramework', { actionId: randomUUID(), memberId, signed: { how: 'paper' } });

test('without a framework agreement the pair says so, CONTINUER passes it with its reason, and the next loan asks again', async () => {
  const aya = seed.member();
  const [first, second] = [seed.device('PC 1'), seed.device('PC 2')];
  expect(await pair(aya.code, first.code)).toMatchObject({ kind: 'lend-warned', warnings: ['framework-missing'] });
  expect(await goOn('known-person')).toMatchObject({ kind: 'lent', warnings: ['framework-missing'] });
  expect(rawRows(t, 'SELECT warning, reason, staff_id AS staff FROM loan_passes')).toEqual([
    { warning: 'framework-missing', reason: 'known-person', staff: 1 },
  ]);
  await scan(first.code);
  t.clock.advance(300_000);
  await t.signIn();
  expect(await pair(aya.code, second.code)).toMatchObject({ kind: 'lend-warned', warnings: ['framework-missing'] });
});

test('signed while the question waits, the device is lent with nothing passed; from then on a loan is two scans, also after a merge', async () => {
  const [aya, twin] = [seed.member(), seed.member()];
  const [first, second, third] = [seed.device('PC 1'), seed.device('PC 2'), seed.device('PC 3')];
  await pair(aya.code, first.code);
  t.clock.advance(240_000);
  await t.signIn();
  expect((await t.ask('desk', 'visits.board', {})).question).toMatchObject({ kind: 'lend', memberId: aya.memberId, warnings: ['framework-missing'] });
  await sign(aya.memberId);
  expect(await goOn()).toMatchObject({ kind: 'lent', warnings: [] });
  expect(rawRows(t, 'SELECT warning FROM loan_passes')).toEqual([]);
  await scan(first.code);
  t.clock.advance(200_000);
  await t.signIn();
  expect(await pair(aya.code, second.code)).toMatchObject({ kind: 'lent', warnings: [] });
  await scan(second.code);
  await t.ask('desk', 'members.merge', { actionId: randomUUID(), keptId: twin.memberId, goneId: aya.memberId });
  t.clock.advance(200_000);
  await t.signIn();
  expect(await pair(twin.code, third.code)).toMatchObject({ kind: 'lent', warnings: [] });
});

test('an antenne that asks for none is told nothing', async () => {
  await t.ask('desk', 'settings.set', { frameworkAsked: false });
  expect(await pair(seed.member().code, seed.device('PC 1').code)).toMatchObject({ kind: 'lent', warnings: [] });
});
