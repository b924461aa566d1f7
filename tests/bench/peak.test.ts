import { expect, test } from 'vitest';
import { momentsOfTerminals, simulatePeak } from '../../bench/peak/simulate-peak.ts';
import { diceOf } from '../simulator/random.ts';

const together = Array.from({ length: 1_000 }, () => 0);
const drawOf = (seed: number) => {
  const dice = diceOf(seed);
  return () => dice.under(2 ** 30) / 2 ** 30;
};

test('a thousand terminals at once are served one after another, and the last waits for all', () => {
  const peak = simulatePeak({ moments: together, serviceS: 0.01, draw: () => 0 });
  expect(peak.drainedAt).toBeCloseTo(10);
  expect(peak.longestQueue).toBe(1_000);
  expect(peak.waitP95).toBeCloseTo(9.5);
});

test('spread further apart than the service takes, nobody waits for anybody', () => {
  const peak = simulatePeak({ moments: together.map((_, n) => n * 0.6), serviceS: 0.01, draw: () => 0 });
  expect(peak.longestQueue).toBe(1);
  expect(peak.waitP95).toBeCloseTo(0.01);
  expect(peak.drainedAt).toBeCloseTo(599.41);
});

test('at their own minutes of two hours ten thousand terminals never make a queue', () => {
  const draw = drawOf(1);
  const moments = momentsOfTerminals(10_000, draw);
  expect(Math.max(...moments)).toBeLessThan(7_200);
  const peak = simulatePeak({ moments, serviceS: 0.05, draw });
  expect(peak.longestQueue).toBeLessThan(12);
  expect(peak.waitP95).toBeLessThan(0.2);
});

test('a central that was away comes back to terminals that do not all knock at once', () => {
  const draw = drawOf(2);
  const peak = simulatePeak({ moments: momentsOfTerminals(10_000, draw), serviceS: 0.05, awayUntil: 3_600, draw });
  expect(peak.failures).toBeGreaterThan(5_000);
  // The same terminals, all again at the moment of its return, would wait four minutes.
  expect(peak.longestQueue).toBeLessThan(500);
  expect(peak.drainedAt).toBeLessThan(2 * 7_200);
});
