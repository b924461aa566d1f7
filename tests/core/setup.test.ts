import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RealSetup } from '../../shared/contract/setup-methods.ts';
import type { StaffId } from '../../shared/domain/brand.ts';
import { qrTextsOf } from '../support/both-engines.ts';
import { rawRows } from '../support/raw-store.ts';
import { memorySecrets, startTestCore, TEST_CARD_KEY, type TestCore } from '../support/test-core.ts';

const plan: RealSetup = {
  sites: [
    { code: 'GER', name: 'Gerland', districts: ['7'] },
    { code: 'BAC', name: 'Bachut', districts: ['8'] },
  ],
  thisSite: 'GER',
  timeZone: 'Europe/Paris',
  workstations: 3,
  staffName: 'Camille Durand',
  organisationKey: null,
};
const first = 1 as StaffId;
let t: TestCore;
let secrets = memorySecrets();
beforeEach(async () => {
  secrets = memorySecrets();
  t = await startTestCore({ secrets, seed: randomUUID() });
});
afterEach(() => t.stop());

const signIn = (passphrase: string, core: TestCore = t) => core.ask('desk', 'staff.signIn', { staffId: first, passphrase });
const scan = (frame: string, core: TestCore = t) => core.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const newCard = async (core: TestCore = t): Promise<string> => {
  const draft = { firstName: 'Aya', lastName: 'Benali', birthYear: 2005, district: '7', programme: 'cej' as const };
  const { memberId } = await core.ask('desk', 'members.register', { ...draft, actionId: randomUUID() });
  const [text] = await qrTextsOf((await core.ask('desk', 'cards.page', { memberId })).html);
  return text ?? '';
};

describe('a fresh terminal', () => {
  test('says so to both windows, welcomes nobody and lets nobody sign in', async () => {
    expect(await t.ask('kiosk', 'setup.state', {})).toEqual({ kind: 'fresh' });
    expect(await t.refusal('kiosk', 'site.info', {})).toEqual({ code: 'not-set-up' });
    expect(await scan('CEXKPDCSBTJFXRKHBDGC')).toEqual({ kind: 'not-ours' });
    expect(await t.ask('desk', 'staff.list', {})).toEqual([]);
    expect(await t.refusal('desk', 'staff.signIn', { staffId: first, passphrase: 'x' })).toEqual({ code: 'not-found' });
  });

  test('is set up by no window but the desk', async () => {
    expect(await t.refusal('kiosk', 'setup.createReal', plan)).toEqual({ code: 'not-allowed' });
    expect(await t.refusal('kiosk', 'setup.startPractice', {})).toEqual({ code: 'not-allowed' });
  });

  test.each<[string, Partial<Record<keyof RealSetup, unknown>>, string]>([
    ['two antennes of one code', { sites: [...plan.sites, ...plan.sites] }, 'sites'],
    ['an antenne that is not in the list', { thisSite: 'VOL' }, 'thisSite'],
    ['a time zone that is none', { timeZone: 'Europe/Lyon' }, 'timeZone'],
    ['no antenne', { sites: [] }, 'sites'],
    ['a cut organisation key', { organisationKey: 'abc' }, 'organisationKey'],
    ['nobody’s name', { staffName: ' \u0000\u200b ' }, 'staffName'],
    ['a negative number of workstations', { workstations: -1 }, 'workstations'],
  ])('refuses %s, names the field and stays fresh', async (_name, change, field) => {
    expect(await t.refusal('desk', 'setup.createReal', { ...plan, ...change })).toEqual({ code: 'invalid-input', details: { fields: field } });
    expect(await t.ask('desk', 'setup.state', {})).toEqual({ kind: 'fresh' });
    expect(secrets.get('org-key')).toBeUndefined();
  });

  test('whose keys cannot be kept stays fresh, and can be set up once they can', async () => {
    const { set } = secrets;
    Object.assign(secrets, { set: () => Promise.reject(new Error('the key store is locked')) });
    expect((await t.refusal('desk', 'setup.createReal', plan)).code).toBe('internal');
    expect(await t.ask('desk', 'setup.state', {})).toEqual({ kind: 'fresh' });
    Object.assign(secrets, { set });
    const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
    expect(await signIn(passphrase)).toMatchObject({ kind: 'signed-in' });
  });
});

describe('a real set-up', () => {
  test('opens with the passphrase it showed once, has its antenne and seats, and outlives a restart', async () => {
    const { passphrase, staffName } = await t.ask('desk', 'setup.createReal', plan);
    expect(staffName).toBe('Camille Durand');
    await t.restart();
    expect(await signIn(passphrase)).toEqual({ kind: 'signed-in', staff: { staffId: 1, name: 'Camille Durand' } });
    expect(await t.ask('desk', 'site.info', {})).toMatchObject({ mode: 'real', siteCode: 'GER', siteName: 'Gerland', practicePassphrase: null });
    expect((await t.ask('desk', 'workstations.list', {})).map(({ name }) => name)).toEqual(['Poste 1', 'Poste 2', 'Poste 3']);
    expect(await scan(await newCard())).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
  });

  test('happens once: neither a second one nor a practice comes over it', async () => {
    await t.ask('desk', 'setup.createReal', plan);
    const key = secrets.get('card-key-1');
    expect(await t.refusal('desk', 'setup.createReal', plan)).toEqual({ code: 'already-set-up' });
    expect(await t.refusal('desk', 'setup.startPractice', {})).toEqual({ code: 'already-set-up' });
    expect(secrets.get('card-key-1')).toEqual(key);
    expect(await t.ask('desk', 'site.info', {})).toMatchObject({ mode: 'real' });
  });

  test('asked for twice at once is one set-up, whose passphrase opens and whose keys are its own', async () => {
    const send = () => t.core.call({ role: 'desk', windowId: 'desk-1' }, 'setup.createReal', plan);
    const replies = await Promise.all([send(), send()]);
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.problem.code)).toSorted()).toEqual(['already-set-up', 'done']);
    const done = replies.find((reply) => reply.ok);
    const { passphrase } = done?.ok === true ? (done.value as { passphrase: string }) : { passphrase: '' };
    expect(await signIn(passphrase)).toMatchObject({ kind: 'signed-in' });
  });

  test('asked for together with a practice is never given the practice’s public keys', async () => {
    const send = (method: string, input: unknown) => t.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
    const [real, practice] = await Promise.all([send('setup.createReal', plan), send('setup.startPractice', {})]);
    expect([real.ok, practice.ok]).toEqual([true, false]);
    expect(Buffer.from(secrets.get('card-key-1') ?? []).equals(Buffer.from(TEST_CARD_KEY))).toBe(false);
    expect(rawRows(t, 'SELECT count(*) AS n FROM members')).toEqual([{ n: 0 }]);
  });

  test('with the key of the first antenne knows its cards; without it they are not ours', async () => {
    const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
    await signIn(passphrase);
    const card = await newCard();
    const { organisationKey } = await t.ask('desk', 'settings.organisationKey', { passphrase });
    const bachut = await startTestCore({ secrets: memorySecrets(), seed: randomUUID() });
    await bachut.ask('desk', 'setup.createReal', { ...plan, thisSite: 'BAC', organisationKey });
    expect(await scan(card, bachut)).toMatchObject({ kind: 'provisional' });
    await bachut.stop();
    const foreign = await startTestCore({ secrets: memorySecrets(), seed: randomUUID() });
    await foreign.ask('desk', 'setup.createReal', { ...plan, thisSite: 'BAC' });
    expect(await scan(card, foreign)).toEqual({ kind: 'not-ours' });
    await foreign.stop();
  });

  test('gives its organisation key to nobody who does not type the passphrase again', async () => {
    const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
    expect(await t.refusal('desk', 'settings.organisationKey', { passphrase })).toEqual({ code: 'sign-in-required' });
    await signIn(passphrase);
    expect(await t.refusal('desk', 'settings.organisationKey', { passphrase: 'not-the-one' })).toEqual({ code: 'not-allowed' });
  });
});

describe('the practice', () => {
  test('is a whole fictional antenne, says that it is practice, and becomes nothing real', async () => {
    const { passphrase } = await t.ask('desk', 'setup.startPractice', {});
    expect(await t.ask('desk', 'site.info', {})).toMatchObject({ mode: 'practice', practicePassphrase: passphrase });
    expect(await t.ask('kiosk', 'site.info', {})).toMatchObject({ mode: 'practice', practicePassphrase: null });
    expect(await signIn(passphrase)).toMatchObject({ kind: 'signed-in' });
    expect(await t.refusal('desk', 'setup.createReal', plan)).toEqual({ code: 'already-set-up' });
    const before = await t.ask('desk', 'reports.month', { month: '2026-11' });
    expect(before.totals.visits).toBeGreaterThan(100);
    expect(await t.ask('desk', 'visits.board', {})).toMatchObject({ present: 0 });
    expect(await scan(await newCard())).toMatchObject({ kind: 'checked-in' });
  });
});
