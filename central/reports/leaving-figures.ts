import type { FigureName } from '../../shared/domain/figures.ts';
import { newcomers } from '../../shared/domain/distributions.ts';
import type { CountTable } from '../../shared/domain/masking.ts';
import { publicationsOf } from '../../shared/domain/publication.ts';
import { loanPlaces, presenceQualities, programmes } from '../../shared/domain/vocabulary.ts';
import { rowOf } from './leaving-row.ts';
import type { Counts } from './leaving-tables.ts';
import type { MaskedSlots } from './leaving-view.ts';
import type { MaskedCount } from './views.ts';

type Rollup = Readonly<Record<string, number>>;
/** Classes that share a total: a figure is hidden so that neither its total nor the other classes give it away. */
interface Part {
  readonly columns: readonly string[];
  readonly count: (rollup: Rollup, column: string) => number;
}
const byName = (columns: readonly string[]): Part => ({ columns, count: (rollup, column) => rollup[column] ?? 0 });
const family = (name: string, keys: readonly string[]): Part => byName(keys.map((key) => `${name}:${key}`));
const parts = {
  newcomer: family('newcomer', newcomers),
  programme: family('programme', programmes),
  quality: family('quality', presenceQualities),
  place: family('place', loanPlaces),
  sessions: byName(['workstationSessions']),
  // Late or not: both are parts of the loans, whose number is printed.
  returns: { columns: ['lateReturns', 'others'], count: (rollup, column) => (column === 'lateReturns' ? late(rollup) : (rollup.loans ?? 0) - late(rollup)) },
  guests: byName(['guests']),
  waits: byName(['seatedWaits', 'refusedWaits']),
} satisfies Record<string, Part>;
const late = (rollup: Rollup): number => rollup.lateReturns ?? 0;

/** Where each figure that may leave stands; `column` null: the total of the part. */
const places: readonly { readonly name: FigureName; readonly part: keyof typeof parts; readonly column: string | null }[] = [
  { name: 'visits', part: 'newcomer', column: null },
  { name: 'newPersons', part: 'newcomer', column: 'newcomer:first' },
  { name: 'returningVisits', part: 'newcomer', column: 'newcomer:returning' },
  { name: 'unnamedVisits', part: 'newcomer', column: 'newcomer:unnamed' },
  { name: 'estimatedVisits', part: 'quality', column: 'quality:estimated' },
  { name: 'cejVisits', part: 'programme', column: 'programme:cej' },
  { name: 'workstationSessions', part: 'sessions', column: null },
  { name: 'loans', part: 'place', column: null },
  { name: 'takeHomeLoans', part: 'place', column: 'place:take-home' },
  { name: 'lateReturns', part: 'returns', column: 'lateReturns' },
  { name: 'guests', part: 'guests', column: null },
  { name: 'seatedWaits', part: 'waits', column: 'seatedWaits' },
  { name: 'refusedWaits', part: 'waits', column: 'refusedWaits' },
];

const sitesOf = (counts: Counts): readonly string[] =>
  Object.keys(counts)
    .filter((code) => code !== '*')
    .toSorted();

/** Every figure that may leave for a funder, of the last of these versions of a month (oldest first, at least one). An antenne that stands joined to others is hidden. */
export function leavingFigures(versions: readonly Counts[], site: string): ReadonlyMap<FigureName, MaskedCount> {
  const found = new Map<FigureName, MaskedCount>();
  for (const { name, part, column } of places) {
    const { columns, count } = parts[part];
    const tables = versions.map(
      (counts): CountTable => ({
        columns,
        rows: sitesOf(counts).map((code) => ({ key: code, cells: columns.map((one) => count(counts[code] ?? {}, one)) })),
      }),
    );
    const { table, numbersOf } = publicationsOf(tables).funder;
    const row = rowOf(table, site);
    found.set(name, column === null ? (row?.total ?? null) : (row?.cells[columns.indexOf(column)] ?? null));
    // Hours are those of the visits that are printed, of the same version.
    if (name === 'visits') found.set('presenceMinutes', row === null ? null : minutesOf(versions[numbersOf] ?? {}, site));
  }
  return found;
}

const minutesOf = (counts: Counts, site: string): number =>
  (site === '*' ? sitesOf(counts) : [site]).reduce((sum, code) => sum + (counts[code]?.presenceMinutes ?? 0), 0);

/** Arrivals of all antennes by weekday and hour; null where too few came to say anything. One antenne's would have to be hidden beside those of the others. */
export function leavingSlots(versions: readonly Counts[]): MaskedSlots | null {
  const hours = [...new Set(versions.flatMap(slotsOf).map(({ hour }) => hour))].toSorted((a, b) => a - b);
  const weekdays = [...new Set(versions.flatMap(slotsOf).map(({ weekday }) => weekday))].toSorted((a, b) => a - b);
  const tables = versions.map((counts): CountTable => {
    const visitsAt = new Map<string, number>();
    for (const { weekday, hour, visits } of slotsOf(counts)) visitsAt.set(`${weekday}-${hour}`, (visitsAt.get(`${weekday}-${hour}`) ?? 0) + visits);
    return {
      columns: hours.map(String),
      rows: weekdays.map((weekday) => ({ key: String(weekday), cells: hours.map((hour) => visitsAt.get(`${weekday}-${hour}`) ?? 0) })),
    };
  });
  const { table } = publicationsOf(tables).funder;
  if (table === null || table.rows.length === 0) return null;
  return {
    hours,
    rows: table.rows.map(({ keys, cells, total }) => ({ weekdays: keys.map(Number), cells, total })),
    totals: table.totals,
    total: table.total,
  };
}

const slotsOf = (counts: Counts): readonly { readonly weekday: number; readonly hour: number; readonly visits: number }[] =>
  sitesOf(counts).flatMap((code) =>
    Object.entries(counts[code] ?? {}).flatMap(([name, visits]) => {
      const found = /^slot:(\d)-(\d+)$/.exec(name);
      return found === null ? [] : [{ weekday: Number(found[1]), hour: Number(found[2]), visits }];
    }),
  );
