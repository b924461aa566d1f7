import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { audienceOf } from '../../shared/contract/methods.ts';
import { enrolmentLink } from '../../shared/domain/enrolment-link.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const link = { centralUrl: 'https://central.example.org', code: '0123456789' };
let t: TestCore;
beforeEach(async () => {
  t = await startTestCore();
  seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

test('the square of central’s page is told to the desk, read there or at the kiosk, and registers nobody', async () => {
  const frame = enrolmentLink(link);
  expect(await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'hid' })).toEqual({ kind: 'enrolment-read' });
  t.clock.advance(5_000);
  expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'camera' })).toEqual({ kind: 'not-ours' });
  const told = t.events.filter(({ kind }) => kind === 'enrolment-read');
  expect(told).toEqual([
    { kind: 'enrolment-read', link },
    { kind: 'enrolment-read', link },
  ]);
  expect(told.flatMap(audienceOf)).toEqual(['desk', 'desk']);
  expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 0 });
});
