/** How a cell of the table stands: shown as it is, hidden because it is small, or hidden so that a small one cannot be computed. */
export type Standing = 'shown' | 'small' | 'cover';

/** One number of a table with margins. The last row and the last column hold the totals. */
interface Cell {
  readonly value: number;
  readonly row: number;
  readonly column: number;
  /** -1 in the total's row or column: a total grows when its line does. */
  readonly sign: 1 | -1;
  /** Never hidden: known from elsewhere. */
  readonly fixed: boolean;
  standing: Standing;
}
export interface MaskingInput {
  /** Interior counts and totals together: the last row and column are sums of the others. */
  readonly counts: readonly (readonly number[])[];
  readonly threshold: number;
  /** Already hidden elsewhere (another version, another threshold): hidden here too. */
  readonly hiddenBefore: (row: number, column: number) => boolean;
  /** Totals known from other tables. */
  readonly fixed: (row: number, column: number) => boolean;
}

/**
 * Which cells to hide (TRUST P-2): those of 1 to threshold - 1, and enough others that none of them can be computed from what is shown,
 * even by a reader who knows which ones are small. A table with margins is a network: rows and columns are its nodes, cells its edges; a hidden
 * cell cannot be computed when it lies on a circle of hidden cells along which a unit may go round. So the cheapest such circle is hidden.
 * null: no circle protects some small cell; nothing of the table may be shown.
 */
export function standings(input: MaskingInput): readonly (readonly Standing[])[] | null {
  const last = { row: input.counts.length - 1, column: (input.counts[0]?.length ?? 1) - 1 };
  const grid: Cell[][] = input.counts.map((line, row) =>
    line.map((value, column) => {
      const fixed = input.fixed(row, column);
      const small = value > 0 && value < input.threshold;
      return {
        value,
        row,
        column,
        sign: (row === last.row) === (column === last.column) ? 1 : -1,
        fixed,
        standing: small && !fixed ? 'small' : !fixed && value > 0 && input.hiddenBefore(row, column) ? 'cover' : 'shown',
      };
    }),
  );
  const network: Network = { grid, threshold: input.threshold, rows: last.row + 1 };
  const hidden = grid.flat().filter(({ standing }) => standing !== 'shown');
  for (const cell of hidden) {
    const moved = ([1, -1] as const).filter((by) => mayMove(network, cell, by) && coverMove(network, cell, by));
    if (moved.length === 0) return null;
  }
  return grid.map((line) => line.map(({ standing }) => standing));
}

interface Network {
  readonly grid: readonly (readonly Cell[])[];
  readonly threshold: number;
  readonly rows: number;
}

/** Whether a reader who knows this cell is small (or is not) could believe it one more or one less. Zeros stay zero. */
function mayMove({ threshold }: Network, cell: Cell, by: 1 | -1): boolean {
  if (cell.fixed || cell.value === 0) return false;
  const value = cell.value + by;
  return cell.standing === 'small' ? value >= 1 && value < threshold : value >= threshold;
}

/** Hiding a total costs most, then what shows most; a cell already hidden costs nothing. */
function costOf(network: Network, cell: Cell): number {
  if (cell.standing !== 'shown') return 0.001;
  const margin = cell.row === network.grid.length - 1 || cell.column === (network.grid[0]?.length ?? 1) - 1;
  return (cell.value + 5) * (margin ? 20 : 1);
}

/** Hides the cheapest circle along which `cell` moves by one and every sum stays. false: there is none. */
function coverMove(network: Network, cell: Cell, by: 1 | -1): boolean {
  // From row to column a signed cell gains one, from column to row it loses one. The circle begins with the cell itself.
  const gains = by * cell.sign === 1;
  const rowNode = cell.row;
  const columnNode = network.rows + cell.column;
  const path = cheapestPath(network, { from: gains ? columnNode : rowNode, to: gains ? rowNode : columnNode, without: cell });
  if (path === null) return false;
  for (const step of path) if (step.standing === 'shown') step.standing = 'cover';
  return true;
}

/** Dijkstra over a graph of a few dozen nodes. */
function cheapestPath(network: Network, asked: { readonly from: number; readonly to: number; readonly without: Cell }): readonly Cell[] | null {
  const cost = new Map<number, number>([[asked.from, 0]]);
  const cameBy = new Map<number, { readonly cell: Cell; readonly node: number }>();
  const done = new Set<number>();
  for (;;) {
    const [node, spent] = [...cost]
      .filter(([at]) => !done.has(at))
      .reduce((best, entry) => (entry[1] < best[1] ? entry : best), [-1, Number.POSITIVE_INFINITY]);
    if (node === -1) return null;
    if (node === asked.to) break;
    done.add(node);
    for (const { cell, to } of stepsFrom(network, node)) {
      const total = spent + costOf(network, cell);
      if (cell === asked.without || done.has(to) || total >= (cost.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      cost.set(to, total);
      cameBy.set(to, { cell, node });
    }
  }
  const path: Cell[] = [];
  for (let step = cameBy.get(asked.to); step !== undefined; step = cameBy.get(step.node)) path.push(step.cell);
  return path;
}

function stepsFrom(network: Network, node: number): readonly { readonly cell: Cell; readonly to: number }[] {
  const fromRow = node < network.rows;
  const cells = fromRow ? (network.grid[node] ?? []) : network.grid.flatMap((line) => line.slice(node - network.rows, node - network.rows + 1));
  const signed = fromRow ? 1 : -1;
  return cells
    .filter((cell) => mayMove(network, cell, (signed * cell.sign) as 1 | -1)) // a product of two signs
    .map((cell) => ({ cell, to: fromRow ? network.rows + cell.column : cell.row }));
}
