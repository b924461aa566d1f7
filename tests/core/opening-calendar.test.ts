import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MethodInput } from '../../shared/contract/methods.ts';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import { rawRows } from '../support/raw-store.ts';
import { type Seed, seedGerland, type SeededMember } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const MINUTE = 60_000;
let t: TestCore;
let seed: Seed;
/** Tuesday 24 November 2026, 9:05 in Lyon. */
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

const act = () => ({ actionId: crypto.randomUUID() });
const set = (given: MethodInput<'settings.set'>) => t.ask('desk', 'settings.set', given);
const kiosk = (code: string): Promise<KioskOutcome> => t.ask('kiosk', 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
const desk = async (code: string) => {
  t.clock.advance(2_000);
  return t.ask('desk', 'scans.submitDesk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
};
const sit = async (member: SeededMember, seat: { readonly code: string }) => {
  await desk(member.code);
  return desk(seat.code);
};
const endOf = async (): Promise<string | undefined> => (await t.ask('desk', 'workstations.list', {}))[0]?.session?.endsAt;
const cvWorkshop = { when: { kind: 'date' as const, day: '2026-11-24' }, from: 570, to: 660, reason: 'Atelier CV' };

describe('days that differ from the week', () => {
  test('close the kiosk, which says when it opens again', async () => {
    await set({ openingExceptions: [{ from: '2026-11-24', to: '2026-11-24', slots: [], reason: 'Inventaire' }] });
    expect(await kiosk(seed.member().code)).toEqual({ kind: 'closed', opensAt: '2026-11-24T23:00:00.000Z' });
    expect(await t.ask('kiosk', 'site.info', {})).toMatchObject({ opening: { kind: 'closed', opensAt: '2026-11-24T23:00:00.000Z' } });
  });

  test('shorten the sessions that run when an earlier closing is entered, and those that start after it', async () => {
    const seat = seed.workstation('Poste 1');
    await sit(seed.member(), seat);
    await set({ openingExceptions: [{ from: '2026-11-24', to: '2026-11-24', slots: [{ from: 540, to: 570 }], reason: 'Réunion' }] });
    expect(await endOf()).toBe('2026-11-24T08:30:00.000Z');
    expect(await sit(seed.member(), seed.workstation('Poste 2'))).toMatchObject({ endsAt: '2026-11-24T08:30:00.000Z' });
  });

  test('decide when a forgotten day closes by itself', async () => {
    await set({ openingExceptions: [{ from: '2026-11-24', to: '2026-11-24', slots: [{ from: 540, to: 720 }], reason: 'Après-midi fermé' }] });
    await kiosk(seed.member().code);
    t.clock.set(Date.parse('2026-11-24T11:29:00.000Z'));
    t.tick();
    expect(rawRows(t, 'SELECT day FROM day_closings')).toEqual([]);
    t.clock.set(Date.parse('2026-11-24T11:30:00.000Z'));
    t.tick();
    expect(rawRows(t, 'SELECT day FROM day_closings')).toEqual([{ day: '2026-11-24' }]);
    expect(rawRows(t, 'SELECT left_at AS at FROM visits')).toEqual([{ at: Date.parse('2026-11-24T11:00:00.000Z') }]);
  });

  test.each([
    ['a day that does not exist', { from: '2026-02-30', to: '2026-02-30', slots: [], reason: 'x' }],
    ['an end before its beginning', { from: '2026-11-24', to: '2026-11-23', slots: [], reason: 'x' }],
    ['hours that go backwards', { from: '2026-11-24', to: '2026-11-24', slots: [{ from: 600, to: 600 }], reason: 'x' }],
    ['no reason', { from: '2026-11-24', to: '2026-11-24', slots: [], reason: ' ' }],
  ])('with %s are refused', async (_name, wrong) => {
    expect(await t.refusal('desk', 'settings.set', { openingExceptions: [wrong] })).toMatchObject({ code: 'invalid-input' });
  });
});

describe('a workshop that takes the room', () => {
  test('ends the sessions that run when it begins, and nobody is called to a seat while it lasts', async () => {
    const seat = seed.workstation('Poste 1');
    await set({ roomBlocks: [cvWorkshop] });
    const started = await sit(seed.member(), seat);
    expect(started).toMatchObject({ endsAt: '2026-11-24T08:30:00.000Z', roomTaken: null });
    t.clock.set(Date.parse('2026-11-24T08:29:00.000Z'));
    await t.signIn();
    t.tick();
    expect(await endOf()).toBe('2026-11-24T08:30:00.000Z');
    t.clock.set(Date.parse('2026-11-24T08:31:00.000Z'));
    await t.signIn();
    t.tick();
    expect(await endOf()).toBe('2026-11-24T08:30:00.000Z');
    await desk(seat.code);
    const outcome = await kiosk(seed.member({ firstName: 'Noé' }).code);
    if (outcome.kind !== 'checked-in') throw new Error(outcome.kind);
    const place = await t.ask('kiosk', 'visits.choosePurpose', { ...act(), visitId: outcome.visitId, purpose: 'free-access' });
    expect(place).toEqual({ kind: 'workstation', place: 1, minutes: 89, called: false });
    expect(await t.ask('desk', 'waiting.list', {})).toMatchObject({
      free: [],
      room: { taken: { reason: 'Atelier CV', until: '2026-11-24T10:00:00.000Z' } },
    });
    t.clock.set(Date.parse('2026-11-24T10:00:00.000Z'));
    await t.signIn();
    t.tick();
    expect(await t.ask('desk', 'waiting.list', {})).toMatchObject({ tickets: [{ calledAt: '2026-11-24T10:00:00.000Z' }], free: [{ name: 'Poste 1' }] });
  });

  test('lets its own people sit down: the desk is told, nobody is refused', async () => {
    await set({ roomBlocks: [{ ...cvWorkshop, when: { kind: 'weekly', weekday: 2 }, from: 540 }] });
    const started = await sit(seed.member(), seed.workstation('Poste 1'));
    expect(started).toMatchObject({ kind: 'session-started', roomTaken: 'Atelier CV' });
    if (started.kind === 'session-started') expect(Date.parse(started.endsAt) - t.clock.now()).toBe(60 * MINUTE);
  });

  test('shortens the sessions that run when it is entered', async () => {
    await sit(seed.member(), seed.workstation('Poste 1'));
    await set({ roomBlocks: [cvWorkshop] });
    expect(await endOf()).toBe('2026-11-24T08:30:00.000Z');
  });
});
