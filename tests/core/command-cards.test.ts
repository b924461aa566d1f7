import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { labelText } from '../../shared/domain/card-code.ts';
import { commandCards, type DeskCommand } from '../../shared/domain/command-codes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
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
const command = (name: DeskCommand): Promise<DeskOutcome> => scan(commandCards.find((card) => card.command === name)?.text ?? '');
const board = () => t.ask('desk', 'visits.board', {});
const tiles = () => t.ask('desk', 'workstations.list', {});

describe('a command card at the desk', () => {
  test('Annuler undoes the last act', async () => {
    await scan(aya.code);
    expect(await command('undo')).toMatchObject({ kind: 'undone', act: { kind: 'arrival' } });
    expect((await board()).present).toBe(0);
    expect(await command('undo')).toEqual({ kind: 'nothing-to-undo' });
  });

  test('+30 min after a person who sits somewhere gives thirty more minutes, once', async () => {
    await scan(aya.code);
    expect(await scan(seed.workstation('Poste 1').code)).toMatchObject({ kind: 'session-started' });
    const [before] = await tiles();
    await scan(aya.code);
    const outcome = await command('more-time');
    expect(outcome).toMatchObject({ kind: 'session-extended', workstation: { name: 'Poste 1' } });
    const [after] = await tiles();
    expect(Date.parse(after?.session?.endsAt ?? '') - Date.parse(before?.session?.endsAt ?? '')).toBe(1_800_000);
    expect(await command('more-time')).toEqual({ kind: 'command-needs', command: 'more-time' });
  });

  test('+30 min after a workstation that a colleague filled meanwhile prolongs that session', async () => {
    const post = seed.workstation('Poste 1');
    await scan(post.code);
    await t.ask('desk', 'visits.arrive', { actionId: randomUUID(), memberId: aya.memberId });
    const visitId = (await board()).rows[0]?.visitId;
    if (visitId === undefined) throw new Error('nobody is there');
    await t.ask('desk', 'workstations.seat', { actionId: randomUUID(), visitId, workstationId: post.workstationId });
    expect(await command('more-time')).toMatchObject({ kind: 'session-extended', workstation: { name: 'Poste 1' } });
  });

  test('Poste hors service after a free workstation takes it out, Annuler and the button bring it back', async () => {
    const post = seed.workstation('Poste 1');
    await scan(post.code);
    expect(await command('out-of-order')).toEqual({
      kind: 'workstation-state',
      workstation: { workstationId: post.workstationId, name: 'Poste 1' },
      state: 'out-of-order',
    });
    expect(await tiles()).toMatchObject([{ state: 'out-of-order' }]);
    expect(await command('undo')).toMatchObject({ kind: 'undone', act: { kind: 'workstation-state', about: 'Poste 1' } });
    expect(await tiles()).toMatchObject([{ state: 'in-service' }]);
    const set = (state: 'in-service' | 'out-of-order') =>
      t.ask('desk', 'workstations.setState', { actionId: randomUUID(), workstationId: post.workstationId, state });
    await set('out-of-order');
    expect(await set('in-service')).toMatchObject({ kind: 'workstation-state', state: 'in-service' });
    expect(await scan(post.code)).toMatchObject({ kind: 'workstation-selected' });
  });

  test('a workstation that somebody uses is not put out of order, by hand or by undoing', async () => {
    const post = seed.workstation('Poste 1');
    const set = (state: 'in-service' | 'out-of-order') =>
      t.ask('desk', 'workstations.setState', { actionId: randomUUID(), workstationId: post.workstationId, state });
    await set('out-of-order');
    await set('in-service');
    await scan(aya.code);
    await scan(post.code);
    expect(await set('out-of-order')).toMatchObject({ kind: 'workstation-occupied' });
    expect(await tiles()).toMatchObject([{ state: 'in-service', session: { name: expect.any(String) } }]);
  });

  test('Départ after a person ends the visit, and can be undone', async () => {
    await scan(aya.code);
    expect(await command('departure')).toMatchObject({ kind: 'departed', person: { memberId: aya.memberId } });
    expect((await board()).present).toBe(0);
    expect(await command('undo')).toMatchObject({ kind: 'undone', act: { kind: 'departure' } });
    expect((await board()).present).toBe(1);
  });

  test('that needs a person or a workstation says so when none was chosen, or the wrong one', async () => {
    for (const needs of ['more-time', 'out-of-order', 'departure'] as const) expect(await command(needs)).toEqual({ kind: 'command-needs', command: needs });
    await scan(seed.device('PC 1').code);
    for (const needs of ['more-time', 'out-of-order', 'departure'] as const) expect(await command(needs)).toEqual({ kind: 'command-needs', command: needs });
  });

  test('that has nothing to act on says so and changes nothing, like a workshop’s sheet', async () => {
    await scan(aya.code);
    const before = await board();
    expect(await command('go-on')).toEqual({ kind: 'nothing-waits' });
    for (const needs of ['charger-missing', 'damaged'] as const) expect(await command(needs)).toEqual({ kind: 'command-needs', command: needs });
    expect(await scan(labelText('workshop', 'BCDFGHJ'))).toEqual({ kind: 'not-managed', asked: 'workshop' });
    expect(await board()).toEqual(before);
  });

  test('does nothing while the desk is locked', async () => {
    await scan(aya.code);
    await t.ask('desk', 'staff.lock', {});
    for (const name of ['undo', 'departure'] as const) expect(await command(name)).toEqual({ kind: 'locked', done: 'nothing' });
    await t.signIn();
    expect((await board()).present).toBe(1);
  });
});

test.each([...commandCards.map((card) => ['command', card.text] as const), ['workshop', labelText('workshop', 'BCDFGHJ')] as const])(
  'the kiosk names a %s code (%s) for what it is and does nothing',
  async (scanned, frame) => {
    expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'hid' })).toEqual({ kind: 'wrong-kind', scanned });
    expect((await board()).present).toBe(0);
  },
);
