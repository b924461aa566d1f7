import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '../../shared/domain/formula-guard.ts';
import { readBirthYear, readCents, readDistrict, readPersonName, readPurchaseDay, readWords } from '../../shared/domain/import-cells.ts';
import { guessColumns, twiceNamed, withColumn } from '../../shared/domain/import-columns.ts';
import type { ImportField } from '../../shared/domain/import-fields.ts';
import { readMemberLine, twinLines } from '../../shared/domain/import-members.ts';
import { likenessesAmong, likenessOf } from '../../shared/domain/member-likeness.ts';

describe('a cell', () => {
  test('a year is kept of a birth date, two digits are asked again, a day that does not exist is refused', () => {
    expect(readBirthYear('2004', 2026)).toEqual({ fault: null, value: 2004 });
    expect(readBirthYear(' 12/03/2004 ', 2026)).toEqual({ fault: null, value: 2004 });
    expect(readBirthYear('2004-03-12', 2026)).toEqual({ fault: null, value: 2004 });
    expect(readBirthYear('', 2026)).toEqual({ fault: null, value: null });
    for (const two of ['04', '4', '12/03/04']) expect(readBirthYear(two, 2026)).toEqual({ fault: 'year-two-digits' });
    for (const wrong of ['31/02/2004', '2030', '1850', 'avril 2004', '20045']) expect(readBirthYear(wrong, 2026)).toEqual({ fault: 'year-wrong' });
  });

  test('a day of purchase is of the calendar, four digits of year, from 2020 on', () => {
    expect(readPurchaseDay('1/9/2025')).toEqual({ fault: null, value: '2025-09-01' });
    expect(readPurchaseDay('29/02/2024')).toEqual({ fault: null, value: '2024-02-29' });
    expect(readPurchaseDay('29/02/2025')).toEqual({ fault: 'day-wrong' });
    expect(readPurchaseDay('31/02/2025')).toEqual({ fault: 'day-wrong' });
    expect(readPurchaseDay('01/09/25')).toEqual({ fault: 'day-two-digits' });
    expect(readPurchaseDay('01/09/2015')).toEqual({ fault: 'day-old' });
  });

  test('an amount is read as people and programs write it', () => {
    for (const [text, cents] of [
      ['649,90', 64_990],
      ['1 234,50 €', 123_450],
      ['1.234,50', 123_450],
      ['649.9', 64_990],
      ['0', 0],
      ['', null],
    ] as const)
      expect(readCents(text)).toEqual({ fault: null, value: cents });
    for (const wrong of ['environ 600', '-5', '1,234.50', '12,345']) expect(readCents(wrong)).toEqual({ fault: 'amount-wrong' });
  });

  test('a district is read with its ordinal, its city or its postal code; elsewhere the postal code stays', () => {
    const known = new Set(['1', '7', '9']);
    for (const text of ['7', '7e', '7ème', 'Lyon 7', 'Lyon 7e', '69007', '69007 Lyon', '7e arrondissement', '07'])
      expect(readDistrict(text, known), text).toEqual({ fault: null, value: '7' });
    expect(readDistrict('69100', known)).toEqual({ fault: null, value: '69100' });
    expect(readDistrict('38000 Grenoble', known)).toEqual({ fault: null, value: '38000' });
    expect(readDistrict('rue des Lilas', known)).toEqual({ fault: 'district-wrong' });
  });

  test('a name is no number, no mail address', () => {
    for (const name of ['Aya', 'Jean-Noël', 'د', "N'Diaye"]) expect(readPersonName(name).fault).toBeNull();
    for (const wrong of ['1 04 03 69 123 456 78', 'aya@exemple.fr', '2004', '???']) expect(readPersonName(wrong)).toEqual({ fault: 'not-a-name' });
    expect(readPersonName('  ')).toEqual({ fault: 'missing' });
  });

  test('several words in one cell are each known, or the cell is refused', () => {
    const words = { souris: 'mouse', chargeur: 'charger' };
    expect(readWords('Chargeur, souris / chargeur', words)).toEqual({ fault: null, value: ['charger', 'mouse'] });
    expect(readWords('chargeur, housse', words)).toEqual({ fault: 'word-unknown' });
  });

  test('no text that a spreadsheet would run leaves as it is, and each comes back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+@-].{0,5}$/)), (text) => {
        expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });
});

describe('columns', () => {
  const none = { firstName: [], lastName: [], birthYear: [], district: [], programme: [], homeSite: [], language: [], largeText: [], toComplete: [] };
  const devices = { name: [], label: [], kind: [], model: [], serial: [], value: [], purchasedOn: [], state: [], accessories: [] };
  const known: Record<ImportField, string[]> = {
    ...none,
    ...devices,
    firstName: ['prenom'],
    lastName: ['nom', 'nom de famille'],
    birthYear: ['date de naissance', 'naissance'],
  };

  test('are guessed from headings whatever their accents, order and case; what nobody knows is left out', () => {
    expect(guessColumns('members', ['NIR', 'NOM', 'Prénom *', 'Date de naissance (JJ/MM/AAAA)'], known)).toEqual([null, 'lastName', 'firstName', 'birthYear']);
    expect(guessColumns('members', ['Nom du jeune', 'Prénom du jeune'], known)).toEqual(['lastName', 'firstName']);
  });

  test('a heading that stands twice is left to the person; a field has one column', () => {
    expect(guessColumns('members', ['Nom', 'Prénom', 'nom'], known)).toEqual([null, 'firstName', null]);
    expect(twiceNamed(['Nom', 'Prénom', 'nom', ''])).toEqual(['nom']);
    expect(withColumn({ columns: ['lastName', null], words: {} }, 1, 'lastName').columns).toEqual([null, 'lastName']);
  });
});

describe('a line of a person', () => {
  const words = { programme: { cej: 'cej' }, homeSite: {}, language: {}, largeText: {}, toComplete: { non: 'no' }, kind: {}, state: {}, accessories: {} };
  const context = {
    thisYear: 2026,
    siteHere: 'GER',
    siteOfDistrict: new Map([
      ['7', 'GER'],
      ['3', 'VOL'],
    ]),
    words,
  };
  const line = (...texts: string[]) => ({ line: 2, cells: texts.map((text) => ({ text, trouble: null })) });
  const mapping = { columns: ['firstName', 'lastName', 'birthYear', 'district', null] as const, words: {} };

  test('becomes a sheet of the antenne that serves its district, to complete when something is missing', () => {
    expect(readMemberLine(line('Aya', 'Benali', '2004', '3', 'secret'), mapping, context)).toEqual({
      kind: 'fine',
      line: 2,
      draft: {
        firstName: 'Aya',
        lastName: 'Benali',
        birthYear: 2004,
        district: '3',
        programme: 'none',
        homeSite: 'VOL',
        language: 'fr',
        largeText: false,
        toComplete: false,
      },
    });
    expect(readMemberLine(line('Aya', 'Benali', '', '3'), mapping, context)).toMatchObject({ draft: { toComplete: true } });
  });

  test('says each of its cells that cannot be taken, and cells beyond the headings', () => {
    expect(readMemberLine(line('', 'Benali', '04', '3', '', 'de trop'), mapping, context)).toMatchObject({
      kind: 'wrong',
      faults: [
        { column: 5, field: null, fault: 'too-many-cells', shown: 'de trop' },
        { column: 0, field: 'firstName', fault: 'missing' },
        { column: 2, field: 'birthYear', fault: 'year-two-digits', shown: '04' },
      ],
    });
    const merged = {
      line: 3,
      cells: [
        { text: 'Aya', trouble: 'merged' as const },
        { text: '', trouble: 'formula-empty' as const },
      ],
    };
    expect(readMemberLine(merged, mapping, context)).toMatchObject({ faults: [{ fault: 'merged' }, { fault: 'formula-empty' }] });
  });

  test('of somebody of an earlier line is seen, homonyms of other years are not', () => {
    const draft = (firstName: string, lastName: string, birthYear: number | null) => ({ ...context, firstName, lastName, birthYear }) as never;
    const lines = [draft('Aya', 'Benali', 2004), draft('BENALI', 'Âya', 2004), draft('Aya', 'Benali', 1999)].map((one, at) => ({ line: at + 2, draft: one }));
    expect([...twinLines(lines)]).toEqual([[3, 2]]);
  });
});

test('many compared with many find just what each compared with each finds', () => {
  const word = fc.constantFrom(
    'marie',
    'mari',
    'mraie',
    'dubois',
    'duboiss',
    'konstantinopoulos',
    'konstantinopulo',
    'al',
    'el',
    'benali',
    'ben',
    'ali',
    'aya',
  );
  const named = fc.record({
    firstName: fc.array(word, { minLength: 1, maxLength: 2 }).map((w) => w.join(' ')),
    lastName: word,
    birthYear: fc.constantFrom(null, 2004, 2005, 1989),
  });
  fc.assert(
    fc.property(fc.array(named, { maxLength: 8 }), fc.array(named, { maxLength: 8 }), (typed, others) => {
      const slow = typed.map((one) => others.flatMap((other, at) => (likenessOf(one, other) === 'none' ? [] : [at])));
      const quick = likenessesAmong(typed, others);
      expect(typed.map((_, at) => (quick.get(at) ?? []).map(({ other }) => other))).toEqual(slow);
    }),
    { numRuns: 500 },
  );
});
