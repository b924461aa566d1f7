import { array, assert, boolean, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { isMinor, type LendingFacts, lendWarnings, lendWarningsFor } from '../../shared/domain/lend-warnings.ts';

const now = Date.parse('2026-11-24T09:00:00.000Z');
const nothing: LendingFacts = {
  place: 'on-site',
  now,
  today: '2026-11-24' as BusinessDay,
  otherLoans: [],
  suspendedUntil: null,
  charterAccepted: null,
  frameworkSigned: null,
  minor: false,
  consent: false,
};
const day = (text: string) => text as BusinessDay;

describe('before a loan', () => {
  test('nothing is said of an adult who has nothing, nor where no charter is asked', () => {
    expect(lendWarningsFor(nothing)).toEqual([]);
    expect(lendWarningsFor({ ...nothing, charterAccepted: true })).toEqual([]);
  });

  test('another loan is said, unless it went out in the same gesture; a late one always', () => {
    const other = { dueAt: now + 1, sameGo: false };
    expect(lendWarningsFor({ ...nothing, otherLoans: [other] })).toEqual(['second-loan']);
    expect(lendWarningsFor({ ...nothing, otherLoans: [{ ...other, sameGo: true }] })).toEqual([]);
    expect(lendWarningsFor({ ...nothing, otherLoans: [{ dueAt: now - 1, sameGo: true }] })).toEqual(['late-loan']);
  });

  test('a suspension holds to its last day included', () => {
    expect(lendWarningsFor({ ...nothing, suspendedUntil: day('2026-11-24') })).toEqual(['suspended']);
    expect(lendWarningsFor({ ...nothing, suspendedUntil: day('2026-11-23') })).toEqual([]);
  });

  test('a minor takes nothing home without a guardian’s consent, and needs none on the spot', () => {
    expect(lendWarningsFor({ ...nothing, minor: true })).toEqual([]);
    expect(lendWarningsFor({ ...nothing, minor: true, place: 'take-home' })).toEqual(['consent-missing']);
    expect(lendWarningsFor({ ...nothing, minor: true, place: 'take-home', consent: true })).toEqual([]);
    expect([isMinor(2009, 2026), isMinor(2008, 2026), isMinor(null, 2026)]).toEqual([true, false, false]);
  });

  test('where a framework agreement is asked, an on-site loan says when it is not signed; a loan to take home has its own', () => {
    expect(lendWarningsFor({ ...nothing, frameworkSigned: true })).toEqual([]);
    expect(lendWarningsFor({ ...nothing, frameworkSigned: false })).toEqual(['framework-missing']);
    expect(lendWarningsFor({ ...nothing, frameworkSigned: false, place: 'take-home' })).toEqual([]);
  });

  test('whatever the facts, each warning is said once and in one order', () => {
    const loan = record({ dueAt: integer({ min: now - 9, max: now + 9 }), sameGo: boolean() });
    const facts = record({
      otherLoans: array(loan, { maxLength: 4 }),
      minor: boolean(),
      consent: boolean(),
      home: boolean(),
      charter: boolean(),
      frameworkSigned: boolean(),
    });
    assert(
      property(facts, ({ home, charter, ...given }) => {
        const said = lendWarningsFor({ ...nothing, ...given, place: home ? 'take-home' : 'on-site', charterAccepted: charter });
        expect(lendWarnings.filter((warning) => said.includes(warning))).toEqual(said);
      }),
    );
  });
});
