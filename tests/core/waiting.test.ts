import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import type { VisitId } from '../../shared/domain/brand.ts';
import type { VisitPurpose } from '../../shared/domain/vocabulary.ts';
import { factsOf } from '../support/raw-store.ts';
import { type Seed, seedGerland, type SeededMember } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const MINUTE = 60_000;
let t: TestCore;
let seed: Seed;
let seat: { readonly workstationId: never; readonly code: string };
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  seat = seed.workstation('Poste 1') as typeof seat;
  await t.signIn();
});
afterEach(() => t.stop());

const act = () => ({ actionId: crypto.randomUUID() });
const kiosk = (code: string): Promise<KioskOutcome> => t.ask('kiosk', 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
const desk = async (code: string) => {
  t.clock.advance(2_000);
  return t.ask('desk', 'scans.submitDesk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
};
/** Arrives at the kiosk and says why. */
const comeFor = async (member: SeededMember, purpose: VisitPurpose) => {
  const outcome = await kiosk(member.code);
  if (outcome.kind !== 'checked-in') throw new Error(outcome.kind);
  return { visitId: outcome.visitId, place: await t.ask('kiosk', 'visits.choosePurpose', { ...act(), visitId: outcome.visitId, purpose }) };
};
const sit = async (member: SeededMember) => {
  await desk(member.code);
  return desk(seat.code);
};
const list = () => t.ask('desk', 'waiting.list', {});
const later = async (minutes: number): Promise<void> => {
  t.clock.advance(minutes * MINUTE);
  await t.signIn();
  t.tick();
};

describe('what central is told of a queue', () => {
  const told = () => factsOf<{ id: string; rev: number; void: boolean; minutes: number; called: boolean; end: string }>(t, 'wait');
  const totals = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;

  test('who is seated waited from ticket to seat; undone, the wait goes on and is no figure', async () => {
    await sit(seed.member());
    const noe = seed.member({ firstName: 'Noé' });
    await comeFor(noe, 'free-access');
    await later(15);
    await desk(seat.code);
    await sit(noe);
    expect(told()).toMatchObject([{ rev: 1, void: false, minutes: 15, called: true, end: 'seated' }]);
    expect(await totals()).toMatchObject({ seatedWaits: 1, waitedMinutes: 15, refusedWaits: 0 });
    await t.ask('desk', 'undo.last', act());
    expect(told().map(({ rev, void: isVoid }) => [rev, isVoid])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(new Set(told().map(({ id }) => id)).size).toBe(1);
    expect(await totals()).toMatchObject({ seatedWaits: 0, waitedMinutes: 0 });
  });

  test('who leaves before a seat came free went without one; who renounced did not', async () => {
    await sit(seed.member());
    const [noe, lina] = [seed.member({ firstName: 'Noé' }), seed.member({ firstName: 'Lina' })];
    const { visitId } = await comeFor(noe, 'free-access');
    await comeFor(lina, 'free-access');
    const second = (await list()).tickets.find(({ name }) => name.startsWith('Lina'));
    await t.ask('desk', 'waiting.close', { ...act(), ticketId: second?.ticketId as never, how: 'withdrawn' });
    await t.ask('desk', 'visits.depart', { ...act(), visitId: visitId });
    expect(told().map(({ end, called }) => [end, called])).toEqual([
      ['withdrawn', false],
      ['left', false],
    ]);
    expect(await totals()).toMatchObject({ seatedWaits: 0, refusedWaits: 1 });
  });
});

describe('a queue for workstations', () => {
  test('nobody waits while a seat is free', async () => {
    expect((await comeFor(seed.member(), 'free-access')).place).toBeNull();
    expect(await list()).toMatchObject({ tickets: [], free: [{ name: 'Poste 1' }] });
  });

  test('once all seats are taken the kiosk gives a place and the wait, in order of arrival', async () => {
    await sit(seed.member());
    await later(20);
    expect((await comeFor(seed.member({ firstName: 'Noé' }), 'free-access')).place).toEqual({ kind: 'workstation', place: 1, minutes: 40, called: false });
    expect((await comeFor(seed.member({ firstName: 'Lina' }), 'free-access')).place).toEqual({ kind: 'workstation', place: 2, minutes: 100, called: false });
    expect((await list()).tickets.map((line) => [line.place, line.name.split(' ')[0]])).toEqual([
      [1, 'Noé'],
      [2, 'Lina'],
    ]);
  });

  test('who scans again sees the place, without a second ticket', async () => {
    await sit(seed.member());
    const noe = seed.member({ firstName: 'Noé' });
    await comeFor(noe, 'free-access');
    t.clock.advance(5 * MINUTE);
    expect(await kiosk(noe.code)).toMatchObject({ kind: 'already-here', waiting: { place: 1 } });
    await t.signIn();
    expect((await list()).tickets).toHaveLength(1);
  });

  test('a seat that comes free is for the next, who is seated by two scans', async () => {
    const aya = seed.member({ firstName: 'Aya' });
    await sit(aya);
    const noe = seed.member({ firstName: 'Noé' });
    await comeFor(noe, 'free-access');
    await comeFor(seed.member({ firstName: 'Lina' }), 'free-access');
    await desk(seat.code);
    expect((await list()).tickets.map((line) => line.calledAt !== null)).toEqual([true, false]);
    expect(await sit(noe)).toMatchObject({ kind: 'session-started' });
    expect((await list()).tickets.map((line) => [line.place, line.name.split(' ')[0], line.calledAt])).toEqual([[1, 'Lina', null]]);
  });

  test('somebody who comes while others wait for a free seat waits behind them', async () => {
    await sit(seed.member());
    await comeFor(seed.member(), 'free-access');
    await desk(seat.code);
    expect((await comeFor(seed.member(), 'free-access')).place).toMatchObject({ place: 2 });
  });

  test('who was called and does not come loses the place after the delay of the house, and the desk is told', async () => {
    await sit(seed.member());
    await comeFor(seed.member({ firstName: 'Noé', lastName: 'Petit' }), 'free-access');
    await comeFor(seed.member({ firstName: 'Lina' }), 'free-access');
    await desk(seat.code);
    await later(4);
    expect((await list()).tickets).toHaveLength(2);
    await later(1);
    expect((await list()).tickets.map((line) => [line.name.split(' ')[0], line.calledAt !== null])).toEqual([['Lina', true]]);
    expect((await t.ask('desk', 'visits.board', {})).alerts).toMatchObject([{ kind: 'absent', about: 'Noé P.' }]);
  });

  test('a departure, a withdrawn arrival and a closing leave no ticket; staying takes it back', async () => {
    await sit(seed.member());
    const [noe, lina, tom] = [seed.member(), seed.member(), seed.member()];
    const { visitId } = await comeFor(noe, 'free-access');
    const second = await comeFor(lina, 'free-access');
    await comeFor(tom, 'mediation');
    await t.ask('kiosk', 'visits.leave', { ...act(), visitId });
    expect((await list()).tickets).toHaveLength(2);
    await t.ask('kiosk', 'visits.stay', { ...act(), visitId });
    expect((await list()).tickets[0]).toMatchObject({ visitId, place: 1 });
    await t.ask('kiosk', 'visits.notMe', { ...act(), visitId: second.visitId });
    expect((await list()).tickets.map((line) => line.kind)).toEqual(['workstation', 'help']);
    await t.ask('desk', 'closing.close', act());
    expect((await list()).tickets).toEqual([]);
  });

  test('undoing a session gives the place back', async () => {
    const noe = seed.member();
    await sit(seed.member());
    await comeFor(noe, 'free-access');
    await desk(seat.code);
    await sit(noe);
    expect((await list()).tickets).toEqual([]);
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'session-start' } });
    expect((await list()).tickets).toMatchObject([{ place: 1 }]);
  });
});

describe('a queue for help', () => {
  test('the kiosk gives a place; the animateur calls, then says how it ended, and may undo it', async () => {
    const { place } = await comeFor(seed.member({ firstName: 'Noé', lastName: 'Petit' }), 'mediation');
    expect(place).toEqual({ kind: 'help', place: 1, minutes: null, called: false });
    const ticketId = (await list()).tickets[0]?.ticketId as never;
    expect(await t.ask('desk', 'waiting.call', { ...act(), ticketId })).toMatchObject({ kind: 'ticket-called', person: { name: 'Noé P.' } });
    expect(await t.ask('desk', 'waiting.close', { ...act(), ticketId, how: 'helped' })).toMatchObject({ kind: 'ticket-closed', how: 'helped' });
    expect((await list()).tickets).toEqual([]);
    expect(await t.refusal('desk', 'waiting.close', { ...act(), ticketId, how: 'helped' })).toEqual({ code: 'stale' });
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'ticket-closed' } });
    expect((await list()).tickets).toMatchObject([{ ticketId, place: 1 }]);
  });

  test('the desk may put somebody in both queues, once each, and undo it', async () => {
    await sit(seed.member());
    await desk(seed.member({ firstName: 'Noé' }).code);
    const visitId = (await t.ask('desk', 'visits.board', {})).rows.find((row) => row.name?.startsWith('Noé'))?.visitId as VisitId;
    const take = (kind: 'workstation' | 'help') => t.ask('desk', 'waiting.take', { ...act(), visitId, kind });
    await take('workstation');
    await take('help');
    expect(await take('help')).toMatchObject({ kind: 'ticket-taken', waiting: { kind: 'help', place: 1 } });
    expect((await list()).tickets.map((line) => line.kind)).toEqual(['workstation', 'help']);
    await t.ask('desk', 'undo.last', act());
    expect((await list()).tickets.map((line) => line.kind)).toEqual(['workstation']);
  });
});

describe('sharing the seats', () => {
  const endOf = async (): Promise<string | undefined> => (await t.ask('desk', 'workstations.list', {}))[0]?.session?.endsAt;

  test('a session goes on by itself while nobody waits, and no longer once somebody does', async () => {
    await sit(seed.member());
    const first = Date.parse((await endOf()) ?? '');
    await later(59);
    expect(Date.parse((await endOf()) ?? '') - first).toBe(15 * MINUTE);
    await comeFor(seed.member(), 'free-access');
    const second = await endOf();
    await later(15);
    expect(await endOf()).toBe(second);
  });

  test('the day’s minutes count while others wait, and outlive who sat where', async () => {
    const aya = seed.member();
    await sit(aya);
    await later(100);
    await desk(seat.code);
    // After a quarter of an hour nobody can tell who sat there; the visit keeps the minutes alone.
    await later(16);
    const db = new Database(join(t.folder, 'accueil.db'), { readonly: true });
    expect(db.prepare('SELECT visit_id FROM workstation_sessions').pluck().all()).toEqual([null]);
    expect(db.prepare('SELECT seated_minutes FROM visits').pluck().all()).toEqual([100]);
    db.close();
    await t.ask('desk', 'waiting.take', { ...act(), visitId: (await t.ask('desk', 'visits.board', {})).rows[0]?.visitId as VisitId, kind: 'help' });
    await sit(seed.member());
    await comeFor(seed.member(), 'free-access');
    await desk(seat.code);
    const started = await sit(aya);
    expect(started).toMatchObject({ kind: 'session-started' });
    if (started.kind === 'session-started') expect(Math.round((Date.parse(started.endsAt) - t.clock.now()) / MINUTE)).toBe(20);
  });
});
