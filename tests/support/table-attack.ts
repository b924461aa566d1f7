import type { LeavingTable } from '../../shared/domain/masking.ts';

/** Σ coefficient × unknown = value. */
interface Equation {
  readonly terms: ReadonlyMap<string, number>;
  readonly value: number;
}
type Part = readonly [sign: 1 | -1, name: string, value: number | null];

/**
 * An attacker with nothing but the printed tables: every line and column is an equation; the system is solved by elimination, then squeezed by
 * "a hidden count is at least one". Answers the cells hidden in all the tables whose value follows. `differences`: the cells may be negative.
 * Several tables must be of the same data: their antennes and totals are then the same unknowns.
 */
export function recoveredCells(tables: readonly LeavingTable[], given: { readonly differences?: boolean } = {}): readonly string[] {
  const nameOf = (keys: readonly string[], column: string): string => `${keys.toSorted().join('+')}/${column}`;
  const shown = new Map<string, number>();
  for (const { columns, rows, totals } of tables)
    columns.forEach((column, n) => {
      for (const { keys, cells } of [...rows, { keys: ['='], cells: totals }]) {
        const cell = cells[n] ?? null;
        if (cell !== null) shown.set(nameOf(keys, column), cell);
      }
    });
  const equations: Equation[] = [];
  const add = (parts: readonly Part[]): void => {
    const terms = new Map<string, number>();
    let value = 0;
    for (const [sign, name, printed] of parts) {
      const known = printed ?? shown.get(name) ?? null;
      if (known === null) terms.set(name, (terms.get(name) ?? 0) + sign);
      else value -= sign * known;
    }
    if (terms.size > 0) equations.push({ terms, value });
  };
  for (const table of tables) {
    const cellsOf = (row: LeavingTable['rows'][number], sign: 1 | -1): readonly Part[] =>
      table.columns.map((column, n) => [sign, nameOf(row.keys, column), row.cells[n] ?? null]);
    const bottom = table.columns.map((column, n): Part => [-1, nameOf(['='], column), table.totals[n] ?? null]);
    for (const row of table.rows) {
      add([...cellsOf(row, 1), [-1, '', row.total]]);
      // A joined row is the sum of its antennes where another table shows them apart.
      for (const other of tables) {
        const inside = other.rows.filter(({ keys }) => keys.every((key) => row.keys.includes(key)));
        if (other === table || inside.flatMap(({ keys }) => keys).length !== row.keys.length) continue;
        for (const [n, column] of table.columns.entries())
          add([...inside.map((part): Part => [1, nameOf(part.keys, column), part.cells[n] ?? null]), [-1, nameOf(row.keys, column), row.cells[n] ?? null]]);
      }
    }
    for (const [n, part] of bottom.entries()) add([...table.rows.flatMap((row) => cellsOf(row, 1).slice(n, n + 1)), part]);
    add([...bottom, [1, '', table.total]]);
  }
  const names = [...new Set(equations.flatMap(({ terms }) => [...terms.keys()]))];
  return [...new Set([...solved(equations, names), ...(given.differences === true ? [] : squeezed(equations, names))])].toSorted();
}

/** Reduced row echelon form: an unknown alone in its row has one value. */
function solved(equations: readonly Equation[], names: readonly string[]): readonly string[] {
  const rows = equations.map(({ terms, value }) => [...names.map((name) => terms.get(name) ?? 0), value]);
  let pivot = 0;
  for (let column = 0; column < names.length && pivot < rows.length; column++) {
    const found = rows.findIndex((row, index) => index >= pivot && Math.abs(row[column] ?? 0) > 1e-9);
    if (found < 0) continue;
    [rows[pivot], rows[found]] = [rows[found] ?? [], rows[pivot] ?? []];
    const by = rows[pivot]?.[column] ?? 1;
    const head = (rows[pivot] ?? []).map((number) => number / by);
    rows[pivot] = head;
    rows.forEach((row, index) => {
      const factor = row[column] ?? 0;
      if (index !== pivot && Math.abs(factor) > 1e-9) rows[index] = row.map((number, n) => number - factor * (head[n] ?? 0));
    });
    pivot += 1;
  }
  return rows.flatMap((row) => {
    const alone = names.filter((_, column) => Math.abs(row[column] ?? 0) > 1e-9);
    return alone.length === 1 ? alone : [];
  });
}

/** Bounds tightened until nothing moves: a count between n and n is known. */
function squeezed(equations: readonly Equation[], names: readonly string[]): readonly string[] {
  const low = new Map(names.map((name) => [name, 1]));
  const high = new Map(names.map((name) => [name, Number.POSITIVE_INFINITY]));
  for (let moved = true, turns = 0; moved && turns < 200; turns++) {
    moved = false;
    for (const { terms, value } of equations)
      for (const [name, coefficient] of terms) {
        let [least, most] = [value, value];
        for (const [other, by] of terms) {
          if (other === name) continue;
          const ends = [by * (low.get(other) ?? 1), by * (high.get(other) ?? Number.POSITIVE_INFINITY)];
          least -= Math.max(...ends);
          most -= Math.min(...ends);
        }
        const from = Math.min(least / coefficient, most / coefficient);
        const to = Math.max(least / coefficient, most / coefficient);
        if (from > (low.get(name) ?? 1) + 1e-9) {
          low.set(name, from);
          moved = true;
        }
        if (to < (high.get(name) ?? Number.POSITIVE_INFINITY) - 1e-9) {
          high.set(name, to);
          moved = true;
        }
      }
  }
  return names.filter((name) => (high.get(name) ?? 0) - (low.get(name) ?? 0) < 0.5);
}
