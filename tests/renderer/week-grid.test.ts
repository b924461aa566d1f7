import { expect, test } from 'vitest';
import { assumedOpening } from '../../shared/domain/coverage.ts';
import { cellKey, gridOf, slotsOf, type WeekSlot } from '../../central/web/admin/calendar/week-grid.ts';

test('the week that is shown is the week that is saved, a day without a break and an evening among it', () => {
  const week: readonly WeekSlot[] = [
    ...assumedOpening.filter(({ weekday }) => weekday !== 3),
    { weekday: 3, from: 540, to: 1_020 },
    { weekday: 4, from: 1_080, to: 1_200 },
  ].toSorted((a, b) => a.weekday - b.weekday || a.from - b.from);
  const { grid, others } = gridOf(week);
  expect(slotsOf(grid)).toEqual(week);
  expect(others).toEqual([]);
  expect(grid[cellKey(3, 'morning')]).toEqual({ from: '9:00', to: '17:00' });
  expect(grid[cellKey(3, 'afternoon')]).toBeUndefined();
});

test('an opening for which the grid has no cell is kept beside it', () => {
  const { grid, others } = gridOf([
    { weekday: 1, from: 480, to: 540 },
    { weekday: 1, from: 600, to: 660 },
  ]);
  expect(slotsOf(grid)).toEqual([{ weekday: 1, from: 480, to: 540 }]);
  expect(others).toEqual([{ weekday: 1, from: 600, to: 660 }]);
});

test.each([
  ['one hour only', { from: '9h', to: '' }],
  ['an hour that is none', { from: '9:60', to: '12:00' }],
  ['an end before the beginning', { from: '09:00', to: '08:00' }],
  ['an afternoon that begins before the morning ends', { from: '09:00', to: '14:00' }],
])('%s is no week', (_, morning) => {
  expect(slotsOf({ [cellKey(1, 'morning')]: morning, [cellKey(1, 'afternoon')]: { from: '13:30', to: '17:00' } })).toBeNull();
});
