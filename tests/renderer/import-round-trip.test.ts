import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SiteChoice } from '../../shared/contract/people-views.ts';
import { guessColumns } from '../../shared/domain/import-columns.ts';
import type { ImportKind } from '../../shared/domain/import-fields.ts';
import { frImportHeadings } from '../../renderer/i18n/import-words.ts';
import { decideAll, deviceLines, linesToSend, memberLines } from '../../renderer/desk/import/decisions.ts';
import { deviceDoubts, examine, memberDoubts } from '../../renderer/desk/import/examine.ts';
import { readSpreadsheet } from '../../renderer/desk/import/read-spreadsheet.ts';
import { tableOf } from '../../renderer/desk/import/table-of.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_PASSPHRASE, type TestCore } from '../support/test-core.ts';

let [ours, theirs]: TestCore[] = [];
beforeEach(async () => {
  [ours, theirs] = await Promise.all([startTestCore({ seed: 'ours' }), startTestCore({ seed: 'theirs' })]);
  for (const t of [ours, theirs]) {
    seedGerland(t);
    await t.signIn();
  }
  const act = () => ({ actionId: crypto.randomUUID() });
  const person = { birthYear: 2004, district: '7', programme: 'cej', card: 'none' } as const;
  await core(ours).ask('desk', 'members.register', { ...act(), ...person, firstName: 'Chloé', lastName: "N'Diaye ; O’Neil", language: 'ar', largeText: true });
  await core(ours).ask('desk', 'members.register', {
    ...act(),
    ...person,
    firstName: '=Aya',
    lastName: '-Sow',
    birthYear: null,
    district: '69100',
    homeSite: 'VOL',
    toComplete: true,
  });
  await core(ours).ask('desk', 'members.register', {
    ...act(),
    ...person,
    firstName: 'د',
    lastName: 'محمد',
    programme: 'none',
    district: null,
    toComplete: false,
  });
  await core(ours).ask('desk', 'devices.add', {
    ...act(),
    name: 'PL-014',
    kind: 'laptop',
    model: '+E14',
    serial: '00123',
    valueCents: 64_990,
    purchasedOn: '2025-09-01',
  });
  const { deviceId } = await core(ours).ask('desk', 'devices.add', { ...act(), name: 'TAB 3', kind: 'tablet', accessories: ['4g-key', 'headset'] });
  await core(ours).ask('desk', 'devices.setState', { ...act(), deviceId, state: 'repair', reason: 'écran' });
});
afterEach(() => Promise.all([ours?.stop(), theirs?.stop()]));

function core(t: TestCore | undefined): TestCore {
  if (t === undefined) throw new Error('not started');
  return t;
}
async function exported(t: TestCore, kind: ImportKind, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const file =
    kind === 'members' ? await t.ask('desk', 'exports.members', { format, passphrase: TEST_PASSPHRASE }) : await t.ask('desk', 'exports.devices', { format });
  if (file.kind !== 'file') throw new Error(file.kind);
  return Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
}
/** As the desk's page does, whoever is known taken for the same. */
async function imported(t: TestCore, kind: ImportKind, bytes: Uint8Array): Promise<unknown> {
  const reading = readSpreadsheet('export', bytes);
  if (reading.kind === 'refused') throw new Error(reading.why);
  const table = tableOf(reading.spreadsheet.sheets[0]?.lines ?? [], 1);
  const mapping = { columns: guessColumns(kind, table.headings, frImportHeadings), words: {} };
  const sites: readonly SiteChoice[] = await t.ask('desk', 'sites.list', {});
  const examined = examine(kind, { table, mapping, sites, thisYear: 2026 });
  expect(examined.faults).toEqual([]);
  expect(mapping.columns).not.toContain(null);
  const said = { actionId: crypto.randomUUID(), headings: [...table.headings], mapping: { columns: [...mapping.columns], words: {} } };
  if (examined.kind === 'members') {
    const people = examined.fine.map(({ line, draft: { firstName, lastName, birthYear } }) => ({ line, firstName, lastName, birthYear }));
    const doubts = memberDoubts(examined.fine, await t.ask('desk', 'imports.likeMembers', { people }));
    return t.ask('desk', 'imports.members', { ...said, lines: memberLines(linesToSend(examined.fine, doubts, decideAll(doubts, new Map(), 'same'))) });
  }
  const doubts = deviceDoubts(examined.fine, await t.ask('desk', 'devices.list', {}));
  return t.ask('desk', 'imports.devices', { ...said, lines: deviceLines(linesToSend(examined.fine, doubts, decideAll(doubts, new Map(), 'same'))) });
}

for (const kind of ['members', 'devices'] as const)
  for (const format of ['csv', 'xlsx'] as const)
    test(`${kind} exported as ${format} are the same in another antenne, and change nothing where they come from`, async () => {
      const count = kind === 'members' ? 3 : 2;
      expect(await imported(core(theirs), kind, await exported(core(ours), kind, format))).toMatchObject({ made: count, changed: 0 });
      expect(await exported(core(theirs), kind, 'csv')).toEqual(await exported(core(ours), kind, 'csv'));
      expect(await imported(core(ours), kind, await exported(core(ours), kind, format))).toMatchObject({ made: 0, changed: 0 });
    });
