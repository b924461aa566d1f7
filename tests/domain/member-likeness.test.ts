import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenessOf, type Named } from '../../shared/domain/member-likeness.ts';
import { foldName, searchKeyOf, searchWords } from '../../shared/domain/member-search.ts';

const person = (firstName: string, lastName: string, birthYear: number | null = 2004): Named => ({ firstName, lastName, birthYear });
const word = fc.stringMatching(/^[a-z]{4,10}$/);
const someone = fc.record({ firstName: word, lastName: word, birthYear: fc.option(fc.integer({ min: 1950, max: 2012 })) });
const accented: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'ï', o: 'ô', u: 'ü', c: 'ç', n: 'ñ' };

describe('two sheets of one person', () => {
  test.each([
    ['accents and case', person('Chloé', 'DUBOIS'), person('chloe', 'Dubois')],
    ['names in the other order', person('Marie', 'Dubois'), person('Dubois', 'Marie')],
    ['a hyphen or a blank', person('Jean-Luc', 'D’Alembert'), person('Jean Luc', 'd alembert')],
    ['words joined', person('Abdel Rahman', 'Sow'), person('Abdelrahman', 'Sow')],
    ['ligatures', person('Zoé', 'Lecœur'), person('Zoe', 'Lecoeur')],
    ['a year not given', person('Aya', 'Benali'), person('Aya', 'Benali', null)],
    ['a year with swapped digits', person('Aya', 'Benali', 2004), person('Aya', 'Benali', 2040)],
  ])('are the same by %s', (_what, a, b) => expect(likenessOf(a, b)).toBe('same'));

  test.each([
    ['a letter missing', person('Mamadou', 'Diallo'), person('Mamdou', 'Diallo')],
    ['two letters swapped', person('Oksana', 'Kovalenko'), person('Oskana', 'Kovalenko')],
    ['another letter in each name', person('Fatou', 'Traore'), person('Fatoo', 'Traora')],
    ['one family name of two', person('Inès', 'Garcia Lopez'), person('Ines', 'Garcia')],
  ])('are close by %s', (_what, a, b) => expect(likenessOf(a, b)).toBe('close'));

  test.each([
    ['another year', person('Aya', 'Benali', 2004), person('Aya', 'Benali', 1987)],
    ['one name in common', person('Aya', 'Benali'), person('Aya', 'Diallo')],
    ['short names a letter apart', person('Ana', 'Roy'), person('Ada', 'Roy')],
    ['one word only', person('Aya', ''), person('Aya', 'Benali')],
  ])('are not suspected with %s', (_what, a, b) => expect(likenessOf(a, b)).toBe('none'));

  test('whoever is compared with whom, the answer is the same, and everybody is like themself', () => {
    fc.assert(
      fc.property(someone, someone, (a, b) => {
        expect(likenessOf(a, b)).toBe(likenessOf(b, a));
        expect(likenessOf(a, a)).toBe('same');
      }),
    );
  });

  test('accents, capitals and the order of names never hide a duplicate, nor does one typing mistake', () => {
    fc.assert(
      fc.property(someone, fc.nat(), fc.constantFrom('x', 'é', 'Z'), (a, at, letter) => {
        const dressed = { ...a, firstName: a.lastName.toUpperCase(), lastName: a.firstName.replace(/[aeioucn]/g, (one) => accented[one] ?? one) };
        expect(likenessOf(a, dressed)).toBe('same');
        const place = at % a.lastName.length;
        const mistyped = { ...a, lastName: a.lastName.slice(0, place) + letter + a.lastName.slice(place + 1) };
        expect(likenessOf(a, mistyped)).not.toBe('none');
      }),
    );
  });

  test('a search by the beginnings of names and a part of the year finds the person, in any order, with or without accents', () => {
    fc.assert(
      fc.property(someone, fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), (who, order) => {
        const parts = [who.firstName.slice(0, 3).toUpperCase(), who.lastName.slice(0, 3), String(who.birthYear ?? '').slice(-2)];
        const key = searchKeyOf(who);
        for (const wanted of searchWords(order.map((part) => parts[part]).join(' '))) expect(key).toContain(wanted);
        expect(foldName(foldName(who.firstName))).toBe(foldName(who.firstName));
      }),
    );
  });
});
