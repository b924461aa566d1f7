import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPrinting } from '../../loopback/chromium-printing.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import { pdfPages, darkBox } from '../support/pictures/pdf-pictures.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { memorySecrets, startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  const chromium = findChromium();
  if (chromium === null) throw new Error('no Chromium: npm run setup');
  t = await startTestCore({ printing: chromiumPrinting(chromium, quietFlags) });
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

const PATH = 'M100 200L300 80L520 310M600 120L880 260';
const DUE = '2026-12-08T16:30:00.000Z';
const act = () => ({ actionId: randomUUID() });
const scan = async (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const lend = async (given: { birthYear?: number } = {}) => {
  const member = seed.member({ lastName: 'Benali', ...given });
  const device = await t.ask('desk', 'devices.add', { ...act(), name: 'PL-014', kind: 'laptop', model: 'ThinkPad E14', serial: 'PF3X9', valueCents: 64_990 });
  await scan(member.code);
  const lent = await scan(device.label);
  if (lent.kind !== 'lent') throw new Error(`not lent: ${lent.kind}`);
  return { member, loanId: lent.loanId, label: device.label };
};
const drawn = { how: 'drawn', path: PATH } as const;
const home = (loanId: number, given: object = {}) =>
  ({ ...act(), loanId, dueAt: DUE, accessories: ['charger'], signed: drawn, reason: null, ...given }) as never;

describe('a take-home loan', () => {
  test('is signed on the spot: due date, accessories and agreement in one act; it outlives the visit', async () => {
    const { loanId, member } = await lend();
    expect(await t.ask('desk', 'loans.takeHome', home(loanId))).toMatchObject({ kind: 'loan-changed', dueAt: DUE });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ place: 'take-home', dueAt: DUE, accessories: [{ accessory: 'charger' }], overdue: false }]);
    expect(await t.ask('desk', 'loans.agreement', { loanId })).toMatchObject({ version: 1, signed: { how: 'drawn' }, warnings: [] });
    expect(factsOf(t, 'loan').at(-1)).toMatchObject({ place: 'take-home', minutes: null });
    t.clock.advance(600_000);
    const kiosk = await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: member.code, source: 'hid' });
    expect(kiosk).toMatchObject({ kind: 'checked-out', devicesOut: [] });
    await t.signIn();
    expect((await t.ask('desk', 'loans.stillOut', {})).later).toHaveLength(1);
  });

  test('keeps the drawing sealed: not in the file, not in a fact, not in an answer; a month after the return it is gone', async () => {
    const { loanId, label } = await lend();
    await t.ask('desk', 'loans.takeHome', home(loanId));
    const store = ['accueil.db', 'accueil.db-wal'].map((name) => readFileSync(join(t.folder, name)).toString('latin1')).join('');
    for (const part of [PATH, 'L300 80', '520 310']) expect(store).not.toContain(part);
    const { html } = await t.ask('desk', 'loans.agreementPage', { loanId });
    expect(html).toContain(PATH);
    await scan(label);
    t.clock.advance(31 * 86_400_000);
    t.tick();
    expect(rawRows(t, 'SELECT how, signature FROM agreements')).toEqual([{ how: 'drawn', signature: null }]);
  });

  test('of another terminal’s key shows no drawing rather than a wrong one', async () => {
    const { loanId } = await lend();
    await t.ask('desk', 'loans.takeHome', home(loanId));
    Object.assign(t.ports, {
      secrets: memorySecrets({ pepper: new Uint8Array(32).fill(9), 'org-key': new Uint8Array(32).fill(9), 'card-key-1': new Uint8Array(32) }),
    });
    expect((await t.ask('desk', 'loans.agreementPage', { loanId })).html).not.toContain('<path');
  });

  test('may be signed on paper, is undone as one act, and can be signed again', async () => {
    const { loanId } = await lend();
    await t.ask('desk', 'loans.takeHome', home(loanId, { signed: { how: 'paper' } }));
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'loan-change' } });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ place: 'on-site' }]);
    expect(await t.ask('desk', 'loans.agreement', { loanId })).toMatchObject({ signed: null });
    await t.ask('desk', 'loans.takeHome', home(loanId));
    expect(await t.ask('desk', 'loans.agreement', { loanId })).toMatchObject({ signed: { how: 'drawn' } });
  });

  test('of a minor without a guardian’s consent says so first, and goes on for a reason that stays', async () => {
    const { loanId } = await lend({ birthYear: 2010 });
    expect(await t.ask('desk', 'loans.agreement', { loanId })).toMatchObject({ warnings: ['consent-missing'] });
    expect(await t.ask('desk', 'loans.takeHome', home(loanId))).toMatchObject({ kind: 'lend-warned', warnings: ['consent-missing'] });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ place: 'on-site' }]);
    await t.ask('desk', 'loans.takeHome', home(loanId, { reason: 'manager-agrees' }));
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ place: 'take-home', passes: [{ warning: 'consent-missing', reason: 'manager-agrees' }] }]);
    expect((await t.ask('desk', 'loans.agreementPage', { loanId })).html).toContain('Représentant légal');
  });

  test('refuses what is no signature, a date in the past, and a device that came back meanwhile', async () => {
    const { loanId, label } = await lend();
    for (const wrong of [
      { signed: { how: 'drawn', path: 'M1 1L2 2' } },
      { signed: { how: 'drawn', path: `${PATH}"><b` } },
      { dueAt: '2026-11-01T10:00:00.000Z' },
    ])
      expect(await t.refusal('desk', 'loans.takeHome', home(loanId, wrong))).toMatchObject({ code: 'invalid-input' });
    await scan(label);
    expect(await t.ask('desk', 'loans.takeHome', home(loanId))).toEqual({ kind: 'nothing-changed', why: 'already-returned' });
    expect(rawRows(t, 'SELECT count(*) AS n FROM agreements')).toEqual([{ n: 0 }]);
  });
});

test('the framework agreement is signed once for all on-site loans of a person, and signing again replaces it', async () => {
  const { memberId } = seed.member();
  expect(await t.ask('desk', 'loans.framework', { memberId })).toMatchObject({ signedAt: null });
  await t.ask('desk', 'loans.signFramework', { ...act(), memberId, signed: { how: 'paper' } });
  await t.ask('desk', 'loans.signFramework', { ...act(), memberId, signed: drawn });
  expect(rawRows(t, 'SELECT how, ended_at IS NULL AS holds FROM agreements ORDER BY id')).toEqual([
    { how: 'paper', holds: 0 },
    { how: 'drawn', holds: 1 },
  ]);
  expect((await t.ask('desk', 'loans.frameworkPage', { memberId })).html).toContain('Convention-cadre');
});

test('a new text is a new version; what was signed before is printed with its own', async () => {
  const { loanId } = await lend();
  await t.ask('desk', 'loans.takeHome', home(loanId));
  expect(await t.ask('desk', 'agreements.setText', { ...act(), text: 'Texte de la Mission Locale.' })).toMatchObject({ version: 2 });
  expect(await t.ask('desk', 'agreements.setText', { ...act(), text: 'Texte de la Mission Locale.' })).toMatchObject({ version: 2 });
  expect((await t.ask('desk', 'loans.agreementPage', { loanId })).html).not.toContain('Texte de la Mission Locale.');
  const other = await lend();
  await t.ask('desk', 'loans.takeHome', home(other.loanId));
  expect((await t.ask('desk', 'loans.agreementPage', { loanId: other.loanId })).html).toContain('Texte de la Mission Locale.');
});

test('the agreement is one A4 page with its margins, and the drawn signature is on it', async () => {
  const { loanId } = await lend({ birthYear: 2010 });
  const pdf = async () => Buffer.from((await t.ask('desk', 'loans.agreementPdf', { loanId })).base64, 'base64');
  const inkOf = (page: { pixels: Uint8Array }): number => page.pixels.reduce((sum, grey) => sum + (grey < 128 ? 1 : 0), 0);
  const [unsigned, ...none] = await pdfPages(await pdf(), 100);
  await t.ask('desk', 'loans.takeHome', home(loanId, { reason: 'manager-agrees' }));
  const [page, ...more] = await pdfPages(await pdf(), 100);
  if (page === undefined || unsigned === undefined) throw new Error('no page');
  expect([...none, ...more]).toEqual([]);
  expect(Math.abs((page.width / 100) * 25.4 - 210)).toBeLessThan(0.5);
  expect(Math.abs((page.height / 100) * 25.4 - 297)).toBeLessThan(0.5);
  const box = darkBox(page, { x: 0, y: 0, width: 210, height: 297 });
  expect(Math.abs(box.left - 20)).toBeLessThan(0.5);
  expect(Math.abs(box.right - 190)).toBeLessThan(0.5);
  expect(inkOf(page)).toBeGreaterThan(inkOf(unsigned) + 300);
});
