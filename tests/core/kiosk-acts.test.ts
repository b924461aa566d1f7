import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRun } from '../support/raw-store.ts';

const MINUTE = 60_000;
gerlandForEachTest();

const act = () => ({ actionId: randomUUID() });
const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const desk = async (...frames: readonly string[]): Promise<void> => {
  for (const frame of frames) {
    await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'hid' });
    t.clock.advance(2_000);
  }
};
const visitIdOf = async (frame: string) => {
  const outcome = await scan(frame);
  if (!('visitId' in outcome)) throw new Error(`no visit: ${outcome.kind}`);
  return outcome.visitId;
};
const board = async () => {
  await t.signIn();
  return await t.ask('desk', 'visits.board', {});
};
const seats = async () => (await t.ask('desk', 'workstations.list', {})).map(({ session }) => session?.name ?? null);

describe('"Ce n’est pas moi"', () => {
  test('frees the seat that the desk gave meanwhile: no session belongs to a visit that never was', async () => {
    const aya = seed.member();
    const visitId = await visitIdOf(aya.code);
    await desk(aya.code, seed.workstation('Poste 1').code);
    await t.ask('kiosk', 'visits.notMe', { ...act(), visitId });
    expect(await board()).toMatchObject({ present: 0, alerts: [{ kind: 'not-me', about: 'Aya B.' }] });
    expect(await seats()).toEqual([null]);
    expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toMatchObject({ visits: 0, workstationSessions: 0 });
  });

  test('withdraws nothing once the person holds a device, and tells the desk', async () => {
    const aya = seed.member();
    const visitId = await visitIdOf(aya.code);
    await desk(aya.code, seed.device('PC 1').code);
    await t.ask('kiosk', 'visits.notMe', { ...act(), visitId });
    expect(await board()).toMatchObject({ present: 1, alerts: [{ kind: 'not-me' }] });
  });

  test('tapped twice tells the desk once', async () => {
    const visitId = await visitIdOf(seed.member().code);
    const once = act();
    await t.ask('kiosk', 'visits.notMe', { ...once, visitId });
    await t.ask('kiosk', 'visits.notMe', { ...once, visitId });
    expect((await board()).alerts).toHaveLength(1);
  });
});

describe('"Je reste"', () => {
  test('gives the visit back with its seat, if it is still free', async () => {
    const aya = seed.member();
    await scan(aya.code);
    await desk(aya.code, seed.workstation('Poste 1').code);
    t.clock.advance(15 * MINUTE);
    const visitId = await visitIdOf(aya.code);
    t.clock.advance(5_000);
    await t.ask('kiosk', 'visits.stay', { ...act(), visitId });
    expect((await board()).rows).toMatchObject([{ name: 'Aya B.', workstation: 'Poste 1' }]);
  });

  test('takes no seat from somebody who sits there now', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    const post = seed.workstation('Poste 1');
    await scan(aya.code);
    await desk(aya.code, post.code);
    t.clock.advance(15 * MINUTE);
    await t.signIn();
    const visitId = await visitIdOf(aya.code);
    await desk(noe.code, post.code);
    await t.ask('kiosk', 'visits.stay', { ...act(), visitId });
    expect((await board()).rows.map(({ name, workstation }) => [name, workstation])).toEqual([
      ['Aya B.', null],
      ['Noé B.', 'Poste 1'],
    ]);
  });

  test('is too late after half a minute', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(15 * MINUTE);
    const visitId = await visitIdOf(aya.code);
    t.clock.advance(30_001);
    expect(await t.refusal('kiosk', 'visits.stay', { ...act(), visitId })).toEqual({ code: 'stale' });
    expect((await board()).present).toBe(0);
  });
});

describe('the kiosk', () => {
  test('lets go within ten minutes of arriving by "Je pars", and not twice', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(5 * MINUTE);
    const visitId = await visitIdOf(aya.code);
    expect(await t.ask('kiosk', 'visits.leave', { ...act(), visitId })).toMatchObject({ kind: 'checked-out', minutes: 5 });
    expect(await t.refusal('kiosk', 'visits.leave', { ...act(), visitId })).toEqual({ code: 'stale' });
  });

  test('offers a loan only where there is something to lend', async () => {
    const before = await scan(seed.member().code);
    seed.device('PC 1');
    const after = await scan(seed.member().code);
    expect('purposes' in before && before.purposes).not.toContain('device-loan');
    expect('purposes' in after && after.purposes).toContain('device-loan');
  });

  test('says when it opens, and makes nobody arrive before; who is inside may leave', async () => {
    const [aya, noe] = [seed.member(), seed.member()];
    await scan(aya.code);
    rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify([{ weekday: 2, from: 840, to: 1080 }]));
    t.clock.advance(30 * MINUTE);
    expect(await scan(noe.code)).toEqual({ kind: 'closed', opensAt: '2026-11-24T13:00:00.000Z' });
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-out', minutes: 30 });
    expect((await board()).visitsToday).toBe(1);
  });

  test('calls for help once, and the desk may put it away', async () => {
    const once = act();
    await t.ask('kiosk', 'help.call', once);
    await t.ask('kiosk', 'help.call', once);
    const [alert, ...more] = (await board()).alerts;
    expect(more).toEqual([]);
    if (alert === undefined) throw new Error('no alert');
    await t.ask('desk', 'alerts.dismiss', { alertId: alert.alertId });
    expect((await board()).alerts).toEqual([]);
  });

  test('tells the desk of a replaced card by name, and the youth nothing', async () => {
    const aya = seed.member();
    await t.ask('desk', 'cards.replace', { ...act(), memberId: aya.memberId });
    expect(await scan(aya.code)).toEqual({ kind: 'replaced-card' });
    expect((await board()).alerts).toMatchObject([{ kind: 'replaced-card', about: `Aya B. · ${aya.code.slice(-5)}` }]);
  });

  test('acts on no visit but the one it just showed: numbers cannot be tried', async () => {
    await desk(seed.member().code);
    for (const method of ['visits.notMe', 'visits.leave', 'visits.stay'])
      for (const visitId of [1, 2, 999]) expect(await t.refusal('kiosk', method, { ...act(), visitId }), method).toEqual({ code: 'stale' });
    expect((await board()).present).toBe(1);
  });
});
