import { describe, expect, test } from 'vitest';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { changeBetween, percentOf, shiftMonth } from '../../shared/domain/comparison.ts';
import { classesOfVisit, noDistributions } from '../../shared/domain/distributions.ts';
import { presenceTime } from '../../shared/domain/durations.ts';
import { type Figures, occupancyOf } from '../../shared/domain/figures.ts';
import { monthFacts } from '../../shared/domain/month-facts.ts';
import { decideClosing, monthStateOf } from '../../shared/domain/month-state.ts';
import { openedMinutes } from '../../shared/domain/opened-minutes.ts';
import { publicHolidays } from '../../shared/domain/public-holidays.ts';
import { forecastAtEnd, monthsOf, plannedAt, plannedFor } from '../../shared/domain/targets.ts';

const day = (text: string) => text as BusinessDay;

describe('public holidays', () => {
  test('move with Easter', () => {
    expect(publicHolidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    expect([2024, 2025, 2027, 2038].map((year) => publicHolidays(year)[1])).toEqual(['2024-04-01', '2025-04-21', '2027-03-29', '2038-04-26']);
  });
});

describe('the state of a month', () => {
  const signs = { over: true, missingDays: 0, lastVersion: 0, pendingDifferences: 0 };
  test('runs, waits for days, is complete, is frozen', () => {
    expect(monthStateOf({ ...signs, over: false, missingDays: 2 })).toEqual({ kind: 'running', missingDays: 2 });
    expect(monthStateOf({ ...signs, missingDays: 1 })).toEqual({ kind: 'provisional', missingDays: 1 });
    expect(monthStateOf(signs)).toEqual({ kind: 'complete' });
    expect(monthStateOf({ ...signs, lastVersion: 1, pendingDifferences: 3 })).toEqual({ kind: 'closed', version: 1, pendingDifferences: 3 });
  });
  test('a month is frozen when it is over and complete, or with missing days by decision', () => {
    expect(decideClosing(signs, { version: 1, acceptMissing: false })).toEqual({ kind: 'may-close', version: 1 });
    expect(decideClosing({ ...signs, over: false }, { version: 1, acceptMissing: true })).toEqual({ kind: 'refused', reason: 'not-over' });
    expect(decideClosing({ ...signs, missingDays: 2 }, { version: 1, acceptMissing: false })).toEqual({ kind: 'refused', reason: 'days-missing' });
    expect(decideClosing({ ...signs, missingDays: 2 }, { version: 1, acceptMissing: true })).toEqual({ kind: 'may-close', version: 1 });
  });
  test('a second version needs a difference, and nobody else’s version in between', () => {
    const frozen = { ...signs, lastVersion: 1 };
    expect(decideClosing(frozen, { version: 2, acceptMissing: false })).toEqual({ kind: 'refused', reason: 'nothing-changed' });
    expect(decideClosing({ ...frozen, pendingDifferences: 1 }, { version: 2, acceptMissing: false })).toEqual({ kind: 'may-close', version: 2 });
    expect(decideClosing({ ...frozen, pendingDifferences: 1 }, { version: 1, acceptMissing: false })).toEqual({ kind: 'refused', reason: 'stale' });
  });
});

describe('targets', () => {
  const period = { startsOn: day('2026-02-15'), endsOn: day('2027-02-14') };
  test('a convention from mid-February to mid-February touches thirteen months', () => {
    expect(monthsOf(period)).toHaveLength(13);
    expect([monthsOf(period)[0], monthsOf(period).at(-1)]).toEqual(['2026-02', '2027-02']);
  });
  test('without a slope the plan goes up by days', () => {
    const target = { total: 3650, slope: [] };
    expect(plannedAt(target, period, day('2026-02-14'))).toBe(0);
    expect(plannedAt(target, period, day('2026-02-15'))).toBeCloseTo(10);
    expect(plannedAt(target, period, day('2026-03-01'))).toBeCloseTo(150);
    expect(plannedAt(target, period, day('2027-02-14'))).toBe(3650);
    expect(plannedFor(target, period, '2026-03')).toBeCloseTo(310);
    expect(monthsOf(period).reduce((sum, month) => sum + plannedFor(target, period, month), 0)).toBeCloseTo(3650);
  });
  test('a slope weighs months, straight inside each', () => {
    const target = { total: 130, slope: [0, ...Array.from({ length: 10 }, () => 1), 2, 1] };
    expect(plannedAt(target, period, day('2026-02-28'))).toBe(0);
    expect(plannedAt(target, period, day('2026-03-31'))).toBeCloseTo(10);
    expect(plannedAt(target, period, day('2026-04-15'))).toBeCloseTo(15);
    expect(plannedFor(target, period, '2027-01')).toBeCloseTo(20);
  });
  test('the forecast follows the plan’s own pace, and says nothing before a twentieth of it', () => {
    const target = { total: 1000, slope: [] };
    expect(forecastAtEnd(40, { target, period, day: day('2026-02-20') })).toBeNull();
    expect(forecastAtEnd(600, { target, period, day: day('2026-08-16') })).toBe(1197);
    expect(forecastAtEnd(950, { target, period, day: day('2027-02-14') })).toBe(950);
    expect(forecastAtEnd(600, { target: null, period, day: day('2026-08-16') })).toBe(1197);
  });
});

describe('presence time', () => {
  test('the median is that of measured and corrected visits, within five minutes of the exact one', () => {
    const minutes = [7, 12, 31, 44, 58, 61, 63, 90, 119, 240, 725];
    const durations: Record<string, number> = {};
    for (const one of minutes)
      for (const [family, key] of classesOfVisit({
        person: 'a',
        isNew: false,
        ageBand: '18-21',
        district: '7',
        programme: 'cej',
        purpose: 'mediation',
        weekday: 1,
        hour: 9,
        minutes: one,
        quality: 'measured',
      }))
        if (family === 'duration') durations[key] = (durations[key] ?? 0) + 1;
    const presence = presenceTime(
      durations,
      { measured: 9, corrected: 2, estimated: 4 },
      minutes.reduce((sum, one) => sum + one, 0),
    );
    expect(presence.base).toBe(11);
    expect(Math.abs((presence.medianMinutes ?? 0) - 61)).toBeLessThanOrEqual(5);
    expect(presence.meanMinutes).toBe(132);
    expect(presence.qualities).toEqual({ open: 0, measured: 9, estimated: 4, corrected: 2 });
  });
  test('an estimated or open visit has no duration', () => {
    const visit = { person: null, isNew: true, ageBand: '18-21', district: null, programme: 'none', purpose: 'workshop', weekday: 7, hour: 23 } as const;
    for (const rest of [
      { minutes: 30, quality: 'estimated' },
      { minutes: null, quality: 'open' },
    ] as const)
      expect(classesOfVisit({ ...visit, ...rest }).map(([family, key]) => `${family}:${key}`)).toEqual([
        'age:18-21',
        'district:none',
        'programme:none',
        `quality:${rest.quality}`,
        'newcomer:unnamed',
        'slot:7-23',
      ]);
  });
  test('without any measured visit there is no median', () => {
    expect(presenceTime({}, { estimated: 3 }, 0)).toMatchObject({ base: 0, medianMinutes: null, meanMinutes: null });
  });
});

describe('comparisons', () => {
  test('percentages only where the base is at least eleven', () => {
    expect(changeBetween(10, 20)).toEqual({ from: 10, to: 20, difference: 10, percent: null });
    expect(changeBetween(200, 150)).toEqual({ from: 200, to: 150, difference: -50, percent: -25 });
    expect([percentOf(5, 10), percentOf(5, 11)]).toEqual([null, 45]);
  });
  test('months go back and forth over years', () => {
    expect([shiftMonth('2026-01', -1), shiftMonth('2026-12', 1), shiftMonth('2026-11', -12)]).toEqual(['2025-12', '2027-01', '2025-11']);
  });
});

describe('occupancy', () => {
  test('is hours used over hours open times workstations in service, and unknown where nothing was said', () => {
    expect(occupancyOf({ seatMinutes: 4 * 480, usedSeatMinutes: 600 })).toBe(31);
    expect(occupancyOf({ seatMinutes: 480, usedSeatMinutes: 600 })).toBe(125);
    expect(occupancyOf({ seatMinutes: 0, usedSeatMinutes: 0 })).toBeNull();
  });
  test('openings that overlap count once, a day that differs counts as itself', () => {
    const tuesday = day('2026-11-24');
    const week = [
      { weekday: 2, from: 540, to: 750 },
      { weekday: 2, from: 700, to: 1_080 },
    ];
    expect(openedMinutes({ opening: week, openingExceptions: [] }, tuesday)).toEqual({ morningMinutes: 240, afternoonMinutes: 300 });
    expect(openedMinutes({ opening: week, openingExceptions: [{ from: tuesday, to: tuesday, slots: [{ from: 600, to: 660 }], reason: '' }] }, tuesday)).toEqual(
      {
        morningMinutes: 60,
        afternoonMinutes: 0,
      },
    );
    expect(openedMinutes({ opening: week, openingExceptions: [{ from: tuesday, to: tuesday, slots: [], reason: '' }] }, tuesday)).toEqual({
      morningMinutes: 0,
      afternoonMinutes: 0,
    });
    expect(openedMinutes({ opening: [], openingExceptions: [] }, tuesday)).toBeNull();
  });
});

describe('the month in facts', () => {
  const figures: Figures = {
    visits: 120,
    distinctPersons: 60,
    newPersons: 12,
    presenceMinutes: 0,
    measuredMinutes: 0,
    estimatedVisits: 30,
    openVisits: 0,
    purposes: { 'free-access': 60, workshop: 60 },
    workstationSessions: 0,
    workstationMinutes: 0,
    seatMinutes: 0,
    usedSeatMinutes: 0,
    loans: 0,
    onSiteLoanMinutes: 0,
    takeHomeLoans: 0,
    takeHomeLoanMinutes: 0,
    lateReturns: 0,
    guests: 0,
    seatedWaits: 0,
    waitedMinutes: 0,
    refusedWaits: 0,
    cejVisits: 48,
    cejPersons: 20,
    cejDiagnosed: 5,
    returningVisits: 0,
    unnamedVisits: 0,
  };
  const coverage = { active: 30, 'no-scan': 2, closed: 10, running: 0, silent: 0, 'not-received': 4 };
  test('says how many, against last month, last year and the target, when, what for, who, and on what it rests', () => {
    const facts = monthFacts({
      figures,
      distributions: { ...noDistributions, slot: { '2-14': 9, '3-10': 4 } },
      coverage,
      previousVisits: 100,
      lastYearVisits: 150,
      plannedVisits: 110.4,
    });
    expect(facts).toEqual([
      { kind: 'activity', visits: 120, persons: 60, newPersons: 12 },
      { kind: 'change', visits: { from: 100, to: 120, difference: 20, percent: 20 } },
      { kind: 'year-before', visits: { from: 150, to: 120, difference: -30, percent: -20 } },
      { kind: 'target', reached: 120, planned: 110 },
      { kind: 'peak', weekday: 2, hour: 14, visits: 9 },
      { kind: 'purpose', purpose: 'free-access', percent: 50 },
      { kind: 'cej', persons: 20, percentOfVisits: 40 },
      { kind: 'estimated', percent: 25 },
      { kind: 'coverage', received: 32, expected: 36 },
    ]);
  });
  test('an antenne of which nothing came says so, and no zero', () => {
    const none = { ...figures, visits: 0, purposes: {} };
    const nothing = { ...coverage, active: 0, 'no-scan': 0 };
    expect(
      monthFacts({ figures: none, distributions: noDistributions, coverage: nothing, previousVisits: 10, lastYearVisits: null, plannedVisits: null }),
    ).toEqual([{ kind: 'nothing-received' }, { kind: 'coverage', received: 0, expected: 4 }]);
  });
});
