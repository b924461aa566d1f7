import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { type Seed, seedGerland, type SeededMember } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const MINUTE = 60_000;
let t: TestCore;
let seed: Seed;
let seat: ReturnType<Seed['workstation']>;
let aya: SeededMember;
let noe: SeededMember;
/** Tuesday 24 November 2026, 9:05 in Lyon. */
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  seat = seed.workstation('Poste 1');
  aya = seed.member({ firstName: 'Aya', lastName: 'Benali' });
  noe = seed.member({ firstName: 'Noé', lastName: 'Petit' });
  await t.signIn();
});
afterEach(() => t.stop());

const act = () => ({ actionId: crypto.randomUUID() });
const scan = async (code: string) => {
  t.clock.advance(2_000);
  return t.ask('desk', 'scans.submitDesk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
};
const sit = async (member: SeededMember) => {
  await scan(member.code);
  return scan(seat.code);
};
const reserve = (member: SeededMember, from: string, minutes = 60) =>
  t.ask('desk', 'workstations.reserve', {
    ...act(),
    workstationId: seat.workstationId,
    memberId: member.memberId,
    from: `2026-11-24T${from}:00.000Z`,
    minutes,
  });
const at = async (hour: string): Promise<void> => {
  t.clock.set(Date.parse(`2026-11-24T${hour}:00.000Z`));
  await t.signIn();
  t.tick();
};
const tile = async () => (await t.ask('desk', 'workstations.list', {}))[0];
const endsAt = (outcome: DeskOutcome): string => (outcome.kind === 'session-started' ? outcome.endsAt : outcome.kind);

describe('a seat kept for somebody', () => {
  test('is shown with its hours; a second one at that time is said, and both are kept', async () => {
    expect(await reserve(aya, '10:00')).toMatchObject({ kind: 'reserved', person: { name: 'Aya B.' }, to: '2026-11-24T11:00:00.000Z', conflicts: [] });
    expect(await reserve(noe, '10:30')).toMatchObject({ kind: 'reserved', conflicts: ['Aya B.'] });
    expect(await reserve(noe, '12:00')).toMatchObject({ conflicts: [] });
    expect((await tile())?.reservations.map(({ name, conflict }) => [name, conflict])).toEqual([
      ['Aya B.', true],
      ['Noé P.', true],
      ['Noé P.', false],
    ]);
  });

  test('shortens who sits there now and who sits down before, and no session goes on by itself into it', async () => {
    await sit(noe);
    await reserve(aya, '08:45');
    expect((await tile())?.session?.endsAt).toBe('2026-11-24T08:45:00.000Z');
    await at('08:43');
    expect((await tile())?.session?.endsAt).toBe('2026-11-24T08:45:00.000Z');
    await scan(seat.code);
    expect(endsAt(await sit(noe))).toBe('2026-11-24T08:45:00.000Z');
  });

  test('is not given to the queue a quarter of an hour before, and is taken by two scans of its person, until its end', async () => {
    await reserve(aya, '10:00', 120);
    await at('09:44');
    expect((await t.ask('desk', 'waiting.list', {})).free).toHaveLength(1);
    await at('09:50');
    expect((await t.ask('desk', 'waiting.list', {})).free).toEqual([]);
    const started = await sit(aya);
    expect(started).toMatchObject({ kind: 'session-started', reservedFor: null });
    expect(endsAt(started)).toBe('2026-11-24T12:00:00.000Z');
    expect((await tile())?.reservations).toEqual([]);
    await t.ask('desk', 'undo.last', act());
    expect((await tile())?.reservations).toMatchObject([{ name: 'Aya B.' }]);
  });

  test('is not refused to somebody else: the desk is told whose it is', async () => {
    await reserve(aya, '09:00');
    await at('08:55');
    expect(await sit(noe)).toMatchObject({ kind: 'session-started', reservedFor: { name: 'Aya B.', from: '2026-11-24T09:00:00.000Z' } });
    expect((await tile())?.reservations).toHaveLength(1);
  });

  test('is given back when its person does not come, and kept for one who is here and waits', async () => {
    await reserve(aya, '09:00');
    await reserve(noe, '11:00');
    await at('09:04');
    expect((await tile())?.reservations).toHaveLength(2);
    await at('09:05');
    expect((await tile())?.reservations).toHaveLength(1);
    expect((await t.ask('desk', 'visits.board', {})).alerts).toMatchObject([{ kind: 'reservation-absent', about: 'Aya B.' }]);
    await scan(noe.code);
    await at('11:30');
    expect((await tile())?.reservations).toHaveLength(1);
    await at('12:00');
    expect((await tile())?.reservations).toEqual([]);
  });

  test('stays with its person when two sheets become one', async () => {
    await reserve(aya, '09:00');
    await t.ask('desk', 'members.merge', { ...act(), keptId: noe.memberId, goneId: aya.memberId });
    expect((await tile())?.reservations).toMatchObject([{ name: 'Noé P.' }]);
    await at('08:55');
    expect(await sit(noe)).toMatchObject({ kind: 'session-started', reservedFor: null });
  });

  test('can be withdrawn, and both making and withdrawing are undone in order', async () => {
    const made = await reserve(aya, '10:00');
    if (made.kind !== 'reserved') throw new Error(made.kind);
    await t.ask('desk', 'reservations.cancel', { ...act(), reservationId: made.reservationId });
    expect((await tile())?.reservations).toEqual([]);
    await t.ask('desk', 'undo.last', act());
    expect((await tile())?.reservations).toHaveLength(1);
    await t.ask('desk', 'undo.last', act());
    expect((await tile())?.reservations).toEqual([]);
  });

  test('is for a person and a seat that exist, within sixty days, and a time that is past means now', async () => {
    const wrong = { ...act(), workstationId: seat.workstationId, memberId: aya.memberId, from: '2027-03-01T08:00:00.000Z', minutes: 60 };
    expect(await t.refusal('desk', 'workstations.reserve', wrong)).toMatchObject({ code: 'invalid-input' });
    expect(await t.refusal('desk', 'workstations.reserve', { ...wrong, ...act(), memberId: 999 })).toEqual({ code: 'not-found' });
    const made = await reserve(aya, '07:00');
    expect(made).toMatchObject({ from: new Date(t.clock.now()).toISOString(), to: new Date(t.clock.now() + 60 * MINUTE).toISOString() });
  });
});
