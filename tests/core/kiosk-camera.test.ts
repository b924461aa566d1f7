import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
beforeEach(async () => {
  t = await startTestCore();
  seedGerland(t);
});
afterEach(() => t.stop());

test('the desk reads what the kiosk said last of its camera; nobody else may say it', async () => {
  expect(await t.ask('desk', 'cameras.status', {})).toBeNull();
  const report = { state: 'taken', engine: 'js', cameras: ['HD Webcam'] } as const;
  await t.ask('kiosk', 'cameras.report', { ...report, cameras: [...report.cameras] });
  expect(await t.ask('desk', 'cameras.status', {})).toEqual(report);
  expect((await t.refusal('desk', 'cameras.report', { ...report, cameras: [] })).code).toBe('not-allowed');
});

test('the chosen camera is a setting that the kiosk reads', async () => {
  await t.signIn();
  const { secretsKeptBy: _kept, ...stored } = await t.ask('desk', 'settings.get', {});
  await t.ask('desk', 'settings.set', { ...stored, opening: [...stored.opening], cameraLabel: 'HD Webcam' });
  expect(await t.ask('kiosk', 'site.info', {})).toMatchObject({ cameraLabel: 'HD Webcam' });
});
