import { afterAll, beforeAll, expect, test } from 'vitest';
import { purge } from '../../central/ingest/purge.ts';
import { purgeSteps } from '../../central/ingest/purge-steps.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral(clock);
  const terminal = await enrolRawTerminal(central, clock.now);
  await terminal.send(terminal.seal([visitOf()]));
});
afterAll(() => central.close());

const batches = () => central.db.selectFrom('batches').select(['oldest', 'bytes']).execute();

test('a batch that a central of before kept meanwhile, without its oldest month, keeps its bytes until that is read', async () => {
  const before = await batches();
  expect(before.map(({ oldest, bytes }) => [oldest, bytes.length > 0])).toEqual([['2026-11', true]]);
  await central.db.updateTable('batches').set({ oldest: '' }).execute();
  const step = purgeSteps.find(({ counter }) => counter === 'batches');
  expect(await step?.run(central.db, { from: '2024-11', asideBefore: 0, historyBefore: 0 })).toBe(0);
  expect(await purge(central.db, { now: clock.now(), timeZone: 'Europe/Paris' })).toBeNull();
  expect(await batches()).toEqual(before);
});
