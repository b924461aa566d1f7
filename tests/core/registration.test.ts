import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { VisitFact } from '../../shared/contract/facts.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';

gerlandForEachTest();

const draft = { firstName: 'Chloé', lastName: 'Dubois', birthYear: 2004, district: '3', programme: 'cej' } as const;
const register = (more: object = {}) => t.ask('desk', 'members.register', { actionId: randomUUID(), ...draft, ...more });
const visitFacts = (): VisitFact[] => {
  const db = new Database(join(t.folder, 'accueil.db'), { readonly: true });
  const rows = db.prepare("SELECT payload FROM facts WHERE kind = 'visit' ORDER BY seq").pluck().all() as string[];
  db.close();
  return rows.map((row) => JSON.parse(row) as VisitFact);
};

test('a sheet saved to be completed has no card yet, says so in the list, and is completed later', async () => {
  const { memberId, shortNumber } = await register({ birthYear: null, toComplete: true, card: 'none', language: 'ar', largeText: true });
  expect(shortNumber).toBeNull();
  expect(await t.ask('desk', 'members.search', { text: 'chl' })).toMatchObject([{ memberId, toComplete: true }]);
  expect(await t.ask('desk', 'members.get', { memberId })).toMatchObject({ cards: [], language: 'ar', largeText: true, homeSite: 'GER' });
  await t.ask('desk', 'members.update', { actionId: randomUUID(), memberId, ...draft, homeSite: 'VOL', toComplete: false });
  // What the change does not speak of stays.
  expect(await t.ask('desk', 'members.get', { memberId })).toMatchObject({
    toComplete: false,
    birthYear: 2004,
    homeSite: 'VOL',
    language: 'ar',
    largeText: true,
  });
  expect(await t.ask('desk', 'members.search', { text: 'dub 04' })).toHaveLength(1);
});

test('an antenne that does not exist and a person that does not exist are refused', async () => {
  expect(await t.refusal('desk', 'members.register', { actionId: randomUUID(), ...draft, homeSite: 'NOWHERE' })).toEqual({
    code: 'invalid-input',
    details: { fields: 'homeSite' },
  });
  expect((await t.refusal('desk', 'members.update', { actionId: randomUUID(), memberId: 99, ...draft })).code).toBe('not-found');
});

test('sheets of the same person are proposed while one types, the same names first, and never from a half-typed name', async () => {
  await register({ firstName: 'Cloé' });
  const same = await register({ firstName: 'DUBOIS', lastName: 'chloe', birthYear: null });
  await register({ birthYear: 1990 });
  const similar = (firstName: string, lastName: string) => t.ask('desk', 'members.similar', { firstName, lastName, birthYear: 2004 });
  const found = await similar('Chloé', 'Dubois');
  expect(found.map(({ how }) => how)).toEqual(['same', 'close']);
  expect(found[0]?.memberId).toBe(same.memberId);
  expect(await similar('C', 'D')).toEqual([]);
});

test('a corrected year or programme follows to central for the visits of this month, once, and the past stays as it was told', async () => {
  const { memberId } = seed.member({ birthYear: 1980, programme: 'none' });
  const arrive = () => t.ask('desk', 'visits.arrive', { actionId: randomUUID(), memberId });
  t.clock.set(Date.parse('2026-10-20T09:00:00.000Z'));
  await t.signIn();
  await arrive();
  t.clock.set(Date.parse('2026-11-24T09:00:00.000Z'));
  await t.signIn();
  await arrive();
  const told = visitFacts().length;
  const sheet = { firstName: 'Aya', lastName: 'Benali', district: '7' } as const;
  await t.ask('desk', 'members.update', { actionId: randomUUID(), memberId, ...sheet, birthYear: 2005, programme: 'cej' });
  const added = visitFacts().slice(told);
  expect(added).toMatchObject([{ day: '2026-11-24', ageBand: '18-21', programme: 'cej', void: false }]);
  expect(added[0]?.rev).toBeGreaterThan(1);
  await t.ask('desk', 'members.update', { actionId: randomUUID(), memberId, ...sheet, lastName: 'Benali-Roux', birthYear: 2005, programme: 'cej' });
  expect(visitFacts()).toHaveLength(told + 1);
});

test('five thousand people are compared with a typed name, and the one is found', async () => {
  const db = new Database(join(t.folder, 'accueil.db'));
  const insert = db.prepare(
    "INSERT INTO members (uid, first_name, last_name, search_key, birth_year, home_site, programme, created_at) VALUES (randomblob(16), ?, ?, '', ?, 'GER', 'none', 0)",
  );
  const letters = (n: number): string => n.toString(5).replace(/./g, (digit) => 'maloti'.charAt(Number(digit)));
  db.transaction(() => {
    for (let n = 0; n < 5_000; n++) insert.run(`Prenom${letters(n)}`, `Nom${letters(n * 7)}`, 1990 + (n % 20));
  })();
  db.close();
  const { memberId } = await register();
  expect((await t.ask('desk', 'members.similar', { firstName: 'Cholé', lastName: 'Dubios', birthYear: null })).map((one) => one.memberId)).toEqual([memberId]);
});
