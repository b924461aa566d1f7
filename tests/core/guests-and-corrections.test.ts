import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GuestsFact, VisitFact } from '../../shared/contract/facts.ts';
import type { MethodInput } from '../../shared/contract/methods.ts';
import type { MemberId, VisitId } from '../../shared/domain/brand.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf } from '../support/raw-store.ts';

gerlandForEachTest();

const undo = () => t.ask('desk', 'undo.last', { actionId: randomUUID() });
const totals = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;

describe('people without a card', () => {
  const count = (guests: 'visitor' | 'school', number: number) => t.ask('desk', 'guests.count', { actionId: randomUUID(), guests, count: number });

  test('are counted in one gesture, told to central, in totals of their own, and uncounted by undo', async () => {
    await count('visitor', 1);
    expect(await count('school', 12)).toEqual({ kind: 'guests-counted', guests: 'school', count: 12 });
    expect((await t.ask('desk', 'visits.board', {})).guestsToday).toBe(13);
    expect(await totals()).toMatchObject({ guests: 13, visits: 0, distinctPersons: 0 });
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'guests' } });
    expect(await totals()).toMatchObject({ guests: 1 });
    const facts = factsOf<GuestsFact>(t, 'guests');
    expect(facts.map(({ rev, void: gone, guests, count: n }) => [rev, gone, guests, n])).toEqual([
      [1, false, 'visitor', 1],
      [1, false, 'school', 12],
      [2, true, 'school', 12],
    ]);
  });

  test('nobody, and more than a room holds, are refused', async () => {
    for (const wrong of [0, 201, 1.5])
      expect((await t.refusal('desk', 'guests.count', { actionId: randomUUID(), guests: 'school', count: wrong })).code).toBe('invalid-input');
  });
});

describe('a visit is corrected', () => {
  let memberId: MemberId;
  let visitId: VisitId;
  let code: string;
  beforeEach(async () => {
    ({ memberId, code } = seed.member());
    const arrived = await t.ask('desk', 'visits.arrive', { actionId: randomUUID(), memberId });
    if (arrived.kind !== 'arrived') throw new Error(arrived.kind);
    visitId = arrived.visitId;
    t.clock.advance(60 * 60_000);
    await t.signIn();
  });
  type Part = Partial<MethodInput<'visits.correct'>>;
  const correct = (part: Part) =>
    t.ask('desk', 'visits.correct', {
      actionId: randomUUID(),
      visitId,
      arrivedAt: '2026-11-24T08:05:00.000Z',
      leftAt: null,
      purpose: 'unspecified',
      cancel: false,
      reason: 'forgotten-scan',
      ...part,
    });
  const history = async () => (await t.ask('desk', 'members.get', { memberId })).recentVisits;
  const told = () => factsOf<VisitFact>(t, 'visit');

  test('in its times and purpose, as a new revision of its fact; what it said stays to be seen', async () => {
    expect(await correct({ arrivedAt: '2026-11-24T07:50:00.000Z', leftAt: '2026-11-24T09:00:00.000Z', purpose: 'mediation' })).toMatchObject({
      kind: 'visit-corrected',
      cancelled: false,
    });
    expect(told().at(-1)).toMatchObject({ void: false, minutes: 70, quality: 'corrected', purpose: 'mediation', arrivedAt: '2026-11-24T07:45:00.000Z' });
    expect(new Set(told().map(({ id }) => id)).size).toBe(1);
    expect(told().map(({ rev }) => rev)).toEqual(told().map((_, index) => index + 1));
    expect(await history()).toMatchObject([
      {
        leftAt: '2026-11-24T09:00:00.000Z',
        corrections: [{ by: 'Camille', reason: 'forgotten-scan', arrivedAt: '2026-11-24T08:05:00.000Z', leftAt: null, purpose: 'unspecified' }],
      },
    ]);
    await undo();
    expect((await t.ask('desk', 'visits.board', {})).rows).toMatchObject([{ visitId, arrivedAt: '2026-11-24T08:05:00.000Z' }]);
    expect(told().at(-1)).toMatchObject({ minutes: null, quality: 'open', purpose: 'unspecified' });
  });

  test('as one that never was: it leaves every total, stays in the history, and undo brings it back', async () => {
    await correct({ cancel: true, reason: 'wrong-person' });
    expect(await totals()).toMatchObject({ visits: 0 });
    expect(told().at(-1)).toMatchObject({ void: true });
    expect(await history()).toMatchObject([{ cancelled: true, corrections: [{ reason: 'wrong-person' }] }]);
    expect((await t.refusal('desk', 'visits.correct', { ...(await input()), actionId: randomUUID() })).code).toBe('not-found');
    await undo();
    expect(await totals()).toMatchObject({ visits: 1, openVisits: 1 });
  });
  const input = async () => ({
    visitId,
    arrivedAt: '2026-11-24T08:05:00.000Z',
    leftAt: null,
    purpose: 'unspecified' as const,
    cancel: true,
    reason: 'other' as const,
  });

  test('never into another day, the future, an end before its beginning, another visit, or away from a device that is out', async () => {
    const device = seed.device('PC 1');
    expect(await correct({ arrivedAt: '2026-11-23T08:05:00.000Z' })).toEqual({ kind: 'correction-refused', why: 'other-day' });
    expect(await correct({ leftAt: '2026-11-24T15:00:00.000Z' })).toEqual({ kind: 'correction-refused', why: 'future' });
    expect(await correct({ leftAt: '2026-11-24T08:00:00.000Z' })).toEqual({ kind: 'correction-refused', why: 'leaves-before-arriving' });
    await t.ask('desk', 'visits.depart', { actionId: randomUUID(), visitId });
    expect(await correct({ leftAt: null })).toEqual({ kind: 'correction-refused', why: 'reopens' });
    t.clock.advance(30 * 60_000);
    await t.signIn();
    const back = await t.ask('desk', 'visits.arrive', { actionId: randomUUID(), memberId });
    t.clock.advance(10 * 60_000);
    await t.signIn();
    expect(await correct({ leftAt: '2026-11-24T09:40:00.000Z' })).toEqual({ kind: 'correction-refused', why: 'overlap' });
    if (back.kind !== 'arrived') throw new Error(back.kind);
    visitId = back.visitId;
    for (const frame of [code, device.code]) await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
    expect(await correct({ cancel: true })).toEqual({ kind: 'correction-refused', why: 'device-out' });
    expect(told().filter(({ void: gone }) => gone)).toEqual([]);
  });
});
