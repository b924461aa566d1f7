import { array, assert, integer, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { isOnPlan, laidOut, movedTo, nextTowards, type Placed, PLAN_COLUMNS, PLAN_ROWS, stepFrom } from '../../shared/domain/room-plan.ts';

const unplaced = (count: number) => Array.from({ length: count }, (_, id) => ({ id, spot: null }));
const at = (plan: readonly Placed[], id: number) => plan.find((one) => one.id === id)?.spot;
const spots = (plan: readonly Placed[]) => plan.map(({ spot }) => `${spot.column}/${spot.row}`);

test('workstations that nobody placed stand in rows of four, around those that somebody did', () => {
  expect(spots(laidOut(unplaced(5)))).toEqual(['0/0', '1/0', '2/0', '3/0', '0/1']);
  expect(spots(laidOut([{ id: 9, spot: { column: 1, row: 0 } }, ...unplaced(2)]))).toEqual(['1/0', '0/0', '2/0']);
});

test('two hundred workstations, the most an antenne has, all find a spot', () => {
  expect(new Set(spots(laidOut(unplaced(200)))).size).toBe(200);
});

test('a tile moved onto another changes places with it; moved off the grid it stays', () => {
  const plan = laidOut(unplaced(4));
  const moved = movedTo(plan, 0, { column: 2, row: 0 });
  expect([at(moved, 0), at(moved, 2)]).toEqual([
    { column: 2, row: 0 },
    { column: 0, row: 0 },
  ]);
  expect(movedTo(plan, 0, stepFrom({ column: 0, row: 0 }, 'up'))).toEqual(plan);
});

test('however tiles are moved, each keeps one spot of its own on the grid', () => {
  const move = record({ id: nat(11), column: integer({ min: -1, max: PLAN_COLUMNS }), row: integer({ min: -1, max: PLAN_ROWS }) });
  assert(
    property(array(move, { maxLength: 40 }), (moves) => {
      const plan = moves.reduce((now, { id, ...spot }) => movedTo(now, id, spot), laidOut(unplaced(12)));
      expect(new Set(spots(plan)).size).toBe(12);
      expect(plan.every(({ spot }) => isOnPlan(spot))).toBe(true);
    }),
  );
});

test('arrows lead to the nearest workstation on that side, over holes, and stop at the edge', () => {
  const plan: readonly Placed[] = [
    { id: 1, spot: { column: 0, row: 0 } },
    { id: 2, spot: { column: 3, row: 0 } },
    { id: 3, spot: { column: 1, row: 2 } },
  ];
  const go = (id: number, direction: 'left' | 'right' | 'up' | 'down') => {
    const from = plan.find((one) => one.id === id);
    return from === undefined ? null : nextTowards(plan, from, direction).id;
  };
  expect([go(1, 'right'), go(2, 'left'), go(1, 'down'), go(3, 'up'), go(2, 'right'), go(1, 'up')]).toEqual([2, 1, 3, 1, 2, 1]);
});
