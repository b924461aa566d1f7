import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alternate } from '../../bench/harness/alternate.ts';
import { isMet, type Result } from '../../bench/harness/figure.ts';
import { tableOf, writeJson } from '../../bench/harness/report.ts';
import { median, quantile } from '../../bench/harness/statistics.ts';

const result = (given: Partial<Result>): Result => ({ name: 'a/b', ratio: 1, goal: 1.5, sense: 'at-most', unit: 'ms ÷ ms', samples: 20, note: '', ...given });

test('a quantile is one of the values measured, and nothing measured is no quantile', () => {
  expect([median([5, 1, 3]), quantile([1, 2, 3, 4], 0.5), quantile([4, 3, 2, 1], 0.95), quantile([7], 0.05)]).toEqual([3, 2, 4, 7]);
  expect(() => median([])).toThrow();
});

test('subject and yardstick take turns, and the first rounds do not count', async () => {
  const order: string[] = [];
  const turn = (name: string) => () => {
    order.push(name);
    return order.length;
  };
  const { subject, yardstick } = await alternate({ rounds: 2, dropped: 1, subject: turn('A'), yardstick: turn('B') });
  expect(order.join('')).toBe('ABABAB');
  expect([subject, yardstick]).toEqual([
    [3, 5],
    [4, 6],
  ]);
});

test('a goal at its bound is met, for times and for rates; what was not measured is missed', () => {
  expect(isMet(result({ ratio: 1.5 }))).toBe(true);
  expect(isMet(result({ ratio: 1.51 }))).toBe(false);
  expect(isMet(result({ ratio: 0.5, goal: 0.5, sense: 'at-least' }))).toBe(true);
  expect(isMet(result({ ratio: 0.49, goal: 0.5, sense: 'at-least' }))).toBe(false);
  expect(isMet(result({ ratio: null }))).toBe(false);
});

test('the table marks a missed goal, the JSON holds the figures and nothing else', () => {
  const results = [result({ name: 'good' }), result({ name: 'bad', ratio: 9 })];
  const lines = tableOf(results).split('\n');
  expect(lines.filter((line) => line.startsWith('MISSED')).map((line) => line.includes('bad'))).toEqual([true]);
  const folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  writeJson(join(folder, 'out.json'), results);
  expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toEqual({
    figures: [
      { name: 'good', ratio: 1, goal: 1.5, unit: 'ms ÷ ms', samples: 20, note: '' },
      { name: 'bad', ratio: 9, goal: 1.5, unit: 'ms ÷ ms', samples: 20, note: '' },
    ],
  });
  rmSync(folder, { recursive: true });
});
