import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { MethodInput } from '../../shared/contract/methods.ts';
import { labelText } from '../../shared/domain/card-code.ts';
import type { MemberId } from '../../shared/domain/brand.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows } from '../support/raw-store.ts';

gerlandForEachTest();

type MemberLines = MethodInput<'imports.members'>['lines'];
type DeviceLine = MethodInput<'imports.devices'>['lines'][number];
const act = () => ({ actionId: randomUUID() });
const columns = { headings: ['Prénom', 'Nom'], mapping: { columns: ['firstName', 'lastName'] as const, words: {} } };
const bring = (lines: MemberLines) =>
  t.ask('desk', 'imports.members', { ...act(), headings: columns.headings, mapping: { columns: [...columns.mapping.columns], words: {} }, lines });
const sheet = { firstName: 'Oksana', lastName: 'Kovalenko', birthYear: 2004, district: '7', programme: 'cej' } as const;
const device = { name: 'PL-014', kind: 'laptop', label: null, state: null } as const;
const bringDevices = (lines: readonly DeviceLine[]) =>
  t.ask('desk', 'imports.devices', { ...act(), headings: ['Nom'], mapping: { columns: ['name'], words: {} }, lines: [...lines] });
const sql = (text: string) => rawRows(t, text);

describe('people from a spreadsheet', () => {
  test('are found by search, have no card yet, and are one act of the journal', async () => {
    expect(
      await bring([
        { sheet, completes: null },
        { sheet: { ...sheet, firstName: 'Ibrahima', birthYear: null, toComplete: true }, completes: null },
      ]),
    ).toEqual({
      kind: 'imported',
      what: 'members',
      made: 2,
      changed: 0,
    });
    const [found] = await t.ask('desk', 'members.search', { text: 'kov oks 04' });
    expect(found).toMatchObject({ firstName: 'Oksana', homeSite: 'GER', toComplete: false });
    expect(sql("SELECT object FROM audit_entries WHERE method = 'imports.members'")).toEqual([{ object: 'import:made 2, changed 0' }]);
    expect(await t.ask('desk', 'members.get', { memberId: found?.memberId ?? (0 as MemberId) })).toMatchObject({ cards: [], district: '7', programme: 'cej' });
  });

  test('complete what a sheet lacks and change nothing that it says', async () => {
    const aya = seed.member();
    const { memberId } = await t.ask('desk', 'members.register', {
      ...act(),
      firstName: 'Noé',
      lastName: 'Roux',
      birthYear: null,
      district: null,
      programme: 'none',
      toComplete: true,
    });
    const line = { ...sheet, firstName: 'NOE', lastName: 'ROUX' };
    expect(
      await bring([
        { sheet: line, completes: memberId },
        { sheet: { ...line, birthYear: 1999 }, completes: aya.memberId },
      ]),
    ).toMatchObject({ made: 0, changed: 1 });
    expect(await t.ask('desk', 'members.get', { memberId })).toMatchObject({
      firstName: 'Noé',
      lastName: 'Roux',
      birthYear: 2004,
      programme: 'cej',
      toComplete: false,
    });
    expect(await t.ask('desk', 'members.get', { memberId: aya.memberId })).toMatchObject({ birthYear: 2005 });
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'import', about: '1' } });
    expect(await t.ask('desk', 'members.get', { memberId })).toMatchObject({ birthYear: null, district: null, programme: 'none', toComplete: true });
  });

  test('go all again for ten minutes, unless somebody has to do with one of them since', async () => {
    await bring([
      { sheet, completes: null },
      { sheet: { ...sheet, firstName: 'Ibrahima' }, completes: null },
    ]);
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone' });
    expect(await t.ask('desk', 'members.search', { text: 'kovalenko' })).toEqual([]);
    await bring([{ sheet, completes: null }]);
    const [found] = await t.ask('desk', 'members.search', { text: 'kovalenko' });
    await t.ask('desk', 'members.update', { ...act(), memberId: found?.memberId ?? (0 as MemberId), ...sheet, district: '3' });
    expect(await t.ask('desk', 'undo.last', act())).toEqual({ kind: 'import-used' });
    await bring([{ sheet: { ...sheet, firstName: 'Zoé' }, completes: null }]);
    t.clock.advance(601_000);
    await t.signIn();
    expect(await t.ask('desk', 'undo.last', act())).toEqual({ kind: 'nothing-to-undo' });
  });

  test('are all there or none: one line that the core refuses stops the whole', async () => {
    const wrong = {
      actionId: randomUUID(),
      ...columns,
      lines: [
        { sheet, completes: null },
        { sheet: { ...sheet, homeSite: 'XXX' }, completes: null },
      ],
    };
    expect(await t.refusal('desk', 'imports.members', wrong)).toMatchObject({ code: 'invalid-input' });
    expect(await t.refusal('desk', 'imports.members', { ...wrong, lines: [{ sheet: { ...sheet, nir: '1' }, completes: null }] })).toMatchObject({
      code: 'invalid-input',
    });
    expect(sql('SELECT id FROM members')).toEqual([]);
    expect(await t.refusal('kiosk', 'imports.members', wrong)).toEqual({ code: 'not-allowed' });
  });

  test('of the same name as a sheet are shown beside it, half of the words misspelt', async () => {
    const aya = seed.member({ firstName: 'Aya', lastName: 'Benali' });
    const people = [
      { line: 2, firstName: 'BENALLI', lastName: 'Aya', birthYear: null },
      { line: 3, firstName: 'Oksana', lastName: 'Kovalenko', birthYear: 2004 },
    ];
    expect(await t.ask('desk', 'imports.likeMembers', { people })).toMatchObject([
      { line: 2, members: [{ memberId: aya.memberId, how: 'close', district: '7' }] },
    ]);
  });

  test('the columns said last are remembered for headings like those, without keeping the headings', async () => {
    await bring([{ sheet, completes: null }]);
    expect(await t.ask('desk', 'imports.mapping', { kind: 'members', headings: ['PRENOM', 'nom'] })).toEqual(columns.mapping);
    expect(await t.ask('desk', 'imports.mapping', { kind: 'devices', headings: ['Prénom', 'Nom'] })).toBeNull();
    expect(JSON.stringify(sql('SELECT mapping FROM import_mappings'))).not.toMatch(/pr[ée]nom/i);
  });

  test('ten thousand come in one act and go in one', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => ({ sheet: { ...sheet, lastName: `Nom${at.toString(36)}` }, completes: null }));
    const started = performance.now();
    expect(await bring(lines)).toMatchObject({ made: 10_000 });
    const brought = performance.now();
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone' });
    console.log(`10 000 sheets: ${Math.round(brought - started)} ms, taken back in ${Math.round(performance.now() - brought)} ms`);
    expect(sql('SELECT count(*) AS n FROM members')).toEqual([{ n: 0 }]);
  });
});

describe('devices from a spreadsheet', () => {
  test('get a label, or keep the one that is stuck on them; a state, and what such a device usually has', async () => {
    const label = labelText('device', 'BCDFGHJ');
    await bringDevices([
      { device: { ...device, valueCents: 64_990, purchasedOn: '2025-09-01' }, changes: null },
      { device: { ...device, name: 'TAB-3', kind: 'tablet', label, state: 'repair', accessories: [] }, changes: null },
    ]);
    expect(await t.ask('desk', 'devices.list', {})).toMatchObject([
      { name: 'PL-014', state: 'available' },
      { name: 'TAB-3', label, state: 'repair' },
    ]);
    const [first] = await t.ask('desk', 'devices.list', {});
    expect(await t.ask('desk', 'devices.get', { deviceId: first?.deviceId ?? (0 as never) })).toMatchObject({
      valueCents: 64_990,
      purchasedOn: '2025-09-01',
      accessories: ['charger', 'mouse'],
      events: [{ kind: 'imported', staff: 'Camille' }],
    });
  });

  test('change the device they are of and undo whole; one whose label another has meanwhile is refused whole', async () => {
    const pc = seed.device('PC 1');
    const change: DeviceLine = { device: { ...device, name: 'PC 1', model: 'ThinkPad', state: 'lost' }, changes: pc.deviceId };
    expect(await bringDevices([change, { device, changes: null }])).toMatchObject({ made: 1, changed: 1 });
    expect(await t.ask('desk', 'devices.get', { deviceId: pc.deviceId })).toMatchObject({ model: 'ThinkPad', state: 'lost' });
    await t.ask('desk', 'undo.last', act());
    expect(await t.ask('desk', 'devices.list', {})).toMatchObject([{ name: 'PC 1', model: '', state: 'available' }]);
    const taken = { ...act(), ...columns, lines: [{ device: { ...device, label: pc.code }, changes: null }] };
    expect(await t.refusal('desk', 'imports.devices', taken)).toEqual({ code: 'stale' });
    await bringDevices([{ device, changes: null }]);
    const [, made] = await t.ask('desk', 'devices.list', {});
    t.clock.advance(1_000);
    await t.ask('desk', 'devices.relabel', { ...act(), deviceId: made?.deviceId ?? (0 as never) });
    expect(await t.ask('desk', 'undo.last', act())).toEqual({ kind: 'import-used' });
  });
});

describe('an export', () => {
  test('of people asks for the passphrase again and is in the journal; no text in it runs', async () => {
    await bring([{ sheet: { ...sheet, firstName: '=HYPERLINK' }, completes: null }]);
    expect(await t.ask('desk', 'exports.members', { format: 'csv', passphrase: 'pas-celle-la' })).toMatchObject({ kind: 'wrong' });
    const file = await t.ask('desk', 'exports.members', { format: 'csv', passphrase: 'bien-le-bonjour' });
    if (file.kind !== 'file') throw new Error(file.kind);
    expect(file.fileName).toBe('usagers-2026-11-24.csv');
    const text = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(text).toBe(
      "\uFEFFPrénom;Nom;Année de naissance;Arrondissement;Dispositif;Antenne;Langue;Grand texte;À compléter\r\n'=HYPERLINK;Kovalenko;2004;7;CEJ;Gerland;fr;non;non\r\n",
    );
    expect(sql("SELECT object FROM audit_entries WHERE method = 'exports.members'")).toEqual([{ object: 'csv:1 rows' }]);
  });
});
