import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows } from '../support/raw-store.ts';

gerlandForEachTest();

const find = (letters: string) => t.ask('kiosk', 'cards.findByNumber', { actionId: randomUUID(), letters });
const arrive = (letters: string) => t.ask('kiosk', 'visits.arriveByNumber', { actionId: randomUUID(), letters });
const alerts = async () => (await t.ask('desk', 'visits.board', {})).alerts.map(({ kind, about }) => [kind, about]);

test('without a card, the five letters of its number do what its scan does; nobody’s name is told before, and the desk knows', async () => {
  const aya = seed.member();
  seed.member({ firstName: 'Noé' });
  const letters = aya.code.slice(-5);
  expect(await find(letters)).toEqual({ kind: 'found', hint: 'A••' });
  expect((await t.ask('desk', 'visits.board', {})).present).toBe(0);
  const once = { actionId: randomUUID(), letters };
  const arrived = await t.ask('kiosk', 'visits.arriveByNumber', once);
  expect(arrived).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
  expect(await t.ask('kiosk', 'visits.arriveByNumber', once)).toEqual(arrived);
  expect((await t.ask('desk', 'visits.board', {})).present).toBe(1);
  expect(await alerts()).toEqual([['by-number', 'Aya B.']]);
  t.clock.advance(60_000);
  expect(await arrive(letters)).toMatchObject({ kind: 'already-here' });
  t.clock.advance(3_600_000);
  expect(await arrive(letters)).toMatchObject({ kind: 'checked-out' });
  expect(rawRows(t, "SELECT count(*) AS n FROM scans WHERE source = 'typed'")).toEqual([{ n: 3 }]);
});

test('a number is nobody’s when two people share it, when its card was replaced, or when the person is erased', async () => {
  const aya = seed.member();
  const letters = aya.code.slice(-5);
  await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
  expect(await find(letters)).toEqual({ kind: 'none' });
  const [{ shortNumber } = { shortNumber: '' }] = (await t.ask('desk', 'members.get', { memberId: aya.memberId })).cards.filter(
    ({ state }) => state === 'active',
  );
  expect(await find(shortNumber)).toMatchObject({ kind: 'found' });
  await t.ask('desk', 'members.erase', { actionId: randomUUID(), memberId: aya.memberId });
  expect(await find(shortNumber)).toEqual({ kind: 'none' });
  expect((await t.refusal('kiosk', 'visits.arriveByNumber', { actionId: randomUUID(), letters: shortNumber })).code).toBe('stale');
  for (const wrong of ['ABCDE', 'BCDF', 'BCDFGH', '12345'])
    expect((await t.refusal('kiosk', 'cards.findByNumber', { actionId: randomUUID(), letters: wrong })).code).toBe('invalid-input');
});

test('five wrong numbers in ten minutes, then only the desk for a while; it is called once', async () => {
  const letters = seed.member().code.slice(-5);
  for (let tries = 0; tries < 5; tries++) expect(await find('BBBBB')).toEqual({ kind: 'none' });
  expect(await find(letters)).toEqual({ kind: 'too-many' });
  expect((await t.refusal('kiosk', 'visits.arriveByNumber', { actionId: randomUUID(), letters })).code).toBe('stale');
  expect(await alerts()).toEqual([['forgotten-card', '']]);
  // The desk lets in whom it knows: the limit is the kiosk's.
  t.clock.advance(601_000);
  expect(await find(letters)).toMatchObject({ kind: 'found' });
  expect(rawRows(t, "SELECT DISTINCT outcome FROM scans WHERE source = 'typed'")).toEqual([{ outcome: '{"kind":"unknown-card"}' }]);
  await t.ask('kiosk', 'help.call', { actionId: randomUUID(), forgottenCard: true });
  await t.signIn();
  expect((await alerts()).map(([kind]) => kind)).toEqual(['forgotten-card', 'forgotten-card']);
});
