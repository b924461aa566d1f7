import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const HOUR = 3_600_000;
let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

test('a visit that began after the clock was set back is the one a next scan is about, though an earlier visit has a later hour', async () => {
  const { code } = seed.member();
  const scan = () => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: code, source: 'wedge' });
  expect(await scan()).toMatchObject({ kind: 'checked-in' });
  t.clock.advance(2 * HOUR);
  expect(await scan()).toMatchObject({ kind: 'checked-out' });
  t.clock.advance(-5 * HOUR);
  expect(await scan()).toMatchObject({ kind: 'checked-in' });
  t.clock.advance(HOUR);
  expect(await scan()).toMatchObject({ kind: 'checked-out', minutes: 60 });
});
