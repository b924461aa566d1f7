import { describe, expect, test } from 'vitest';
import { type CountTable, FUNDER_THRESHOLD, type LeavingTable, maskTable, PUBLIC_THRESHOLD } from '../../shared/domain/masking.ts';
import { publicationsOf, publishedPersons } from '../../shared/domain/publication.ts';
import { recoveredCells } from '../support/table-attack.ts';
import { drawer } from '../support/year-of-facts.ts';

/** Five antennes by up to nine classes; some worlds nearly empty, some full of small numbers, some large. */
function randomTable(draw: () => number): CountTable {
  const columns = Array.from({ length: 2 + Math.floor(draw() * 8) }, (_, n) => `c${n}`);
  const size = [3, 8, 20, 60, 400][Math.floor(draw() * 5)] ?? 8;
  const empty = draw() * 0.6;
  return {
    columns,
    rows: Array.from({ length: 2 + Math.floor(draw() * 5) }, (_, n) => ({
      key: `A${n}`,
      cells: columns.map(() => (draw() < empty ? 0 : Math.floor(draw() ** 2 * size))),
    })),
  };
}
const hiddenNames = (table: LeavingTable): readonly string[] =>
  [...table.rows, { keys: ['='], cells: table.totals }].flatMap(({ keys, cells }) =>
    table.columns.filter((_, column) => cells[column] === null).map((column) => `${keys.toSorted().join('+')}/${column}`),
  );

describe('small cells in what leaves', () => {
  test.each([FUNDER_THRESHOLD, PUBLIC_THRESHOLD])('of 1 000 random tables, no hidden cell can be computed from what is shown (under %i)', (threshold) => {
    const draw = drawer(threshold);
    let [hidden, published] = [0, 0];
    for (let n = 0; n < 1_000; n++) {
      const table = maskTable(randomTable(draw), threshold);
      if (table === null) continue;
      published += 1;
      hidden += hiddenNames(table).length;
      expect(recoveredCells([table])).toEqual([]);
    }
    expect(published).toBeGreaterThan(800);
    expect(hidden).toBeGreaterThan(5_000);
  });

  test('a table whose small cells alone are hidden is recovered by the same attack', () => {
    const naive: LeavingTable = {
      columns: ['a', 'b'],
      rows: [
        { keys: ['A'], cells: [null, 20], total: 23 },
        { keys: ['B'], cells: [30, 12], total: 42 },
      ],
      totals: [33, 32],
      total: 65,
    };
    expect(recoveredCells([naive])).toEqual(['A/a']);
  });

  test('every cell under the threshold is hidden, zeros and antennes’ totals are shown', () => {
    const draw = drawer(77);
    for (let n = 0; n < 300; n++) {
      const given = randomTable(draw);
      const table = maskTable(given, FUNDER_THRESHOLD);
      if (table === null) continue;
      const numbers = [...table.rows.flatMap(({ cells, total }) => [...cells, total]), ...table.totals, table.total];
      expect(numbers.filter((cell) => cell !== null && cell > 0 && cell < FUNDER_THRESHOLD)).toEqual([]);
      expect(table.rows.flatMap(({ keys }) => keys).toSorted()).toEqual(given.rows.map(({ key }) => key).toSorted());
    }
  });

  test('what the public and the funder see together reveals nothing that the funder alone could not compute', () => {
    const draw = drawer(5);
    let both = 0;
    for (let n = 0; n < 500; n++) {
      const { funder, public: everybody } = publicationsOf([randomTable(draw)]);
      if (funder.table === null) continue;
      if (everybody.table !== null) both += 1;
      const ofFunder = new Set(hiddenNames(funder.table));
      const tables = [funder.table, everybody.table].flatMap((table) => (table === null ? [] : [table]));
      expect(recoveredCells(tables).filter((name) => ofFunder.has(name))).toEqual([]);
      expect(everybody.table === null ? [] : recoveredCells([everybody.table])).toEqual([]);
    }
    expect(both).toBeGreaterThan(300);
  });

  test('two versions of a month reveal no small cell and no small change, even to whoever subtracts them', () => {
    const draw = drawer(9);
    let republished = 0;
    for (let n = 0; n < 1_000; n++) {
      const first = randomTable(draw);
      const some = draw() < 0.5;
      const second = {
        ...first,
        rows: first.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (draw() < 0.2 ? cell + (some ? 1 + Math.floor(draw() * 4) : 5 + Math.floor(draw() * 30)) : cell)),
        })),
      };
      const before = publicationsOf([first]).funder;
      const after = publicationsOf([first, second]).funder;
      if (before.table === null || after.table === null || after.numbersOf === 0) continue;
      republished += 1;
      expect(recoveredCells([before.table])).toEqual([]);
      expect(recoveredCells([after.table])).toEqual([]);
      expect(recoveredCells([differenceOf(after.table, before.table)], { differences: true })).toEqual([]);
      const changes = differenceOf(after.table, before.table);
      expect(
        [...changes.rows.flatMap(({ cells, total }) => [...cells, total]), ...changes.totals, changes.total].filter(
          (cell) => cell !== null && cell !== 0 && Math.abs(cell) < 5,
        ),
      ).toEqual([]);
    }
    expect(republished).toBeGreaterThan(100);
  });

  test('a change of three visits keeps the numbers of the version before; a large one replaces them', () => {
    const table = (visits: number): CountTable => ({
      columns: ['a', 'b'],
      rows: [
        { key: 'A', cells: [visits, 40] },
        { key: 'B', cells: [60, 80] },
      ],
    });
    expect(publicationsOf([table(50), table(53)]).funder.numbersOf).toBe(0);
    expect(publicationsOf([table(50), table(53), table(58)]).funder.numbersOf).toBe(2);
  });

  test('persons of antennes are shown together or not at all, and a change of two keeps the numbers before', () => {
    expect(publishedPersons([{ A: 30, B: 12, '*': 40 }], 5).counts).toEqual({ A: 30, B: 12, '*': 40 });
    expect(publishedPersons([{ A: 30, B: 3, '*': 32 }], 5).counts).toEqual({ A: null, B: null, '*': 32 });
    expect(publishedPersons([{ A: 3, '*': 3 }], 5).counts).toEqual({ A: null, '*': null });
    expect(
      publishedPersons(
        [
          { A: 30, '*': 30 },
          { A: 32, '*': 32 },
          { A: 36, '*': 36 },
        ],
        5,
      ),
    ).toEqual({ counts: { A: 36, '*': 36 }, numbersOf: 2 });
    expect(
      publishedPersons(
        [
          { A: 30, '*': 30 },
          { A: 32, '*': 32 },
        ],
        5,
      ).numbersOf,
    ).toBe(0);
  });

  test('fewer visits than the threshold in all antennes together: nothing is shown', () => {
    expect(
      maskTable(
        {
          columns: ['a', 'b'],
          rows: [
            { key: 'A', cells: [1, 1] },
            { key: 'B', cells: [2, 0] },
          ],
        },
        5,
      ),
    ).toBeNull();
  });

  test('an antenne of three visits stands together with the next smallest', () => {
    const table = maskTable(
      {
        columns: ['a', 'b'],
        rows: [
          { key: 'A', cells: [2, 1] },
          { key: 'B', cells: [10, 9] },
          { key: 'C', cells: [50, 70] },
        ],
      },
      5,
    );
    expect(table?.rows.map(({ keys, total }) => [keys, total])).toEqual([
      [['C'], 120],
      [['A', 'B'], 22],
    ]);
  });
});

function differenceOf(after: LeavingTable, before: LeavingTable): LeavingTable {
  const minus = (a: number | null | undefined, b: number | null | undefined): number | null => (typeof a === 'number' && typeof b === 'number' ? a - b : null);
  const rowOf = (keys: readonly string[]) => before.rows.find((row) => row.keys.toSorted().join() === keys.toSorted().join());
  return {
    columns: after.columns,
    rows: after.rows.map((row) => ({
      keys: row.keys,
      cells: row.cells.map((cell, n) => minus(cell, rowOf(row.keys)?.cells[n])),
      total: row.total - (rowOf(row.keys)?.total ?? 0),
    })),
    totals: after.totals.map((cell, n) => minus(cell, before.totals[n])),
    total: after.total - before.total,
  };
}
