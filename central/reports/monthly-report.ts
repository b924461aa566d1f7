import { changeBetween, percentOf } from '../../shared/domain/comparison.ts';
import { countCoverage } from '../../shared/domain/coverage.ts';
import { type Distribution, newcomers } from '../../shared/domain/distributions.ts';
import { presenceTime } from '../../shared/domain/durations.ts';
import { figureNames, occupancyOf } from '../../shared/domain/figures.ts';
import { monthStateOf } from '../../shared/domain/month-state.ts';
import { ageBands, deviceKinds, programmes, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { commentsOf } from './comments.ts';
import { incidentsOf, useRatesOf } from './lending.ts';
import { type MonthRead, overviewLine, readMonth } from './overview.ts';
import { rampUpOf } from './ramp-up.ts';
import { allFrozen, closedVersionOf, type FrozenReport } from './read-closings.ts';
import type { Asked, SiteLine } from './read-days.ts';
import { distributionsOf, rollupOf } from './read-figures.ts';
import { conventionOn, plannedOf } from './read-targets.ts';
import { standingOf } from './stamp.ts';
import type { ComparedFigure, HeatCell, MonthlyReport, Share } from './views.ts';
import { instantOf } from '../../shared/domain/calendar.ts';

interface WhichReport {
  readonly month: string;
  readonly site: string;
  readonly version?: number | undefined;
}
/** C2: the ten sections of one antenne, or of all (`site` `*`). `version`: as it was frozen. undefined: no such antenne or version. */
export async function monthlyReport(asked: Asked, given: WhichReport): Promise<MonthlyReport | undefined> {
  await keepFirstDays(asked.db);
  return inSnapshot(asked.db, (db) => reportInSnapshot({ ...asked, db }, given));
}

/** The same within a snapshot that holds more than this report. */
export async function reportInSnapshot(asked: Asked, given: WhichReport): Promise<MonthlyReport | undefined> {
  const read = await readMonth(asked, given.month);
  const { signs, pending } = await standingOf(asked, read);
  const frozen = await allFrozen(asked.db, given.month);
  const versions = frozen.map(closedVersionOf);
  const state = monthStateOf(signs);
  if (given.version !== undefined) {
    const shown = frozen.find(({ version }) => version === given.version);
    const report = shown?.content.reports[given.site];
    if (shown === undefined || report === undefined) return undefined;
    return {
      ...report,
      stamp: { month: given.month, state, version: shown.version, sha256: shown.sha256, generatedAt: shown.content.closedAt },
      versions,
      pending,
    };
  }
  const site = read.days.sites.find((one) => one.site.code === given.site)?.site ?? null;
  if (site === null && given.site !== '*') return undefined;
  const report = await reportNow(asked, { read, site });
  return { ...report, stamp: { month: given.month, state, version: null, sha256: null, generatedAt: instantOf(asked.now) }, versions, pending };
}

/** The report as the rollups are now; what a version freezes. `site` null: all antennes. */
export async function reportNow(asked: Asked, given: { readonly read: MonthRead; readonly site: SiteLine | null }): Promise<FrozenReport> {
  const { read, site } = given;
  const code = site?.code ?? '*';
  const line = overviewLine(read, site);
  const sites = read.days.sites.filter((one) => site === null || one.site.code === code);
  const { figures } = line;
  const rollup = rollupOf(read.now, code);
  const distributions = distributionsOf(rollup);
  const lastDay = read.days.days.at(-1) ?? `${read.month}-01`;
  const convention = conventionOn(read.conventions, lastDay);
  const sharesOf = (keys: readonly string[], counts: Distribution, base: number): readonly Share[] =>
    keys.map((key) => ({ key, count: counts[key] ?? 0, percent: percentOf(counts[key] ?? 0, base) }));
  return {
    site: line.site,
    facts: line.facts,
    figures: figureNames.map(
      (name): ComparedFigure => ({
        name,
        value: figures[name],
        previous: line.previous === null ? null : changeBetween(line.previous[name], figures[name]),
        lastYear: line.lastYear === null ? null : changeBetween(line.lastYear[name], figures[name]),
        planned: name === 'visits' ? line.planned.visits : null,
      }),
    ),
    totals: figures,
    presence: presenceTime(distributions.duration, distributions.quality, figures.measuredMinutes),
    rampUp: convention === undefined ? null : await rampUpOf(asked, { convention, site: line.site, until: lastDay }),
    heatMap: heatMapOf(distributions.slot),
    purposes: sharesOf(visitPurposes, figures.purposes, figures.visits),
    equipment: {
      sessions: figures.workstationSessions,
      sessionMinutes: figures.workstationMinutes,
      occupancy: occupancyOf(figures),
      loans: figures.loans,
      takeHomeLoans: figures.takeHomeLoans,
      loanMinutes: { onSite: figures.onSiteLoanMinutes, takeHome: figures.takeHomeLoanMinutes },
      lateReturns: figures.lateReturns,
      incidents: incidentsOf(rollup),
      useRates: useRatesOf(rollup),
      waits: { seated: figures.seatedWaits, minutes: figures.waitedMinutes, refused: figures.refusedWaits },
      devices: sharesOf(deviceKinds, distributions.device, figures.loans),
    },
    activities: {
      workshops: figures.purposes.workshop ?? 0,
      plannedWorkshops: plannedOf(read.conventions, { month: read.month, site: code, figure: 'workshops' }),
      mediations: figures.purposes.mediation ?? 0,
      diagnostics: figures.purposes['pix-diagnostic'] ?? 0,
      procedures: figures.purposes['online-procedure'] ?? 0,
    },
    public: {
      base: figures.visits,
      ages: sharesOf(ageBands, distributions.age, figures.visits),
      districts: sharesOf(Object.keys(distributions.district).toSorted(byDistrict), distributions.district, figures.visits),
      programmes: sharesOf(programmes, distributions.programme, figures.visits),
      newcomers: sharesOf(newcomers, distributions.newcomer, figures.visits),
    },
    coverage: countCoverage(sites.flatMap(({ halves }) => halves)),
    doubtful: {
      estimatedVisits: figures.estimatedVisits,
      openVisits: figures.openVisits,
      alarms: sites.flatMap(({ alarms }) => alarms),
      quarantined: await quarantinedOf(asked, { month: read.month, site: code }),
    },
    comments: await commentsOf(asked.db, { month: read.month, site: code }),
  };
}

/** 1er … 9e, then postcodes, then what was not given. */
export function byDistrict(a: string, b: string): number {
  const rank = (key: string): number => (/^\d+$/.test(key) ? Number(key) : Number.MAX_SAFE_INTEGER);
  return rank(a) - rank(b) || a.localeCompare(b);
}

function heatMapOf(slots: Distribution): readonly HeatCell[] {
  return Object.entries(slots)
    .map(([slot, visits]) => {
      const [weekday = 0, hour = 0] = slot.split('-').map(Number);
      return { weekday, hour, visits };
    })
    .toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

/** Facts of the month's own days are not known once set apart: those received since it began are counted, but for what is surely of months that are gone. */
async function quarantinedOf(asked: Asked, given: { readonly month: string; readonly site: string }): Promise<number> {
  const since = Date.parse(`${given.month}-01T00:00:00.000Z`);
  const all = asked.db
    .selectFrom('quarantine as q')
    .innerJoin('terminals as t', 't.number', 'q.terminal')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('q.at', '>=', since)
    .where('q.reason', '<>', 'too-old');
  const { n } = await (given.site === '*' ? all : all.where('t.site_code', '=', given.site)).executeTakeFirstOrThrow();
  return n;
}
