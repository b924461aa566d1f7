import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf, rawRows, rawRun } from '../support/raw-store.ts';

const MINUTE = 60_000;
gerlandForEachTest();

const scan = async (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const act = () => ({ actionId: randomUUID() });
const at = async (instant: string): Promise<void> => {
  t.clock.set(Date.parse(instant));
  await t.signIn();
};
const lend = async (member: string, device: string) => {
  await scan(member);
  const lent = await scan(device);
  if (lent.kind !== 'lent') throw new Error(`not lent: ${lent.kind}`);
  return lent;
};
const sit = async (member: string, seat: string) => {
  await scan(member);
  const started = await scan(seat);
  if (started.kind !== 'session-started') throw new Error(`no session: ${started.kind}`);
  return started;
};

describe('a device lent', () => {
  test('is due at the return hour; after it, at closing; after that, in two hours', async () => {
    rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify([{ weekday: 2, from: 540, to: 1080 }]));
    const aya = seed.member();
    expect((await lend(aya.code, seed.device('PC 1').code)).dueAt).toBe('2026-11-24T16:30:00.000Z');
    await at('2026-11-24T16:45:00.000Z');
    expect((await lend(seed.member().code, seed.device('PC 2').code)).dueAt).toBe('2026-11-24T17:00:00.000Z');
    await at('2026-11-24T18:00:00.000Z');
    expect(Date.parse((await lend(seed.member().code, seed.device('PC 3').code)).dueAt) - t.clock.now()).toBe(120 * MINUTE);
  });

  test('that is late is said at the next loan of the same person, with the second loan', async () => {
    const aya = seed.member();
    await lend(aya.code, seed.device('PC 1').code);
    await at('2026-11-24T16:45:00.000Z');
    await scan(aya.code);
    expect(await scan(seed.device('PC 2').code)).toMatchObject({ kind: 'lend-warned', warnings: ['late-loan', 'second-loan'] });
    expect(await t.ask('desk', 'loans.goOn', { ...act(), reason: 'known-person' })).toMatchObject({ kind: 'lent', warnings: ['late-loan', 'second-loan'] });
    expect((await t.ask('desk', 'loans.list', {})).map(({ deviceName, overdue }) => [deviceName, overdue])).toEqual([
      ['PC 1', true],
      ['PC 2', false],
    ]);
  });

  test('comes back when its holder and then the device are scanned', async () => {
    const aya = seed.member();
    const pc = seed.device('PC 1');
    await lend(aya.code, pc.code);
    await scan(aya.code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'returned', person: { memberId: aya.memberId } });
  });

  test('is returned by hand once; a second hand is told that it was', async () => {
    const { loanId } = await lend(seed.member().code, seed.device('PC 1').code);
    expect(await t.ask('desk', 'loans.return', { ...act(), loanId })).toMatchObject({ kind: 'returned' });
    expect(await t.ask('desk', 'loans.return', { ...act(), loanId })).toEqual({ kind: 'nothing-changed', why: 'already-returned' });
    expect(await t.refusal('desk', 'loans.return', { ...act(), loanId: 999 })).toEqual({ code: 'not-found' });
  });

  test('says what the visit is for when nobody said it, and leaves a chosen purpose alone', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    await lend(aya.code, seed.device('PC 1').code);
    await scan(noe.code);
    const visitId = (await t.ask('desk', 'visits.board', {})).rows[1]?.visitId;
    if (visitId === undefined) throw new Error('Noé is not there');
    await t.ask('desk', 'visits.setPurpose', { ...act(), visitId, purpose: 'workshop' });
    await lend(noe.code, seed.device('PC 2').code);
    expect((await t.ask('desk', 'visits.board', {})).rows.map(({ purpose }) => purpose)).toEqual(['device-loan', 'workshop']);
  });

  test('keeps its holder’s visit open at the kiosk until it is back; the desk is told and may close it', async () => {
    const aya = seed.member();
    const pc = seed.device('PC 1');
    await lend(aya.code, pc.code);
    await at('2026-11-24T10:00:00.000Z');
    const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
    expect(await kiosk(aya.code)).toMatchObject({ kind: 'checked-out', devicesOut: ['PC 1'] });
    const { rows, alerts } = await t.ask('desk', 'visits.board', {});
    expect(rows).toHaveLength(1);
    expect(alerts).toMatchObject([{ kind: 'left-with-device', about: expect.stringContaining('PC 1') }]);
    const visitId = rows[0]?.visitId;
    if (visitId === undefined) throw new Error('nobody is there');
    expect(await t.ask('desk', 'visits.depart', { ...act(), visitId })).toMatchObject({ kind: 'departed', devicesOut: ['PC 1'] });
    expect(await t.ask('desk', 'loans.list', {})).toHaveLength(1);
    expect(await scan(pc.code)).toMatchObject({ kind: 'returned' });
  });

  test('tells central its kind, place and minutes, and neither its name nor its holder', async () => {
    const pc = seed.device('PC de Camille', 'tablet');
    await lend(seed.member({ firstName: 'Zohra' }).code, pc.code);
    await at('2026-11-24T17:00:00.000Z');
    await scan(pc.code);
    const facts = factsOf(t, 'loan');
    expect(facts.at(-1)).toMatchObject({ rev: 2, deviceKind: 'tablet', place: 'on-site', minutes: 534, late: true });
    expect(JSON.stringify(facts)).not.toMatch(/Camille|Zohra/);
  });
});

describe('a seat', () => {
  test('is the same session whether the person or the workstation is scanned first', async () => {
    const post = seed.workstation('Poste 1');
    expect(await scan(post.code)).toMatchObject({ kind: 'workstation-selected' });
    expect(await scan(seed.member().code)).toMatchObject({ kind: 'session-started', workstation: { name: 'Poste 1' } });
  });

  test('left for another one ends the first session: one person, one seat', async () => {
    const aya = seed.member();
    await sit(aya.code, seed.workstation('Poste 1').code);
    t.clock.advance(2 * MINUTE);
    await sit(aya.code, seed.workstation('Poste 2').code);
    const seats = await t.ask('desk', 'workstations.list', {});
    expect(seats.map(({ name, session }) => [name, session?.name ?? null])).toEqual([
      ['Poste 1', null],
      ['Poste 2', 'Aya B.'],
    ]);
    expect(factsOf(t, 'workstation-session')).toMatchObject([{ minutes: null }, { rev: 2, minutes: 2 }, { rev: 1, minutes: null }]);
  });

  test('its time over ends nothing by itself; more time then counts from now', async () => {
    const { secretsKeptBy: _, ...settings } = await t.ask('desk', 'settings.get', {});
    await t.ask('desk', 'settings.set', { ...settings, opening: [...settings.opening], extendMinutes: 0 });
    const { sessionId, endsAt } = await sit(seed.member().code, seed.workstation('Poste 1').code);
    await at('2026-11-24T10:00:00.000Z');
    t.tick();
    expect((await t.ask('desk', 'workstations.list', {}))[0]?.session).toMatchObject({ sessionId, endsAt });
    const more = await t.ask('desk', 'workstations.extend', { ...act(), sessionId, minutes: 30 });
    expect(more).toMatchObject({ kind: 'session-extended', endsAt: '2026-11-24T10:30:00.000Z' });
  });

  test('is limited by the settings of the moment it was taken', async () => {
    const { secretsKeptBy: _, ...settings } = await t.ask('desk', 'settings.get', {});
    await t.ask('desk', 'settings.set', { ...settings, opening: [...settings.opening], sessionMinutes: 45 });
    const { endsAt } = await sit(seed.member().code, seed.workstation('Poste 1').code);
    expect(Date.parse(endsAt) - t.clock.now()).toBe(45 * MINUTE);
  });

  test('given by hand obeys the same rules: who is gone, an unknown seat, a taken one, a broken one', async () => {
    const [one, two] = [seed.workstation('Poste 1'), seed.workstation('Poste 2')];
    await sit(seed.member().code, one.code);
    await scan(seed.member({ firstName: 'Noé' }).code);
    const noe = (await t.ask('desk', 'visits.board', {})).rows[1]?.visitId;
    if (noe === undefined) throw new Error('Noé is not there');
    const seat = (workstationId: typeof one.workstationId) => ({ ...act(), visitId: noe, workstationId });
    expect(await t.ask('desk', 'workstations.seat', seat(one.workstationId))).toMatchObject({ kind: 'workstation-occupied' });
    rawRun(t, "UPDATE workstations SET state = 'out-of-order' WHERE id = ?", two.workstationId);
    expect(await t.ask('desk', 'workstations.seat', seat(two.workstationId))).toMatchObject({ kind: 'workstation-out-of-order' });
    expect(await t.refusal('desk', 'workstations.seat', { ...seat(one.workstationId), workstationId: 999 })).toEqual({ code: 'not-found' });
    await t.ask('desk', 'visits.depart', { ...act(), visitId: noe });
    expect(await t.refusal('desk', 'workstations.seat', seat(one.workstationId))).toEqual({ code: 'stale' });
  });

  test('ended or extended once it is over changes nothing', async () => {
    const { sessionId } = await sit(seed.member().code, seed.workstation('Poste 1').code);
    await t.ask('desk', 'workstations.end', { ...act(), sessionId });
    expect(await t.ask('desk', 'workstations.end', { ...act(), sessionId })).toEqual({ kind: 'nothing-changed', why: 'already-ended' });
    expect(await t.ask('desk', 'workstations.extend', { ...act(), sessionId, minutes: 30 })).toEqual({ kind: 'nothing-changed', why: 'already-ended' });
  });

  test('is forgotten a quarter of an hour after it was left: who sat where is nobody’s business', async () => {
    const { sessionId } = await sit(seed.member().code, seed.workstation('Poste 1').code);
    await t.ask('desk', 'workstations.end', { ...act(), sessionId });
    const link = () => rawRows<{ visit_id: number | null }>(t, 'SELECT visit_id FROM workstation_sessions')[0]?.visit_id;
    t.clock.advance(14 * MINUTE);
    t.tick();
    expect(link()).not.toBeNull();
    t.clock.advance(2 * MINUTE);
    t.tick();
    expect(link()).toBeNull();
  });
});
