import { LEAST_BASE, shiftMonth } from '../../shared/domain/comparison.ts';
import { countCoverage, receivedOf } from '../../shared/domain/coverage.ts';
import type { FigureName } from '../../shared/domain/figures.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { readMonth } from './overview.ts';
import type { Asked, SiteDays } from './read-days.ts';
import { figuresOf, hasFigures, readMonths, rollupOf, type Rollups } from './read-figures.ts';
import { stampOf } from './stamp.ts';
import type { ComparedSite, Comparison } from './views.ts';

const MONTHS = 12;
/** Antennes that opened less than nine tenths of what the most open one did are not compared as they stand. */
const EQUAL_SHARE = 0.9;

/** C4: one figure of every antenne over twelve months, on one scale; the last month also for one open half-day and for 100 persons. */
export function comparison(asked: Asked, given: { readonly month: string; readonly figure: FigureName }): Promise<Comparison> {
  return inSnapshot(asked.db, async (db) => {
    const read = await readMonth({ ...asked, db }, given.month);
    const months = Array.from({ length: MONTHS }, (_, n) => shiftMonth(given.month, n + 1 - MONTHS));
    const rollups = await readMonths(db, months);
    const sites = read.days.sites.map((days) => comparedSite({ days, rollups, months, figure: given.figure }));
    const most = Math.max(...sites.map(({ openHalfDays }) => openHalfDays), 0);
    return {
      stamp: await stampOf({ ...asked, db }, read),
      figure: given.figure,
      months,
      sites: sites.toSorted((a, b) => (b.values.at(-1) ?? -1) - (a.values.at(-1) ?? -1) || a.site.name.localeCompare(b.site.name)),
      coverage: countCoverage(read.days.sites.flatMap(({ halves }) => halves)),
      unequalOpening: sites.some(({ openHalfDays }) => openHalfDays < most * EQUAL_SHARE),
    };
  });
}

interface Given {
  readonly days: SiteDays;
  readonly rollups: ReadonlyMap<string, Rollups>;
  readonly months: readonly string[];
  readonly figure: FigureName;
}
function comparedSite({ days, rollups, months, figure }: Given): ComparedSite {
  const { code, name } = days.site;
  const values = months.map((month) => {
    const rollup = rollupOf(rollups.get(month), code);
    return hasFigures(rollup) ? figuresOf(rollup)[figure] : null;
  });
  const { received } = receivedOf(countCoverage(days.halves));
  const last = values.at(-1) ?? null;
  const persons = figuresOf(rollupOf(rollups.get(months.at(-1) ?? ''), code)).distinctPersons;
  const oneDecimal = (value: number): number => Math.round(value * 10) / 10;
  return {
    site: { code, name },
    values,
    openHalfDays: received,
    perHalfDay: last === null || received === 0 ? null : oneDecimal(last / received),
    per100Persons: last === null || persons < LEAST_BASE ? null : oneDecimal((last / persons) * 100),
  };
}
