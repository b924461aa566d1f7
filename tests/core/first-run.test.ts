import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StaffId } from '../../shared/domain/brand.ts';
import { rawRows } from '../support/raw-store.ts';
import { memorySecrets, startTestCore, type TestCore } from '../support/test-core.ts';

const sites = [
  { code: 'GER', name: 'Gerland', districts: ['7'] },
  { code: 'BAC', name: 'Bachut', districts: ['8'] },
];
const place = { sites, thisSite: 'GER', timeZone: 'Europe/Paris' };
const plan = { ...place, workstations: 0, staffName: 'Camille Durand', organisationKey: null, guided: true };
const first = 1 as StaffId;
let t: TestCore;
let secrets = memorySecrets();
beforeEach(async () => {
  secrets = memorySecrets();
  t = await startTestCore({ secrets, seed: randomUUID() });
});
afterEach(() => t.stop());

test('a first run cut by the power after any step goes on where it was, and nothing entered is lost', async () => {
  await t.ask('desk', 'setup.keepDraft', { ...place, organisationKey: null, keepsKey: false });
  await t.restart();
  expect(await t.ask('kiosk', 'setup.state', {})).toEqual({ kind: 'fresh' });
  expect(await t.ask('desk', 'setup.draft', {})).toEqual({ ...place, hasKey: false });
  const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
  await t.restart();
  expect(await t.ask('desk', 'setup.draft', {})).toBeNull();
  await t.ask('desk', 'staff.signIn', { staffId: first, passphrase });
  await t.ask('desk', 'setup.addWorkstations', { actionId: randomUUID(), names: ['Fenêtre 1', 'Fenêtre 2'] });
  await t.ask('desk', 'setup.mark', { steps: ['scanner', 'printer'], as: 'skipped' });
  await t.restart();
  expect(await t.ask('desk', 'setup.progress', {})).toEqual({
    kind: 'guided',
    untouched: false,
    states: { workstations: 'done', scanner: 'skipped', printer: 'skipped', sound: 'todo', backup: 'todo', central: 'todo' },
  });
  expect(rawRows(t, 'SELECT name FROM workstations ORDER BY position')).toEqual([{ name: 'Fenêtre 1' }, { name: 'Fenêtre 2' }]);
});

test('the passphrase that a power cut hid is made anew as long as nothing was done with it, and never after', async () => {
  const lost = await t.ask('desk', 'setup.createReal', plan);
  await t.restart();
  const made = await t.ask('desk', 'setup.renewPassphrase', {});
  expect(made.staffName).toBe('Camille Durand');
  expect(await t.ask('desk', 'staff.signIn', { staffId: first, passphrase: lost.passphrase })).toMatchObject({ kind: 'wrong' });
  expect(await t.ask('desk', 'staff.signIn', { staffId: first, passphrase: made.passphrase })).toMatchObject({ kind: 'signed-in' });
  expect(await t.refusal('kiosk', 'setup.renewPassphrase', {})).toEqual({ code: 'not-allowed' });
  await t.ask('desk', 'setup.mark', { steps: ['sound'], as: 'skipped' });
  expect(await t.refusal('desk', 'setup.renewPassphrase', {})).toEqual({ code: 'not-allowed' });
});

test('the key of another antenne is kept among the secrets with the draft, not in the store, and used when the antenne is made', async () => {
  const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
  await t.ask('desk', 'staff.signIn', { staffId: first, passphrase });
  const { organisationKey } = await t.ask('desk', 'settings.organisationKey', { passphrase });
  const kept = memorySecrets();
  const bachut = await startTestCore({ secrets: kept, seed: randomUUID() });
  const draft = { ...place, thisSite: 'BAC' };
  expect(await bachut.refusal('desk', 'setup.keepDraft', { ...draft, organisationKey: 'A'.repeat(90), keepsKey: false })).toMatchObject({
    code: 'invalid-input',
  });
  expect(await bachut.ask('desk', 'setup.keepDraft', { ...draft, organisationKey, keepsKey: false })).toEqual({ ...draft, hasKey: true });
  // Going back to the step and on again keeps the key without asking for it.
  expect(await bachut.ask('desk', 'setup.keepDraft', { ...draft, organisationKey: null, keepsKey: true })).toEqual({ ...draft, hasKey: true });
  expect(rawRows<{ value: string }>(bachut, 'SELECT value FROM settings').every(({ value }) => !value.includes(organisationKey.slice(0, 20)))).toBe(true);
  await bachut.ask('desk', 'setup.createReal', { ...plan, thisSite: 'BAC' });
  const keysOf = (from: typeof kept) => ['org-key', 'card-key-1'].map((name) => Buffer.from(from.get(name) ?? []).toString('hex'));
  expect(keysOf(kept)).toEqual(keysOf(secrets));
  await bachut.stop();
});

test('a step passed in the first run and done later on its own screen is not recalled any more', async () => {
  const { passphrase } = await t.ask('desk', 'setup.createReal', plan);
  await t.ask('desk', 'staff.signIn', { staffId: first, passphrase });
  await t.ask('desk', 'setup.mark', { steps: ['backup'], as: 'skipped' });
  await t.ask('desk', 'settings.set', { secondBackupFolder: `${t.folder}/absent` });
  await t.ask('desk', 'backup.now', {});
  expect(await t.ask('desk', 'setup.progress', {})).toMatchObject({ states: { backup: 'skipped' } });
  await t.ask('desk', 'settings.set', { secondBackupFolder: t.folder });
  await t.ask('desk', 'backup.now', {});
  expect(await t.ask('desk', 'setup.progress', {})).toMatchObject({ states: { backup: 'done' } });
});

test('an antenne that was not set up step by step, and a practice, are asked for no step', async () => {
  const { passphrase } = await t.ask('desk', 'setup.startPractice', {});
  expect(await t.ask('desk', 'setup.progress', {})).toEqual({ kind: 'none' });
  await t.ask('desk', 'staff.signIn', { staffId: first, passphrase });
  expect(await t.refusal('desk', 'setup.mark', { steps: ['sound'], as: 'done' })).toEqual({ code: 'stale' });
  expect(await t.refusal('desk', 'setup.keepDraft', { ...place, organisationKey: null, keepsKey: false })).toEqual({ code: 'already-set-up' });
});
