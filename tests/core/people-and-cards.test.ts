import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MemberId } from '../../shared/domain/brand.ts';
import { qrTextsOf } from '../support/both-engines.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { memorySecrets, startTestCore, TEST_PASSPHRASE, type TestCore } from '../support/test-core.ts';

let t: TestCore;
beforeEach(async () => {
  t = await startTestCore();
});
afterEach(() => t.stop());

const register = async (firstName: string, lastName = 'Benali'): Promise<MemberId> =>
  (await t.ask('desk', 'members.register', { actionId: randomUUID(), firstName, lastName, birthYear: 2005, district: '7', programme: 'cej' })).memberId;

describe('people', () => {
  let seed: Seed;
  beforeEach(async () => {
    seed = seedGerland(t);
    await t.signIn();
  });
  const hard = ['D\'Alembert "Jo"', 'عبد الرحمن', '👩‍🎤 Zoé', '<img src=x onerror=alert(1)>', 'a'.repeat(200), 'Ñandú‮evil', '李小龍'];

  test.each(hard)('%j is kept as it is, found again, and cannot become markup on a card', async (name) => {
    const memberId = await register(name);
    expect((await t.ask('desk', 'members.get', { memberId })).firstName).toContain([...name.normalize('NFC')][0] ?? '');
    const { html } = await t.ask('desk', 'cards.page', { memberId });
    expect(html).not.toContain('<img');
    expect(await qrTextsOf(html)).toHaveLength(2);
    const found = await t.ask('desk', 'members.search', { text: 'benali' });
    expect(found.map((line) => line.memberId)).toContain(memberId);
  });

  test('an empty, a blank and a too long name are refused with the field', async () => {
    for (const firstName of ['', '   ', 'a'.repeat(201)]) {
      const draft = { actionId: randomUUID(), firstName, lastName: 'Benali', birthYear: 2005, district: '7', programme: 'cej' };
      expect(await t.refusal('desk', 'members.register', draft)).toEqual({ code: 'invalid-input', details: { fields: 'firstName' } });
    }
  });

  test('search takes parts of names and a year in any order, without accents', async () => {
    const memberId = await register('Chloé', 'Dubois-Martín');
    for (const text of ['dub chl', 'CHLOE', 'martin 05', 'chl 2005'])
      expect(
        (await t.ask('desk', 'members.search', { text })).map((line) => line.memberId),
        text,
      ).toEqual([memberId]);
    expect(await t.ask('desk', 'members.search', { text: 'xyzzy' })).toEqual([]);
  });

  test('every printed code decodes to a card that the kiosk welcomes', async () => {
    for (let n = 0; n < 12; n++) {
      const memberId = await register(`Aya ${n}`);
      const [front, back] = await qrTextsOf((await t.ask('desk', 'cards.page', { memberId })).html);
      expect(front).toBe(back);
      const outcome = await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: front ?? '', source: 'camera' });
      expect(outcome).toMatchObject({ kind: 'checked-in', firstName: `Aya ${n}` });
    }
  });

  test('a replaced card is dead at once, the new one works', async () => {
    const memberId = await register('Aya');
    const [old = ''] = await qrTextsOf((await t.ask('desk', 'cards.page', { memberId })).html);
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId });
    const [fresh = ''] = await qrTextsOf((await t.ask('desk', 'cards.page', { memberId })).html);
    expect(fresh).not.toBe(old);
    const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
    expect(await scan(old)).toEqual({ kind: 'replaced-card' });
    expect(await scan(fresh)).toMatchObject({ kind: 'checked-in' });
  });

  test('labels of workstations and devices decode and are read at the desk', async () => {
    seed.workstation('Poste 1');
    seed.device('PC 1');
    const texts = await qrTextsOf((await t.ask('desk', 'labels.page', {})).html);
    expect(texts).toHaveLength(2);
    for (const frame of texts) {
      t.clock.advance(60_000);
      const outcome = await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
      expect(outcome.kind).toMatch(/^(device|workstation)-selected$/);
    }
  });

  test('a colleague is added with a passphrase shown once, and signs in with it', async () => {
    const { staff, passphrase } = await t.ask('desk', 'staff.add', { name: 'Noé' });
    expect(passphrase).not.toBe(TEST_PASSPHRASE);
    await t.ask('desk', 'staff.signOut', {});
    expect(await t.ask('desk', 'staff.signIn', { staffId: staff.staffId, passphrase })).toMatchObject({ kind: 'signed-in' });
    expect(JSON.stringify(await t.ask('desk', 'staff.list', {}))).not.toContain('scrypt');
  });

  test('settings out of bounds are refused and change nothing', async () => {
    const { secretsKeptBy: _kept, ...before } = await t.ask('desk', 'settings.get', {});
    for (const wrong of [
      { sessionMinutes: 0 },
      { resultSeconds: 2.5 },
      { loanReturnTime: '25:00' },
      { opening: [{ weekday: 8, from: 0, to: 10 }] },
      { surprise: 1 },
    ])
      expect((await t.refusal('desk', 'settings.set', { ...before, ...wrong })).code, JSON.stringify(wrong)).toBe('invalid-input');
    expect(await t.ask('desk', 'settings.get', {})).toMatchObject(before);
  });
});

describe('first run', () => {
  const plan = {
    sites: [{ code: 'GER', name: 'Gerland', districts: ['7'] }],
    thisSite: 'GER',
    timeZone: 'Europe/Paris',
    workstations: 2,
    staffName: 'Camille',
    organisationKey: null,
  };
  const fresh = async (): Promise<void> => {
    await t.stop();
    t = await startTestCore({ secrets: memorySecrets() });
  };

  test('makes an antenne once; a second set-up and practice on it are refused', async () => {
    await fresh();
    expect(await t.refusal('kiosk', 'site.info', {})).toEqual({ code: 'not-set-up' });
    const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
    expect(await t.ask('desk', 'staff.signIn', { staffId: 1 as never, passphrase })).toMatchObject({ kind: 'signed-in' });
    expect(await t.refusal('desk', 'setup.createReal', plan)).toEqual({ code: 'already-set-up' });
    expect(await t.refusal('desk', 'setup.startPractice', {})).toEqual({ code: 'already-set-up' });
    expect(await t.ask('kiosk', 'site.info', {})).toMatchObject({ mode: 'real', practicePassphrase: null });
  });

  test('a plan that cannot be is refused with the field at fault', async () => {
    await fresh();
    const wrong = [
      [{ thisSite: 'PEN' }, 'thisSite'],
      [{ sites: [...plan.sites, ...plan.sites] }, 'sites'],
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
      [{ staffName: '' }, 'staffName'],
      [{ organisationKey: 'short' }, 'organisationKey'],
    ] as const;
    for (const [part, field] of wrong)
      expect(await t.refusal('desk', 'setup.createReal', { ...plan, ...part })).toEqual({ code: 'invalid-input', details: { fields: field } });
    expect(await t.ask('desk', 'setup.state', {})).toEqual({ kind: 'fresh' });
  });

  test('practice is a whole antenne with past weeks, the same at each start, and refuses real set-up on it', async () => {
    await fresh();
    const { passphrase } = await t.ask('desk', 'setup.startPractice', {});
    await t.ask('desk', 'staff.signIn', { staffId: 1 as never, passphrase });
    const { totals } = await t.ask('desk', 'reports.month', { month: '2026-11' });
    expect(totals.visits).toBeGreaterThan(100);
    expect(totals.openVisits).toBe(0);
    expect(await t.refusal('desk', 'setup.createReal', plan)).toEqual({ code: 'already-set-up' });
    await fresh();
    const again = await t.ask('desk', 'setup.startPractice', {});
    await t.ask('desk', 'staff.signIn', { staffId: 1 as never, passphrase: again.passphrase });
    expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toEqual(totals);
  });
});
