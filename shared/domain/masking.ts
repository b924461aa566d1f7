import { standings } from './hidden-cells.ts';

/** Counts of antennes (rows) by class (columns). */
export interface CountTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly number[] }[];
}
/** The same as it may leave: null where hidden. */
export interface LeavingTable {
  readonly columns: readonly string[];
  /** Rows too small to stand alone stand together. */
  readonly rows: readonly { readonly keys: readonly string[]; readonly cells: readonly (number | null)[]; readonly total: number }[];
  readonly totals: readonly (number | null)[];
  readonly total: number;
}
export const FUNDER_THRESHOLD = 5;
export const PUBLIC_THRESHOLD = 11;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * A table as it may leave the organisation (TRUST P-2). The antennes' totals are the same in every table of a month, so they are never hidden:
 * antennes below the threshold are joined until their sum is not. What a table of `published` hides stays hidden, so that
 * several publications together tell no more than one. null: nothing may be shown.
 */
export function maskTable(table: CountTable, threshold: number, published: readonly LeavingTable[] = []): LeavingTable | null {
  const rows = joinSmallRows(table, threshold);
  if (rows === null) return null;
  const totals = table.columns.map((_, column) => sum(rows.map(({ cells }) => cells[column] ?? 0)));
  const total = sum(totals);
  const counts = [...rows.map(({ cells }) => [...cells, sum(cells)]), [...totals, total]];
  const hidden = standings({
    counts,
    threshold,
    fixed: (_, column) => column === table.columns.length,
    hiddenBefore: (row, column) => published.some((one) => wasHidden(one, { keys: rows[row]?.keys ?? null, column: table.columns[column] ?? null })),
  });
  if (hidden === null) return null;
  const shown = (row: number, column: number): number | null => (hidden[row]?.[column] === 'shown' ? (counts[row]?.[column] ?? 0) : null);
  return {
    columns: table.columns,
    rows: rows.map(({ keys, cells }, row) => ({ keys, cells: cells.map((_, column) => shown(row, column)), total: sum(cells) })),
    totals: totals.map((_, column) => shown(rows.length, column)),
    total,
  };
}

type Joined = { readonly keys: readonly string[]; readonly cells: readonly number[] };

/** Rows of 1 to threshold - 1 become one row, with the next smallest ones until it reaches the threshold. null: all together do not. */
function joinSmallRows(table: CountTable, threshold: number): readonly Joined[] | null {
  const filled = table.rows.filter(({ cells }) => sum(cells) > 0).toSorted((a, b) => sum(a.cells) - sum(b.cells));
  const small = filled.filter(({ cells }) => sum(cells) < threshold);
  if (small.length === 0) return table.rows.map(({ key, cells }) => ({ keys: [key], cells }));
  const joined = [...small];
  while (sum(joined.flatMap(({ cells }) => cells)) < threshold) {
    const next = filled[joined.length];
    if (next === undefined) return null;
    joined.push(next);
  }
  const keys = new Set(joined.map(({ key }) => key));
  const others = table.rows.filter(({ key }) => !keys.has(key)).map(({ key, cells }) => ({ keys: [key], cells }));
  return [...others, { keys: [...keys], cells: table.columns.map((_, column) => sum(joined.map(({ cells }) => cells[column] ?? 0))) }];
}

/** `keys` null: the row of totals. A joined row is hidden when any of its parts was. */
function wasHidden(first: LeavingTable, at: { readonly keys: readonly string[] | null; readonly column: string | null }): boolean {
  const column = first.columns.findIndex((name) => name === at.column);
  if (column < 0) return false;
  if (at.keys === null) return first.totals[column] === null;
  const { keys } = at;
  return first.rows.some((row) => row.cells[column] === null && row.keys.some((key) => keys.includes(key)));
}
