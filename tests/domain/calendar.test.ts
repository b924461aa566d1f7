import { describe, expect, test } from 'vitest';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays, businessDayOf, epochOfLocal, localHourMinute, quarterHour } from '../../shared/domain/calendar.ts';
import { lastClosingOf, openStateAt } from '../../shared/domain/opening-hours.ts';
import { ageBandOf } from '../../shared/domain/vocabulary.ts';

const PARIS = 'Europe/Paris';
const at = (text: string): number => Date.parse(text);
const week = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: 540, to: 750 },
  { weekday, from: 810, to: 1080 },
]);
const plan = { opening: week, openingExceptions: [], timeZone: PARIS };

test('a business day begins at local midnight, in summer and in winter', () => {
  expect(businessDayOf(at('2026-11-23T22:59:59.999Z'), PARIS)).toBe('2026-11-23');
  expect(businessDayOf(at('2026-11-23T23:00:00.000Z'), PARIS)).toBe('2026-11-24');
  expect(businessDayOf(at('2026-07-14T22:00:00.000Z'), PARIS)).toBe('2026-07-15');
});

test('the night with two half past two is one day', () => {
  const first = at('2026-10-25T00:30:00.000Z');
  const second = at('2026-10-25T01:30:00.000Z');
  expect([localHourMinute(first, PARIS), localHourMinute(second, PARIS)]).toEqual(['02:30', '02:30']);
  expect([businessDayOf(first, PARIS), businessDayOf(second, PARIS)]).toEqual(['2026-10-25', '2026-10-25']);
});

test('a minute that spring skips moves forward', () => {
  const skipped = epochOfLocal('2027-03-28' as BusinessDay, 150, PARIS);
  expect(localHourMinute(skipped, PARIS)).toBe('03:30');
  expect(addDays('2027-03-28' as BusinessDay, 1)).toBe('2027-03-29');
});

test('only quarter hours leave the site', () => {
  expect(quarterHour(at('2026-11-24T08:14:59.999Z'))).toBe('2026-11-24T08:00:00.000Z');
});

test('open in the morning until lunch, closed at lunch until the afternoon, closed on Friday evening until Monday', () => {
  expect(openStateAt(plan, at('2026-11-24T09:00:00Z'))).toEqual({ kind: 'open', closesAtMs: at('2026-11-24T11:30:00Z') });
  expect(openStateAt(plan, at('2026-11-24T12:00:00Z'))).toEqual({ kind: 'closed', opensAtMs: at('2026-11-24T12:30:00Z') });
  expect(openStateAt(plan, at('2026-11-27T18:00:00Z'))).toEqual({ kind: 'closed', opensAtMs: at('2026-11-30T08:00:00Z') });
});

test('without hours the antenne is always open', () => {
  expect(openStateAt({ ...plan, opening: [] }, at('2026-11-29T02:00:00Z'))).toEqual({ kind: 'open', closesAtMs: null });
});

describe('days that differ from the week', () => {
  const closedFrom = (from: string, to: string) => ({ from, to, slots: [], reason: 'Fermé' });
  const later = { from: '2026-11-24', to: '2026-11-24', slots: [{ from: 840, to: 1200 }], reason: 'Soirée' };
  const withDays = (...openingExceptions: (typeof later | ReturnType<typeof closedFrom>)[]) => ({ ...plan, openingExceptions });

  test('are closed, or open at other hours, whatever the weekday', () => {
    expect(openStateAt(withDays(closedFrom('2026-11-24', '2026-11-24')), at('2026-11-24T09:00:00Z'))).toEqual({
      kind: 'closed',
      opensAtMs: at('2026-11-25T08:00:00Z'),
    });
    expect(openStateAt(withDays(later), at('2026-11-24T09:00:00Z'))).toEqual({ kind: 'closed', opensAtMs: at('2026-11-24T13:00:00Z') });
    expect(openStateAt(withDays(later), at('2026-11-24T18:59:00Z'))).toEqual({ kind: 'open', closesAtMs: at('2026-11-24T19:00:00Z') });
    expect(lastClosingOf(withDays(later), '2026-11-24' as BusinessDay)).toBe(at('2026-11-24T19:00:00Z'));
    expect(lastClosingOf(withDays(closedFrom('2026-11-24', '2026-11-24')), '2026-11-24' as BusinessDay)).toBeNull();
  });
  test('say when it opens again after three weeks of holidays, over the change of clocks', () => {
    expect(openStateAt(withDays(closedFrom('2026-10-12', '2026-11-01')), at('2026-10-20T09:00:00Z'))).toEqual({
      kind: 'closed',
      opensAtMs: at('2026-11-02T08:00:00Z'),
    });
  });
  test('close an antenne that has no week, for that day only', () => {
    const always = { ...withDays(closedFrom('2026-11-24', '2026-11-24')), opening: [] };
    expect(openStateAt(always, at('2026-11-24T09:00:00Z'))).toEqual({ kind: 'closed', opensAtMs: at('2026-11-24T23:00:00Z') });
    expect(openStateAt(always, at('2026-11-25T09:00:00Z'))).toEqual({ kind: 'open', closesAtMs: null });
  });
  test('entered twice count as entered last', () => {
    expect(openStateAt(withDays(closedFrom('2026-11-20', '2026-11-30'), later), at('2026-11-24T14:00:00Z'))).toMatchObject({ kind: 'open' });
  });
  test.each([
    ['forward', '2026-03-29', '2026-03-29T06:30:00Z', '2026-03-29T07:00:00Z', '2026-03-29T10:00:00Z'],
    ['back', '2026-10-25', '2026-10-25T07:30:00Z', '2026-10-25T08:00:00Z', '2026-10-25T11:00:00Z'],
  ])('on the Sunday when clocks go %s keep the hours of the wall clock', (_way, day, before, opens, closes) => {
    const sunday = withDays({ from: day, to: day, slots: [{ from: 540, to: 720 }], reason: 'Portes ouvertes' });
    expect(openStateAt(sunday, at(before))).toEqual({ kind: 'closed', opensAtMs: at(opens) });
    expect(openStateAt(sunday, at(opens))).toEqual({ kind: 'open', closesAtMs: at(closes) });
  });
});

test('a day ends with its last opening; Sunday has none', () => {
  expect(lastClosingOf(plan, '2026-11-24' as BusinessDay)).toBe(at('2026-11-24T17:00:00Z'));
  expect(lastClosingOf(plan, '2026-11-29' as BusinessDay)).toBeNull();
});

test('age bands are ours, and not communicated is a value', () => {
  expect([null, 2011, 2010, 2008, 2004, 2000, 1996].map((year) => ageBandOf(year, 2026))).toEqual([
    'not-communicated',
    'under-16',
    '16-17',
    '18-21',
    '22-25',
    '26-29',
    '30-over',
  ]);
});
