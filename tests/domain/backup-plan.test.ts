import { describe, expect, test } from 'vitest';
import { backupIsDue, backupsToDrop } from '../../shared/domain/backup-plan.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays } from '../../shared/domain/calendar.ts';

const HOUR = 3_600_000;
const now = 1_000 * HOUR;
const calm = { startedAt: now - HOUR, closedAt: null, now };

describe('when a backup is due', () => {
  test('a closing is followed by one, even right after a start', () => {
    expect(backupIsDue({ ...calm, startedAt: now, closedAt: now - 1, lastAt: now - 2 })).toBe(true);
    expect(backupIsDue({ ...calm, startedAt: now, closedAt: now - 2, lastAt: now - 1 })).toBe(false);
  });
  test('where nobody closes, once a day; never in the ten minutes after a start', () => {
    expect(backupIsDue({ ...calm, lastAt: now - 25 * HOUR })).toBe(true);
    expect(backupIsDue({ ...calm, lastAt: now - 23 * HOUR })).toBe(false);
    expect(backupIsDue({ ...calm, lastAt: null })).toBe(true);
    expect(backupIsDue({ ...calm, startedAt: now - 60_000, lastAt: null })).toBe(false);
  });
  test('a clock that was set back since the last one makes it due', () => {
    expect(backupIsDue({ ...calm, lastAt: now + 48 * HOUR })).toBe(true);
    expect(backupIsDue({ ...calm, startedAt: now + 48 * HOUR, lastAt: now + 47 * HOUR })).toBe(true);
  });
});

test('thirty days are kept, then the first of each month for a year', () => {
  const first = '2024-11-01' as BusinessDay;
  const days = Array.from({ length: 730 }, (_, n) => addDays(first, n));
  const dropped = new Set(backupsToDrop(days));
  const kept = days.filter((day) => !dropped.has(day));
  expect(kept.slice(-30)).toEqual(days.slice(-30));
  // 2026-10-31 is the last day: October's first is older than thirty days, and eleven months before it.
  expect(kept.slice(0, -30)).toEqual(
    ['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'].map(
      (month) => `${month}-01`,
    ),
  );
  expect(backupsToDrop(days.slice(0, 30))).toEqual([]);
});
