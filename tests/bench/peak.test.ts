import { expect, test } from 'vitest';
import { simulatePeak } from '../../bench/peak/simulate-peak.ts';

test('a thousand terminals at once are served one after another, and the last waits for all', () => {
  const peak = simulatePeak({ terminals: 1_000, spreadS: 0, serviceS: 0.01, draw: () => 0 });
  expect(peak.drainedAt).toBeCloseTo(10);
  expect(peak.longestQueue).toBe(1_000);
  expect(peak.waitP95).toBeCloseTo(9.5);
});

test('spread further apart than the service takes, nobody waits for anybody', () => {
  let drawn = 0;
  const peak = simulatePeak({ terminals: 1_000, spreadS: 600, serviceS: 0.01, draw: () => drawn++ / 1_000 });
  expect(peak.longestQueue).toBe(1);
  expect(peak.waitP95).toBeCloseTo(0.01);
  expect(peak.drainedAt).toBeCloseTo(599.41);
});
