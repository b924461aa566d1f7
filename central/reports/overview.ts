import { shiftMonth } from '../../shared/domain/comparison.ts';
import { countCoverage } from '../../shared/domain/coverage.ts';
import { monthFacts } from '../../shared/domain/month-facts.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { type Asked, type MonthDays, readDays, type SiteLine } from './read-days.ts';
import { distributionsOf, figuresOf, hasFigures, readMonths, type Rollup, rollupOf, type Rollups } from './read-figures.ts';
import { type ConventionTargets, plannedOf, readConventions } from './read-targets.ts';
import { stampOf } from './stamp.ts';
import type { MonthOverview, OverviewLine } from './views.ts';

/** A month beside the one before and the same one a year before: what every report of it begins with. */
export interface MonthRead {
  readonly month: string;
  readonly days: MonthDays;
  readonly now: Rollups | undefined;
  readonly previous: Rollups | undefined;
  readonly lastYear: Rollups | undefined;
  readonly conventions: readonly ConventionTargets[];
}

export async function readMonth(asked: Asked, month: string): Promise<MonthRead> {
  const [before, yearBefore] = [shiftMonth(month, -1), shiftMonth(month, -12)];
  const months = await readMonths(asked.db, [month, before, yearBefore]);
  return {
    month,
    days: await readDays(asked, month),
    now: months.get(month),
    previous: months.get(before),
    lastYear: months.get(yearBefore),
    conventions: await readConventions(asked.db),
  };
}

/** C1: each antenne's month against the previous one, the year before and the target. From rollups alone: its cost does not grow with the facts. */
export function monthOverview(asked: Asked, month: string): Promise<MonthOverview> {
  return inSnapshot(asked.db, async (db) => {
    const read = await readMonth({ ...asked, db }, month);
    return {
      stamp: await stampOf({ ...asked, db }, read),
      all: overviewLine(read, null),
      sites: read.days.sites.map(({ site }) => overviewLine(read, site)),
    };
  });
}

const figuresOrNull = (rollup: Rollup) => (hasFigures(rollup) ? figuresOf(rollup) : null);

/** `site` null: all antennes. */
export function overviewLine(read: MonthRead, site: SiteLine | null): OverviewLine {
  const code = site?.code ?? '*';
  const rollup = rollupOf(read.now, code);
  const sites = read.days.sites.filter((one) => site === null || one.site.code === code);
  const coverage = countCoverage(sites.flatMap(({ halves }) => halves));
  const figures = figuresOf(rollup);
  const previous = figuresOrNull(rollupOf(read.previous, code));
  const lastYear = figuresOrNull(rollupOf(read.lastYear, code));
  const planned = (figure: 'visits' | 'workshops') => plannedOf(read.conventions, { month: read.month, site: code, figure });
  return {
    site: { code, name: site?.name ?? '' },
    figures,
    previous,
    lastYear,
    planned: { visits: planned('visits'), workshops: planned('workshops') },
    coverage,
    facts: monthFacts({
      figures,
      distributions: distributionsOf(rollup),
      coverage,
      previousVisits: previous?.visits ?? null,
      lastYearVisits: lastYear?.visits ?? null,
      plannedVisits: planned('visits'),
    }),
    alarms: sites.flatMap(({ alarms }) => alarms).length,
    lastContactAt: site?.lastContactAt ?? null,
  };
}
