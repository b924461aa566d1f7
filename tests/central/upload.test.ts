import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthReport } from '../support/month-at-central.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { startTestCentral, weatheredPort } from '../support/central.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, type TestCore } from '../support/test-core.ts';

const clock = fakeClock();
let port = weatheredPort();
let t: TestCore;
let seed: Seed;
let central: RunningCentral;
beforeEach(async () => {
  clock.set(Date.parse('2026-11-24T08:05:00.000Z'));
  port = weatheredPort();
  central = await startTestCentral(clock);
  t = await startTestCore({ clock, central: port });
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(async () => {
  await t.stop();
  await central.close();
});

const MINUTE = 60_000;
const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const enrol = async () => t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
const signInAgain = () => t.signIn();
const centralMonth = () => monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay);
const deskMonth = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;

async function aMorning(): Promise<void> {
  for (let n = 0; n < 5; n++) {
    const member = seed.member();
    await scan(member.code);
    clock.advance(15 * MINUTE);
    if (n % 2 === 0) await scan(member.code);
  }
  await signInAgain();
}

describe('the daily upload', () => {
  test('the month at central equals the desk’s own totals to the unit', async () => {
    await enrol();
    await aMorning();
    await t.ask('desk', 'closing.close', { actionId: randomUUID() });
    const status = await t.ask('desk', 'upload.now', {});
    expect(status).toMatchObject({ waiting: 0, lastError: null, enrolled: true });
    const report = await centralMonth();
    expect(report.all).toEqual(await deskMonth());
    expect(report.sites[0]?.totals).toEqual(await deskMonth());
    expect(report.sites[0]?.coverage.find((day) => day.day === '2026-11-24')).toEqual({ day: '2026-11-24', state: 'complete', differs: false });
  });

  test('a day reopened is open at central too, and its second closing is the one that counts', async () => {
    await enrol();
    await aMorning();
    const dayAtCentral = async () => (await centralMonth()).sites[0]?.coverage.find((day) => day.day === '2026-11-24');
    const closedDays = () => central.db.selectFrom('closed_days').select(['day', 'visits']).execute();
    await t.ask('desk', 'closing.close', { actionId: randomUUID() });
    await t.ask('desk', 'upload.now', {});
    await t.ask('desk', 'closing.reopen', { actionId: randomUUID(), reason: 'people-came' });
    await scan(seed.member().code);
    await t.ask('desk', 'upload.now', {});
    expect(await closedDays()).toEqual([]);
    expect((await dayAtCentral())?.state).not.toBe('complete');
    await t.ask('desk', 'closing.close', { actionId: randomUUID() });
    await t.ask('desk', 'upload.now', {});
    expect(await closedDays()).toEqual([{ day: '2026-11-24', visits: 6 }]);
    expect(await dayAtCentral()).toMatchObject({ state: 'complete', differs: false });
    expect((await centralMonth()).all).toEqual(await deskMonth());
  });

  test.each(['down', 'answer-lost', 'server-error', 'lying-hash', 'truncated-answer', 'doubled'] as const)(
    'nothing is lost or doubled when the network is %s, then fine',
    async (weather) => {
      await enrol();
      await aMorning();
      port.weather = weather;
      await t.ask('desk', 'upload.now', {});
      await t.ask('desk', 'upload.now', {});
      port.weather = 'fine';
      const status = await t.ask('desk', 'upload.now', {});
      expect(status).toMatchObject({ waiting: 0, lastError: null });
      expect((await centralMonth()).all).toEqual(await deskMonth());
    },
  );

  test('a failure says why, how many wait and when the next try is', async () => {
    await enrol();
    await aMorning();
    port.weather = 'down';
    const status = await t.ask('desk', 'upload.now', {});
    expect(status.lastError).toBe('central-unreachable');
    expect(status.waiting).toBeGreaterThan(5);
    expect(Date.parse(status.nextTryAt ?? '')).toBeGreaterThanOrEqual(clock.now());
  });

  test('a terminal whose clock is a day off corrects its signature, not its clock', async () => {
    await enrol();
    await aMorning();
    const late = clock.now();
    const skewed = fakeClock(late + 86_400_000);
    const other = await startTestCore({ folder: t.folder, clock: skewed, central: port, secrets: t.ports.secrets });
    await other.signIn();
    const status = await other.ask('desk', 'upload.now', {});
    await other.core.stop();
    expect(status).toMatchObject({ waiting: 0, lastError: null });
  });

  test('a crash between sealing and sending sends the same bytes again', async () => {
    await enrol();
    await aMorning();
    port.weather = 'answer-lost';
    await t.ask('desk', 'upload.now', {});
    await t.restart();
    await t.signIn();
    port.weather = 'fine';
    await t.ask('desk', 'upload.now', {});
    expect((await centralMonth()).all).toEqual(await deskMonth());
  });

  test('a terminal that central no longer admits keeps its facts and says that it must be enrolled again', async () => {
    await enrol();
    await aMorning();
    await central.db.updateTable('terminals').set({ revoked_at: 1 }).execute();
    const status = await t.ask('desk', 'upload.now', {});
    expect(status.lastError).toBe('terminal-revoked');
    expect(status.waiting).toBeGreaterThan(5);
  });

  test('a central that lost its data asks for all again and gets it', async () => {
    await enrol();
    await aMorning();
    await t.ask('desk', 'upload.now', {});
    for (const table of ['batches', 'logs', 'facts', 'fact_ids', 'figures', 'month_persons', 'person_days'] as const)
      await central.db.deleteFrom(table).execute();
    await scan(seed.member().code);
    await t.ask('desk', 'upload.now', {});
    expect((await centralMonth()).all).toEqual(await deskMonth());
  });

  test('an enrolment whose answer was lost is asked again with the same code, and there is still one terminal', async () => {
    const code = await central.createEnrolmentCode('GER', 'Gerland');
    port.weather = 'answer-lost';
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code })).code).toBe('central-unreachable');
    port.weather = 'fine';
    await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code });
    await aMorning();
    expect(await t.ask('desk', 'upload.now', {})).toMatchObject({ waiting: 0, lastError: null });
    expect(await central.db.selectFrom('terminals').select('name').execute()).toEqual([{ name: 'ger-1' }]);
  });

  test('an enrolment code works once', async () => {
    const code = await central.createEnrolmentCode('GER', 'Gerland');
    await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code });
    // Enrolled again, it makes another key.
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code })).code).toBe('enrolment-code-invalid');
  });

  test('a central that is not on this machine must speak https', async () => {
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: 'http://central.example.org', code: 'ABCDEFGHJK' })).code).toBe('invalid-input');
  });
});
