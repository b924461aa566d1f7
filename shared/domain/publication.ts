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
  return [...changes.flat(), ...sums].some((change) => isLittle(change, threshold));
}

/** The shape of a publication: how rows are joined and which cells are hidden. */
function hiddenPlaces(table: LeavingTable): string {
  const places = (cells: readonly (number | null)[]): string => table.columns.filter((_, column) => cells[column] === null).join(',');
  return [...table.rows.map((row) => `${row.keys.toSorted().join('+')}:${places(row.cells)}`).toSorted(), `=${places(table.totals)}`].join(';');
}

/** Different persons by antenne, and of all (`*`): no sum, since a person may be in several. null: hidden. */
export type PersonCounts = Readonly<Record<string, number>>;
export interface PublishedPersons {
  readonly counts: Readonly<Record<string, number | null>>;
  readonly numbersOf: number;
}

/**
 * The last of these versions of counts of persons as it may leave. Where one antenne is below the threshold, no antenne is shown and all of them together
 * are; an earlier version stays printed while a count changed by less than the threshold, or while other counts would have to be hidden.
 */
export function publishedPersons(versions: readonly PersonCounts[], threshold: number): PublishedPersons {
  const [first = {}] = versions;
  let before: PublishedPersons = { counts: shownPersons(first, threshold), numbersOf: 0 };
  versions.forEach((later, at) => {
    const earlier = versions[before.numbersOf] ?? {};
    const counts = shownPersons(later, threshold);
    const codes = [...new Set([...Object.keys(earlier), ...Object.keys(later)])];
    const little = codes.some((code) => isLittle((later[code] ?? 0) - (earlier[code] ?? 0), threshold));
    const sameShown = codes.every((code) => ((counts[code] ?? null) === null) === ((before.counts[code] ?? null) === null));
    if (!little && sameShown) before = { counts, numbersOf: at };
  });
  return before;
}

const isLittle = (change: number, threshold: number): boolean => change !== 0 && Math.abs(change) < threshold;

function shownPersons(counts: PersonCounts, threshold: number): Readonly<Record<string, number | null>> {
  const isSmall = (count: number): boolean => count > 0 && count < threshold;
  const oneIsSmall = Object.entries(counts).some(([code, count]) => code !== '*' && isSmall(count));
  return Object.fromEntries(Object.entries(counts).map(([code, count]) => [code, isSmall(count) || (oneIsSmall && code !== '*') ? null : count]));
}
