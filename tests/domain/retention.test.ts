import { expect, test } from 'vitest';
import { firstKeptMonth, isTooOld, isWitnessed, judgeRetention, needsReason, retentionMonths } from '../../shared/domain/retention.ts';

test('25 months are the running one and the 24 before it: no fact is ever older than 25 months', () => {
  expect(firstKeptMonth('2026-11-26', retentionMonths.usual)).toBe('2024-11');
  expect(firstKeptMonth('2026-11-30', 25)).toBe('2024-11');
  expect(firstKeptMonth('2026-12-01', 25)).toBe('2024-12');
  expect(firstKeptMonth('2027-01-31', 25)).toBe('2025-01');
});

test('two conventions of 12 months are whole until the last day of the second', () => {
  expect(firstKeptMonth('2027-02-14', 25)).toBe('2025-02');
});

test('the least that may be kept lets the convention that ended last month be told whole', () => {
  expect(firstKeptMonth('2027-03-31', retentionMonths.least)).toBe('2026-02');
});

test('a day is too old before the first kept month, from its first day on it is kept; while nothing was removed none is', () => {
  expect(isTooOld('2024-10-31', '2024-11')).toBe(true);
  expect(isTooOld('2024-11-01', '2024-11')).toBe(false);
  expect(isTooOld('2020-01-01', '')).toBe(false);
});

test('the months kept are shortened freely, lengthened only with a reason, and stay within bounds', () => {
  expect(judgeRetention({ months: 14, reason: '' })).toBe('good');
  expect(judgeRetention({ months: 25, reason: '' })).toBe('good');
  expect(judgeRetention({ months: 26, reason: ' ' })).toBe('reason-missing');
  expect(judgeRetention({ months: 26, reason: 'Évaluation sur trois ans' })).toBe('good');
  expect(judgeRetention({ months: 13, reason: 'x' })).toBe('out-of-bounds');
  expect(judgeRetention({ months: 61, reason: 'x' })).toBe('out-of-bounds');
  expect(judgeRetention({ months: 20.5, reason: 'x' })).toBe('out-of-bounds');
  expect([needsReason(25), needsReason(26)]).toEqual([false, true]);
});

test('a clock is believed while terminals have confirmed it within 62 days, and on a store that never heard any', () => {
  const heard = Date.parse('2026-07-15T18:00:00.000Z');
  const days = (n: number): number => heard + n * 86_400_000;
  expect([days(0), days(62), days(62) + 1, days(1_000)].map((now) => isWitnessed(now, heard))).toEqual([true, true, false, false]);
  expect(isWitnessed(heard, null)).toBe(true);
});
