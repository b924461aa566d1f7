import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';

const HOUR = 3_600_000;
gerlandForEachTest();

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
