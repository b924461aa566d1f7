import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import type { SeededMember } from '../support/seed.ts';

gerlandForEachTest();
let aya: SeededMember;
beforeEach(() => {
  aya = seed.member();
});

const scan = async (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' });
const act = () => ({ actionId: randomUUID() });
const undo = (): Promise<DeskOutcome> => t.ask('desk', 'undo.last', act());
const rows = async () => (await t.ask('desk', 'visits.board', {})).rows;
const first = async () => {
  const [row] = await rows();
  if (row === undefined) throw new Error('nobody is there');
  return row;
};
const totals = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;

describe('undo takes back', () => {
  test('a loan together with the purpose that it gave', async () => {
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'lend' } });
    expect(await first()).toMatchObject({ loans: [], purpose: 'unspecified' });
    expect((await totals()).purposes).toEqual({ unspecified: 1 });
  });

  test('a loan, and leaves alone the purpose that somebody chose', async () => {
    await scan(aya.code);
    await t.ask('desk', 'visits.setPurpose', { ...act(), visitId: (await first()).visitId, purpose: 'device-loan' });
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    await undo();
    expect(await first()).toMatchObject({ loans: [], purpose: 'device-loan' });
  });

  test('a device passed on: it is with the one who had it before', async () => {
    const pc = seed.device('PC 1');
    await scan(aya.code);
    await scan(pc.code);
    await scan(seed.member({ firstName: 'Noé' }).code);
    await scan(pc.code);
    await undo();
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ deviceName: 'PC 1', memberId: aya.memberId }]);
    expect(await totals()).toMatchObject({ loans: 1, visits: 2 });
  });

  test('a departure with its seat', async () => {
    await scan(aya.code);
    await scan(seed.workstation('Poste 1').code);
    await t.ask('desk', 'visits.depart', { ...act(), visitId: (await first()).visitId });
    expect(await rows()).toEqual([]);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'departure', about: 'Aya B.' } });
    expect(await first()).toMatchObject({ workstation: 'Poste 1' });
    expect(await totals()).toMatchObject({ visits: 1, openVisits: 1, workstationSessions: 1 });
  });

  test('a departure without its seat when somebody else sits there now', async () => {
    const post = seed.workstation('Poste 1');
    await scan(aya.code);
    await scan(post.code);
    const { visitId } = await first();
    await scan(seed.member({ firstName: 'Noé' }).code);
    await t.ask('desk', 'visits.depart', { ...act(), visitId });
    await scan(post.code);
    await undo();
    await undo();
    expect((await rows()).map(({ name, workstation }) => [name, workstation])).toEqual([
      ['Aya B.', 'Poste 1'],
      ['Noé B.', null],
    ]);
  });

  test('a change of seat: the person is back on the first one', async () => {
    await scan(aya.code);
    await scan(seed.workstation('Poste 1').code);
    await scan(aya.code);
    await scan(seed.workstation('Poste 2').code);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'session-start' } });
    expect(await first()).toMatchObject({ workstation: 'Poste 1', purpose: 'free-access' });
    expect(await totals()).toMatchObject({ workstationSessions: 1 });
  });

  test('a seat together with the purpose that it gave', async () => {
    await scan(aya.code);
    await scan(seed.workstation('Poste 1').code);
    await undo();
    expect(await first()).toMatchObject({ workstation: null, purpose: 'unspecified' });
  });

  test('an end and a prolongation of a session, newest first', async () => {
    await scan(aya.code);
    const started = await scan(seed.workstation('Poste 1').code);
    if (started.kind !== 'session-started') throw new Error('no session');
    const { sessionId, endsAt } = started;
    await t.ask('desk', 'workstations.extend', { ...act(), sessionId, minutes: 30 });
    await t.ask('desk', 'workstations.end', { ...act(), sessionId });
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'session-end' } });
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'session-extend' } });
    expect((await t.ask('desk', 'workstations.list', {}))[0]?.session).toMatchObject({ sessionId, endsAt });
  });

  test('a purpose, to what was said before', async () => {
    await scan(aya.code);
    const { visitId } = await first();
    await t.ask('desk', 'visits.setPurpose', { ...act(), visitId, purpose: 'workshop' });
    await t.ask('desk', 'visits.setPurpose', { ...act(), visitId, purpose: 'mediation' });
    await t.ask('desk', 'visits.setPurpose', { ...act(), visitId, purpose: 'mediation' });
    await undo();
    expect(await first()).toMatchObject({ purpose: 'workshop' });
  });

  test('an arrival: the person is new again at the next one, and central is told by a withdrawal', async () => {
    await scan(aya.code);
    await undo();
    await scan(aya.code);
    expect(await totals()).toMatchObject({ visits: 1, newPersons: 1 });
    expect(factsOf(t, 'visit').map(({ rev, void: withdrawn }) => [rev, withdrawn])).toEqual([
      [1, false],
      [2, true],
      [1, false],
    ]);
  });
});

describe('undo refuses', () => {
  test('the arrival of somebody who left by the kiosk since', async () => {
    await scan(aya.code);
    const { visitId } = await first();
    t.clock.advance(590_000);
    await kiosk(aya.code);
    t.clock.advance(9_000);
    await t.signIn();
    const [row] = await rows();
    if (row !== undefined) await t.ask('kiosk', 'visits.leave', { ...act(), visitId });
    expect(await rows()).toEqual([]);
    expect(await undo()).toEqual({ kind: 'nothing-to-undo' });
    expect(await totals()).toMatchObject({ visits: 1 });
  });

  test('the departure of somebody who came again since: never two open visits', async () => {
    await scan(aya.code);
    await t.ask('desk', 'visits.depart', { ...act(), visitId: (await first()).visitId });
    t.clock.advance(9_000);
    await kiosk(aya.code);
    expect(await undo()).toEqual({ kind: 'nothing-to-undo' });
    expect(await rows()).toHaveLength(1);
  });

  test('to do twice what was asked once: the same action again answers the same', async () => {
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    const once = act();
    const answer = await t.ask('desk', 'undo.last', once);
    expect(await t.ask('desk', 'undo.last', once)).toEqual(answer);
    expect(await rows()).toHaveLength(1);
  });
});

test('nothing is deleted by any undo: every fact before it is still there, byte for byte', async () => {
  await scan(aya.code);
  await scan(seed.device('PC 1').code);
  await scan(aya.code);
  await scan(seed.workstation('Poste 1').code);
  const before = rawRows<{ payload: string }>(t, 'SELECT payload FROM facts ORDER BY seq');
  for (let n = 0; n < 3; n++) await undo();
  const after = rawRows<{ payload: string }>(t, 'SELECT payload FROM facts ORDER BY seq');
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  expect(rawRows(t, 'SELECT count(*) AS n FROM visits UNION ALL SELECT count(*) FROM loans UNION ALL SELECT count(*) FROM workstation_sessions')).toEqual([
    { n: 1 },
    { n: 1 },
    { n: 1 },
  ]);
});
