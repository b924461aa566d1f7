import { changeBetween, shiftMonth } from '../../shared/domain/comparison.ts';
import { FUNDER_THRESHOLD } from '../../shared/domain/masking.ts';
import { publishedPersons } from '../../shared/domain/publication.ts';
import type { FigureName } from '../../shared/domain/figures.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { leavingFigures, leavingSlots } from './leaving-figures.ts';
import { leavingLending } from './leaving-lending.ts';
import { type Counts, leavingTables } from './leaving-tables.ts';
import { reportInSnapshot } from './monthly-report.ts';
import { allFrozen } from './read-closings.ts';
import { type Asked, readSites } from './read-days.ts';
import type { LeavingFigure, LeavingReport } from './leaving-view.ts';
import type { MaskedCount, RampUp, SiteRef } from './views.ts';

/** The order of the second section; persons stand after visits, as in the internal report. */
const order: readonly FigureName[] = [
  'visits',
  'distinctPersons',
  'newPersons',
  'returningVisits',
  'unnamedVisits',
  'presenceMinutes',
  'estimatedVisits',
  'cejVisits',
  'workstationSessions',
  'loans',
  'takeHomeLoans',
  'lateReturns',
  'guests',
  'seatedWaits',
  'refusedWaits',
];
/** A cumulated number is told by tens: what one week adds to it cannot be read. */
const TENS = 10;

/** C2 for a funder (TRUST P-2): what the monthly report may say outside, of a frozen version. undefined: no such antenne or version. */
export function leavingReport(
  asked: Asked,
  given: { readonly month: string; readonly site: string; readonly version: number },
): Promise<LeavingReport | undefined> {
  return inSnapshot(asked.db, async (db) => {
    const inside = { ...asked, db };
    const { month, site } = given;
    const report = await reportInSnapshot(inside, given);
    if (report === undefined) return undefined;
    const sites = (await readSites(db)).map(({ code, name }) => ({ code, name }));
    const versions = await frozenCounts(inside, month, given.version);
    const figures = figuresFrom(versions, site);
    const before = figuresFrom(await frozenCounts(inside, shiftMonth(month, -1)), site);
    const yearBefore = figuresFrom(await frozenCounts(inside, shiftMonth(month, -12)), site);
    const isAsked = ({ code }: SiteRef): boolean => site === '*' || code === site;
    return {
      stamp: report.stamp,
      site: report.site,
      // A version that was frozen before a figure was counted does not have it.
      figures: order.flatMap((name): readonly LeavingFigure[] => {
        const exact = report.figures.find((one) => one.name === name);
        if (exact === undefined) return [];
        const value = figures.get(name) ?? null;
        return [{ name, value, previous: between(before.get(name), value), lastYear: between(yearBefore.get(name), value), planned: exact.planned }];
      }),
      rampUp: report.rampUp === null ? null : byTens(report.rampUp),
      slots: site === '*' ? leavingSlots(versions) : null,
      tables: leavingTables(versions, { audience: 'funder', sites }).map((table) => ({ ...table, rows: table.rows.filter((row) => row.sites.some(isAsked)) })),
      lending: report.equipment.incidents === undefined ? null : leavingLending(versions, site),
      coverage: report.coverage,
      comments: report.comments,
      versions: report.versions
        .filter(({ version }) => version <= given.version)
        .map(({ version, sha256, closedAt, by }) => ({ version, sha256, closedAt, by })),
    };
  });
}

/** Of every frozen version of a month up to one, the oldest first. */
async function frozenCounts({ db }: Asked, month: string, last = Number.POSITIVE_INFINITY): Promise<readonly Counts[]> {
  return (await allFrozen(db, month)).filter(({ version }) => version <= last).map(({ content }) => content.months);
}

function figuresFrom(versions: readonly Counts[], site: string): ReadonlyMap<FigureName, MaskedCount> {
  if (versions.length === 0) return new Map();
  const persons = publishedPersons(
    versions.map((months) => Object.fromEntries(Object.entries(months).map(([code, rollup]) => [code, rollup.distinctPersons ?? 0]))),
    FUNDER_THRESHOLD,
  );
  return new Map([...leavingFigures(versions, site), ['distinctPersons', persons.counts[site] ?? null]]);
}

/** Against what was printed of the earlier month; nothing where either is hidden or no version of it left. */
const between = (from: MaskedCount | undefined, to: MaskedCount) => (from === undefined || from === null || to === null ? null : changeBetween(from, to));

const tens = (value: number): number => Math.round(value / TENS) * TENS;
const byTens = (rampUp: RampUp): RampUp => ({
  ...rampUp,
  curves: rampUp.curves.map((curve) => ({
    ...curve,
    points: curve.points.map((point) => ({ ...point, reached: tens(point.reached) })),
    reached: tens(curve.reached),
    forecast: curve.forecast === null ? null : tens(curve.forecast),
  })),
});
