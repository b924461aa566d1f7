import * as fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { SiteChoice } from '../../shared/contract/people-views.ts';
import { guessColumns } from '../../shared/domain/import-columns.ts';
import { fieldsOf, type ImportKind } from '../../shared/domain/import-fields.ts';
import { writeCsv } from '../../shared/sheets/write-csv.ts';
import { frImportHeadings } from '../../renderer/i18n/import-words.ts';
import { decideAll, linesToSend } from '../../renderer/desk/import/decisions.ts';
import { examine, memberDoubts, unknownWords } from '../../renderer/desk/import/examine.ts';
import { faultsCsv } from '../../renderer/desk/import/faults-part.tsx';
import { readSpreadsheet, type Spreadsheet } from '../../renderer/desk/import/read-spreadsheet.ts';
import { guessHeadingLine, tableOf } from '../../renderer/desk/import/table-of.ts';
import { makeXlsx, type MadeCell } from '../support/make-xlsx.ts';

const read = (name: string, bytes: Uint8Array): Spreadsheet => {
  const reading = readSpreadsheet(name, bytes);
  if (reading.kind === 'refused') throw new Error(reading.why);
  return reading.spreadsheet;
};
const refused = (name: string, bytes: Uint8Array): string => {
  const reading = readSpreadsheet(name, bytes);
  return reading.kind === 'refused' ? reading.why : 'read';
};
const csv = (text: string, name = 'liste.csv') => read(name, strToU8(text));
const textsOf = ({ sheets }: Spreadsheet, at = 0) => sheets[at]?.lines.map(({ line, cells }) => [line, ...cells.map(({ text }) => text)]);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const sites: readonly SiteChoice[] = [
  { code: 'GER', name: 'Gerland', districts: ['7'], isHere: true },
  { code: 'VOL', name: 'Voltaire', districts: ['3', '6'], isHere: false },
];
const examined = (kind: ImportKind, { sheets }: Spreadsheet, at = 0) => {
  const lines = sheets[at]?.lines ?? [];
  const table = tableOf(lines, guessHeadingLine(kind, lines));
  const mapping = { columns: guessColumns(kind, table.headings, frImportHeadings), words: {} };
  return { table, mapping, ...examine(kind, { table, mapping, sites, thisYear: 2026 }) };
};

describe('a text with separators', () => {
  test('is read whatever its separator, encoding, mark and quotes; lines are counted as the spreadsheet counts', () => {
    const said = [
      [1, 'Prénom', 'Nom'],
      [2, 'Chloé', "N'Diaye"],
      [4, 'Zoé;\nLéa', 'Sow'],
    ];
    expect(textsOf(csv('Prénom;Nom\r\nChloé;N\'Diaye\r\n\r\n"Zoé;\nLéa";Sow\r\n'))).toEqual(said);
    expect(textsOf(csv('\uFEFFPrénom,Nom\nChloé,N\'Diaye\n\n"Zoé;\nLéa",Sow'))).toEqual(said);
    const tabbed = read('liste.txt', latin('Pr\u00e9nom\tNom\nChlo\u00e9\tN\u0092Diaye'));
    expect(tabbed.format).toBe('windows-1252');
    expect(textsOf(tabbed)).toEqual([
      [1, 'Prénom', 'Nom'],
      [2, 'Chloé', 'N’Diaye'],
    ]);
    expect(textsOf(csv('sep=,\r\nNom,Valeur\r\nPC 1,"649,90"'))).toEqual([
      [1, 'Nom', 'Valeur'],
      [2, 'PC 1', '649,90'],
    ]);
    expect(textsOf(csv('Nom;Valeur\nPC 1;1 649,90\nPC 2;12,50'))).toEqual([
      [1, 'Nom', 'Valeur'],
      [2, 'PC 1', '1 649,90'],
      [3, 'PC 2', '12,50'],
    ]);
    const unicode = Uint8Array.from([0xff, 0xfe, ...[...'Nom\tType'].flatMap((letter) => [letter.charCodeAt(0), 0])]);
    expect(textsOf(read('liste.txt', unicode))).toEqual([[1, 'Nom', 'Type']]);
  });

  test('of Windows with formulas says which cells have no value, and takes texts kept as formulas', () => {
    const read1252 = read('liste.csv', latin('Pr\u00e9nom;Nom;Ann\u00e9e de naissance\n="Aya";Benali;=ANNEE(B2)\nNo\u00e9;Roux;2003'));
    const { fine, faults } = examined('members', read1252);
    expect(fine).toMatchObject([{ line: 3, draft: { firstName: 'Noé', birthYear: 2003 } }]);
    expect(faults).toMatchObject([{ line: 2, column: 2, shown: '=ANNEE(B2)', fault: 'formula-empty' }]);
  });

  test('written by an export comes back as it was, whatever the texts', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('=1+1', '+33', '-5', '@x', "'=a", '"', ';', 'a\nb', '  a ', 'é', '', '=“a”'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const columns = ['Un', 'Deux', 'Trois'].map((header) => ({ header, meaning: '', unit: '' }));
        const [sheet] = read('a.csv', new Uint8Array(writeCsv({ name: 'a', columns, rows }))).sheets;
        const kept = rows.map((row, at) => [at + 2, ...row]).filter(([, ...row]) => row.some((text) => String(text).trim() !== ''));
        const got = (sheet?.lines ?? []).slice(1).map(({ line, cells }) => [line, ...cells.map(({ text }) => text.replaceAll('\r\n', '\n'))]);
        expect(got).toEqual(kept.map((row) => row.map((text) => (typeof text === 'string' ? text.replaceAll('\r\n', '\n') : text))));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a workbook', () => {
  const head = ['Prénom', 'Nom', 'Né le', 'Code postal', 'Dispositif'];
  const inside = (attributes: string, xml: string): MadeCell => ({ attributes, inside: xml });

  test('gives the value that a formula had, days as people write them, and each of its sheets that holds something', () => {
    const rows = [head, ['Aya', inside('t="str"', '<f>"Ben"&amp;"ali"</f><v>Benali</v>'), inside('s="1"', '<v>38057</v>'), 69_007, 'CEJ']];
    const book = read(
      'jeunes.xlsx',
      makeXlsx([
        { name: 'Vide', rows: [] },
        { name: 'Jeunes', rows },
        { name: 'Autres', rows: [['x']] },
      ]),
    );
    expect(book.sheets.map(({ name }) => name)).toEqual(['Jeunes', 'Autres']);
    expect(textsOf(book)?.[1]).toEqual([2, 'Aya', 'Benali', '11/03/2004', '69007', 'CEJ']);
    expect(examined('members', book).fine).toMatchObject([{ draft: { birthYear: 2004, district: '7', homeSite: 'GER', programme: 'cej', toComplete: false } }]);
  });

  test('with a sheet that is too long beside a good one is read without it', () => {
    const long = Array.from({ length: 10_100 }, () => ['x']);
    const book = read(
      'a.xlsx',
      makeXlsx([
        { name: 'Archive', rows: long },
        { name: 'Jeunes', rows: [head] },
      ]),
    );
    expect([book.sheets.map(({ name }) => name), book.skipped]).toEqual([['Jeunes'], ['Archive']]);
    expect(refused('a.xlsx', makeXlsx([{ name: 'Archive', rows: long }]))).toBe('too-many-lines');
  });

  test('says by cell: a formula never computed, an error value, merged cells', () => {
    const rows = [
      ['Liste des jeunes 2026'],
      head,
      [inside('', '<f>A1</f>'), 'Benali', 2004, 7],
      ['Noé', inside('t="e"', '<f>1/0</f><v>#DIV/0!</v>'), 2003, 7],
      ['Zoé', 'Roux', 2001, 3],
      ['Léa', '', 2001, 3],
    ];
    const { fine, faults, table } = examined('members', read('jeunes.xlsx', makeXlsx([{ name: 'a', rows, merged: ['A1:E1', 'B5:B6'] }])));
    expect(table.headingLine).toBe(2);
    expect(fine).toEqual([]);
    expect(faults.map(({ line, column, fault }) => [line, column, fault])).toEqual([
      [3, 0, 'formula-empty'],
      [4, 1, 'formula-error'],
      [5, 1, 'merged'],
      [6, 1, 'merged'],
    ]);
    expect(faultsCsv(faults, table).split('\r\n')[2]).toContain('4;Nom;#DIV/0!;');
  });

  test('that unpacks to too much is given up while it unpacks, whatever size it states', () => {
    const bomb = makeXlsx([{ name: 'a', rows: [['x']] }], { 'xl/worksheets/sheet1.xml': new Uint8Array(80 * 1024 * 1024).fill(32) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(refused('bombe.xlsx', bomb)).toBe('unpacks-too-big');
    const names = makeXlsx([{ name: 'a', rows: [['x']] }], {
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>${'a'.repeat(5_000_000)}`),
    });
    expect(refused('bombe.xlsx', names)).toBe('unpacks-too-big');
  });
});

describe('a file', () => {
  test('is what its content says, not its name', () => {
    const misnamed = read('liste.xlsx', strToU8('Prénom;Nom\nAya;Benali'));
    expect(misnamed).toMatchObject({ format: 'utf-8', misnamed: true });
    expect(read('liste.csv', makeXlsx([{ name: 'a', rows: [['Prénom', 'Nom']] }]))).toMatchObject({ format: 'xlsx', misnamed: true });
  });

  test('that is no spreadsheet, empty, old, locked, broken or too long is refused for its own reason', () => {
    expect(refused('vide.csv', new Uint8Array())).toBe('empty');
    expect(refused('vide.csv', strToU8('\r\n ; \r\n'))).toBe('empty');
    expect(refused('photo.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))).toBe('not-a-spreadsheet');
    expect(refused('ancien.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('old-format');
    expect(refused('secret.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('protected');
    expect(refused('lettre.docx', zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('not-a-spreadsheet');
    expect(refused('calc.ods', zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<a/>') }))).toBe('old-format');
    expect(refused('coupé.xlsx', makeXlsx([{ name: 'a', rows: [['x']] }]).subarray(0, 300))).toBe('broken');
    expect(refused('xml.xlsx', makeXlsx([{ name: 'a', rows: [['x']] }], { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><row') }))).toBe('broken');
    expect(refused('long.csv', strToU8(`Nom;Type\n${'a;b\n'.repeat(12_000)}`))).toBe('too-many-lines');
    expect(refused('large.csv', strToU8('a;'.repeat(70)))).toBe('too-many-columns');
    expect(refused('gros.csv', new Uint8Array(10 * 1024 * 1024 + 1).fill(65))).toBe('too-big');
  });

  test('of ten thousand lines is read and examined whole', () => {
    const lines = Array.from({ length: 10_000 }, (_, at) => `Aya${at.toString(36)};Benali;${at % 10 === 0 ? '04' : '2004'};7`);
    const { fine, wrong, faults } = examined('members', csv(`Prénom;Nom;Année de naissance;Arrondissement\n${lines.join('\n')}`));
    expect([fine.length, wrong, faults.length]).toEqual([9_000, 1_000, 1_000]);
    const xlsx = makeXlsx([{ name: 'a', rows: [['Prénom', 'Nom'], ...lines.map((line) => line.split(';').slice(0, 2))] }]);
    expect(examined('members', read('a.xlsx', xlsx)).fine).toHaveLength(10_000);
  });
});

describe('devices', () => {
  test('with words that nobody knows are errors until the person says what they mean; the label of two lines is an error', () => {
    const text =
      'N° inventaire;Type;Étiquette;Acheté le;Prix;État;Accessoires\nPC 1;PC portable;;31/02/2025;600;Dispo;souris, chargeur\nPC 2;Netbook;;01/09/2025;600,5;;\nPC 3;Tablette;BIDON;;;;';
    const { table, mapping, faults } = examined('devices', csv(text));
    expect(mapping.columns).toEqual(['name', 'kind', 'label', 'purchasedOn', 'value', 'state', 'accessories']);
    expect(faults.map(({ line, fault }) => [line, fault])).toEqual([
      [2, 'day-wrong'],
      [3, 'word-unknown'],
      [4, 'label-wrong'],
    ]);
    expect(unknownWords({ table, mapping, sites })).toEqual([{ field: 'kind', word: 'Netbook', lines: 1 }]);
    const said = { ...mapping, words: { kind: { netbook: 'laptop' } } };
    expect(examine('devices', { table, mapping: said, sites, thisYear: 2026 }).fine).toMatchObject([
      { draft: { kind: 'laptop', valueCents: 60_050, accessories: null } },
    ]);
  });
});

test('every heading known says a field of one kind once, and each field has one', () => {
  for (const kind of ['members', 'devices'] as const) {
    const words = fieldsOf[kind].flatMap((field) => frImportHeadings[field]);
    expect(new Set(words).size).toBe(words.length);
    for (const field of fieldsOf[kind]) expect(guessColumns(kind, [frImportHeadings[field][0] ?? ''], frImportHeadings)).toEqual([field]);
  }
});

test('lines in doubt are left to the person, alone or all alike; a line that says what its sheet says is decided', () => {
  const { fine, kind } = examined('members', csv('Prénom;Nom;Naissance;Arrondissement\nAya;Benali;2004;7\nNoé;Roux;;\nZoé;Sow;2001;3\nAYA;benali;2004;7'));
  if (kind !== 'members') throw new Error(kind);
  const member = (firstName: string, lastName: string, how: 'same' | 'close') =>
    ({ memberId: 5 as never, firstName, lastName, birthYear: 2004, district: '7', programme: 'none', homeSite: 'GER', how }) as const;
  const doubts = memberDoubts(fine, [
    { line: 2, members: [member('Aya', 'Benali', 'same')] },
    { line: 3, members: [member('Noe', 'Rous', 'close')] },
  ]);
  expect(doubts.map(({ line, same, twinOf }) => [line, same, twinOf])).toEqual([
    [2, true, null],
    [3, false, null],
    [5, false, 2],
  ]);
  const sent = (choice: 'same' | 'other' | 'skip') =>
    linesToSend(fine, doubts, decideAll(doubts, new Map(), choice)).map(({ draft, id }) => [draft.firstName, id]);
  expect(linesToSend(fine, doubts, new Map()).map(({ id }) => id)).toEqual([5, null]);
  expect(sent('skip')).toEqual([
    ['Aya', 5],
    ['Zoé', null],
  ]);
  expect(sent('other')).toEqual([
    ['Aya', 5],
    ['Noé', null],
    ['Zoé', null],
    ['AYA', null],
  ]);
  expect(sent('same')).toEqual([
    ['Aya', 5],
    ['Noé', 5],
    ['Zoé', null],
  ]);
});
