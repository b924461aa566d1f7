import { type CountTable, FUNDER_THRESHOLD, type LeavingTable, maskTable, PUBLIC_THRESHOLD } from './masking.ts';

/** What is printed of a table: null where nothing may be; and which version's numbers they are (0 = the first given). */
export interface Publication {
  readonly table: LeavingTable | null;
  readonly numbersOf: number;
}
export interface Publications {
  readonly funder: Publication;
  readonly public: Publication;
}

/**
 * The last of these versions of a table (oldest first, at least one) as it may leave, for the funder and for the public. Two versions and two audiences
 * must tell no more together than apart: the public never sees what the funder does not, and an earlier version's numbers stay printed
 * while a change is small enough to be read as a difference, or while other cells would have to be hidden.
 */
export function publicationsOf(versions: readonly CountTable[]): Publications {
  let funder: Publication = { table: null, numbersOf: 0 };
  let everybody: Publication = { table: null, numbersOf: 0 };
  versions.forEach((_, at) => {
    funder = nextPublication(versions, { at, before: funder, threshold: FUNDER_THRESHOLD, others: [] });
    everybody = funder.table === null ? everybody : nextPublication(versions, { at, before: everybody, threshold: PUBLIC_THRESHOLD, others: [funder.table] });
  });
  return { funder, public: everybody };
}

interface Step {
  readonly at: number;
  readonly before: Publication;
  readonly threshold: number;
  readonly others: readonly LeavingTable[];
}

function nextPublication(versions: readonly CountTable[], { at, before, threshold, others }: Step): Publication {
  const [earlier, later] = [versions[before.numbersOf], versions[at]];
  if (earlier === undefined || later === undefined) return before;
  const table = maskTable(later, threshold, before.table === null ? others : [before.table, ...others]);
  if (before.table === null) return { table, numbersOf: at };
  const kept = table === null || changesLittle(earlier, later, threshold) || hiddenPlaces(table) !== hiddenPlaces(before.table);
  return kept ? before : { table, numbersOf: at };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Whether a cell or a total changed by 1 to threshold - 1: readable as the difference of two publications. */
function changesLittle(earlier: CountTable, later: CountTable, threshold: number): boolean {
  const columns = [...new Set([...earlier.columns, ...later.columns])];
  const keys = [...new Set([...earlier.rows, ...later.rows].map(({ key }) => key))];
  const count = (table: CountTable, key: string, column: string): number =>
    table.rows.find((row) => row.key === key)?.cells[table.columns.indexOf(column)] ?? 0;
  const changes = keys.map((key) => columns.map((column) => count(later, key, column) - count(earlier, key, column)));
  const sums = [...changes.map(sum), ...columns.map((_, column) => sum(changes.map((line) => line[column] ?? 0))), sum(changes.map(sum))];
  return [...changes.flat(), ...sums].some((change) => change !== 0 && Math.abs(change) < threshold);
}

/** The shape of a publication: how rows are joined and which cells are hidden. */
function hiddenPlaces(table: LeavingTable): string {
  const places = (cells: readonly (number | null)[]): string => table.columns.filter((_, column) => cells[column] === null).join(',');
  return [...table.rows.map((row) => `${row.keys.toSorted().join('+')}:${places(row.cells)}`).toSorted(), `=${places(table.totals)}`].join(';');
}
