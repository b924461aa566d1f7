import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitFact } from '../../shared/contract/facts.ts';
import { pseudonymOf } from '../../shared/core/outbox/pseudonym.ts';
import type { MemberId } from '../../shared/domain/brand.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import { type Seed, type SeededMember, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
let aya: SeededMember;
let twin: SeededMember;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  aya = seed.member({ firstName: 'Amina', lastName: 'Benali', birthYear: 2005, programme: 'none' });
  twin = seed.member({ firstName: 'Amiina', lastName: 'Benali', birthYear: 2005, programme: 'cej' });
  await t.signIn();
});
afterEach(() => t.stop());

const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const merge = (keptId: MemberId = aya.memberId, goneId: MemberId = twin.memberId) => t.ask('desk', 'members.merge', { actionId: randomUUID(), keptId, goneId });
const undo = () => t.ask('desk', 'undo.last', { actionId: randomUUID() });
const later = async (minutes: number): Promise<void> => {
  t.clock.advance(minutes * 60_000);
  await t.signIn();
};
/** One visit of an hour for each, with a loan for the twin. */
async function morning(): Promise<void> {
  const device = seed.device('PC 1');
  for (const frame of [twin.code, device.code]) {
    await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
    t.clock.advance(2_000);
  }
  await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: device.code, source: 'wedge' });
  await later(60);
  await kiosk(twin.code);
  await later(10);
  await kiosk(aya.code);
  await later(60);
  await kiosk(aya.code);
  await later(1);
}
const personOf = (memberId: MemberId): string => {
  const [row] = rawRows<{ uid: Buffer }>(t, 'SELECT uid FROM members WHERE id = ?', memberId);
  return pseudonymOf(t.ports.secrets, row?.uid ?? Buffer.alloc(16), 2026);
};
/** What central ends up with: the last revision of each fact. */
const atCentral = (): readonly VisitFact[] => [...new Map(factsOf<VisitFact>(t, 'visit').map((fact) => [fact.id, fact])).values()];
const totals = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;
const everything = () =>
  JSON.stringify([
    rawRows(t, 'SELECT id, member_id, is_new, left_at FROM visits ORDER BY id'),
    rawRows(t, 'SELECT id, member_id FROM loans ORDER BY id'),
    rawRows(t, 'SELECT hex(card_id), member_id, replaced_at FROM cards ORDER BY card_id'),
    rawRows(t, 'SELECT hex(card_id), member_id FROM attached_cards ORDER BY card_id'),
    rawRows(t, 'SELECT id, birth_year, district, programme, language, merged_into FROM members ORDER BY id'),
  ]);

describe('two sheets of one person', () => {
  test('are shown side by side, become one with all visits, loans and both cards, and central counts one person', async () => {
    await morning();
    expect(await t.ask('desk', 'members.lookAlikes', { memberId: aya.memberId })).toMatchObject([{ memberId: twin.memberId }]);
    const preview = await t.ask('desk', 'members.mergePreview', { keptId: aya.memberId, goneId: twin.memberId });
    expect(preview).toMatchObject({ refusal: null, result: { visits: 2, loans: 1, cards: 2, programme: 'cej' } });
    expect(await totals()).toMatchObject({ visits: 2, distinctPersons: 2, newPersons: 2 });
    expect(await merge()).toMatchObject({ kind: 'merged', person: { name: 'Amina B.' } });
    expect(await totals()).toMatchObject({ visits: 2, distinctPersons: 1, newPersons: 1, loans: 1 });
    expect(atCentral().map(({ person }) => person)).toEqual([personOf(aya.memberId), personOf(aya.memberId)]);
    expect(atCentral().filter(({ isNew }) => isNew)).toHaveLength(1);
    // The first visit ever is the newcomer’s.
    expect(atCentral()[0]).toMatchObject({ isNew: true, programme: 'cej' });
    for (const { code } of [aya, twin]) {
      expect(await kiosk(code)).toMatchObject({ kind: 'checked-in', firstName: 'Amina' });
      await later(15);
      expect(await kiosk(code)).toMatchObject({ kind: 'checked-out' });
      await later(1);
    }
    expect((await t.ask('desk', 'members.search', { text: 'benali' })).map(({ memberId }) => memberId)).toEqual([aya.memberId]);
    expect((await t.ask('desk', 'members.get', { memberId: twin.memberId })).memberId).toBe(aya.memberId);
  });

  test('are parted again by undo, to the letter, and central counts two persons again', async () => {
    await morning();
    const before = everything();
    const facts = atCentral();
    await merge();
    expect(everything()).not.toBe(before);
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'merge' } });
    expect(everything()).toBe(before);
    expect(atCentral().map(({ rev: _rev, seq: _seq, ...fact }) => fact)).toEqual(facts.map(({ rev: _rev, seq: _seq, ...fact }) => fact));
    for (const { code, name } of [
      { ...aya, name: 'Amina' },
      { ...twin, name: 'Amiina' },
    ])
      expect(await kiosk(code)).toMatchObject({ kind: 'checked-in', firstName: name });
  });

  test('are parted from the sheet days later, what came since stays with the sheet that stayed; the last merge first', async () => {
    await morning();
    const third = seed.member({ firstName: 'Amina', lastName: 'Benali', birthYear: 2005 });
    await merge();
    await merge(aya.memberId, third.memberId);
    await later(24 * 60);
    await kiosk(twin.code);
    await later(30);
    await kiosk(twin.code);
    await later(1);
    const [newest, oldest] = (await t.ask('desk', 'members.get', { memberId: aya.memberId })).merges;
    const part = (mergeId = 0) => ({ actionId: randomUUID(), mergeId });
    expect((await t.refusal('desk', 'members.unmerge', part(oldest?.mergeId))).code).toBe('stale');
    await t.ask('desk', 'members.unmerge', part(newest?.mergeId));
    expect(await t.ask('desk', 'members.unmerge', part(oldest?.mergeId))).toMatchObject({ kind: 'unmerged' });
    expect((await t.refusal('desk', 'members.unmerge', part(oldest?.mergeId))).code).toBe('stale');
    expect((await t.ask('desk', 'members.get', { memberId: aya.memberId })).recentVisits).toHaveLength(2);
    expect((await t.ask('desk', 'members.get', { memberId: twin.memberId })).recentVisits).toHaveLength(1);
  });

  test('a chain of merges leads every card to the sheet that stays, and a lost card kills them all', async () => {
    const third = seed.member({ firstName: 'Amina', lastName: 'Ben Ali' });
    await merge(twin.memberId, third.memberId);
    await merge(aya.memberId, twin.memberId);
    for (const { code } of [third, twin, aya]) {
      expect(await kiosk(code)).toMatchObject({ firstName: 'Amina' });
      await later(15);
      await kiosk(code);
      await later(1);
    }
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: third.memberId });
    for (const { code } of [third, twin, aya]) expect(await kiosk(code), code).toEqual({ kind: 'replaced-card' });
    expect(factsOf(t, 'dead-card')).toHaveLength(3);
  });

  test('are not merged with themselves, nor while both are noted present', async () => {
    expect(await merge(aya.memberId, aya.memberId)).toEqual({ kind: 'merge-refused', why: 'same-sheet' });
    await kiosk(aya.code);
    t.clock.advance(2_000);
    await kiosk(twin.code);
    const before = everything();
    expect(await merge()).toEqual({ kind: 'merge-refused', why: 'both-present' });
    expect(everything()).toBe(before);
  });
});

describe('an identity is removed', () => {
  const erase = (memberId: MemberId) => t.ask('desk', 'members.erase', { actionId: randomUUID(), memberId });

  test('for good: names, cards and traces go, counts stay, central gets the visits without a person, the journal keeps that it was done', async () => {
    await morning();
    await t.ask('desk', 'loans.suspend', { actionId: randomUUID(), memberId: twin.memberId, until: '2026-12-03', reason: 'PC non rendu' });
    const before = await totals();
    expect(await erase(twin.memberId)).toEqual({ kind: 'erased' });
    expect(await totals()).toMatchObject({ visits: before.visits, presenceMinutes: before.presenceMinutes, loans: before.loans, distinctPersons: 1 });
    expect(atCentral()).toMatchObject([{ person: null, ageBand: '18-21', programme: 'cej' }, { person: personOf(aya.memberId) }]);
    for (const table of ['members', 'scans', 'actions', 'acts', 'alerts', 'facts', 'audit_entries', 'lending_suspensions'])
      expect(JSON.stringify(rawRows(t, `SELECT * FROM ${table}`)), table).not.toMatch(/Amiina|PC non rendu/);
    expect(rawRows(t, "SELECT object FROM audit_entries WHERE method = 'members.erase'")).toEqual([{ object: `member:${twin.memberId}` }]);
    expect(await kiosk(twin.code)).toEqual({ kind: 'replaced-card' });
    expect(await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: twin.code, source: 'wedge' })).toEqual({ kind: 'replaced-card' });
    expect((await t.refusal('desk', 'members.get', { memberId: twin.memberId })).code).toBe('not-found');
    expect((await t.refusal('desk', 'visits.arrive', { actionId: randomUUID(), memberId: twin.memberId })).code).toBe('not-found');
    expect(await t.ask('desk', 'members.search', { text: '–' })).toEqual([]);
  });

  test('takes with it what was signed, noted and reserved, and what a merge kept', async () => {
    const device = seed.device('PC 1');
    const scan = async (frame: string) => {
      t.clock.advance(2_000);
      return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
    };
    await scan(twin.code);
    const lent = await scan(device.code);
    if (lent.kind !== 'lent') throw new Error(`not lent: ${lent.kind}`);
    const { loanId } = lent;
    const signed = { how: 'drawn', path: 'M100 200L300 80L520 310M600 120L880 260' } as const;
    await t.ask('desk', 'loans.takeHome', { actionId: randomUUID(), loanId, dueAt: '2026-12-08T16:30:00.000Z', accessories: [], signed, reason: null });
    await scan(device.code);
    const checked = {
      accountsOut: true,
      filesWiped: true,
      onCharge: true,
      damaged: false,
      byOther: false,
      note: 'rapporté par le frère d’Amiina',
      missing: [],
    };
    await t.ask('desk', 'loans.check', { actionId: randomUUID(), loanId, ...checked });
    const { workstationId } = seed.workstation('Poste 1');
    const from = '2026-11-24T15:00:00.000Z';
    await t.ask('desk', 'workstations.reserve', { actionId: randomUUID(), workstationId, memberId: twin.memberId, from, minutes: 60 });
    await later(60);
    await kiosk(twin.code);
    await merge();
    expect(await erase(aya.memberId)).toEqual({ kind: 'erased' });
    expect(rawRows(t, 'SELECT signature FROM agreements')).toEqual([{ signature: null }]);
    expect(rawRows(t, 'SELECT note FROM loan_conditions')).toEqual([{ note: '' }]);
    expect(rawRows(t, 'SELECT member_id AS who, how FROM reservations')).toEqual([{ who: null, how: 'cancelled' }]);
    for (const { name } of rawRows<{ name: string }>(t, "SELECT name FROM sqlite_master WHERE type = 'table'"))
      expect(JSON.stringify(rawRows(t, `SELECT * FROM ${name}`)), name).not.toMatch(/Amiina|Amina|Benali/);
  });

  test('never of somebody who is in or holds a device', async () => {
    await kiosk(aya.code);
    expect(await erase(aya.memberId)).toEqual({ kind: 'erase-refused', why: 'present' });
  });
});

test('somebody whose loans are suspended is welcomed like everybody, without the loan button, and the desk alone is told', async () => {
  seed.device('PC 1');
  await t.ask('desk', 'loans.suspend', { actionId: randomUUID(), memberId: aya.memberId, until: '2026-11-24', reason: 'PC non rendu' });
  const welcomed = await kiosk(aya.code);
  expect(welcomed).toMatchObject({ kind: 'checked-in', firstName: 'Amina' });
  expect(JSON.stringify(welcomed)).not.toContain('device-loan');
  expect((await t.ask('desk', 'visits.board', {})).alerts).toMatchObject([{ kind: 'suspended', about: 'Amina B.' }]);
  await later(24 * 60);
  await kiosk(aya.code);
  expect((await t.ask('desk', 'visits.board', {})).alerts).toHaveLength(1);
});
