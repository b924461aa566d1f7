import { sql } from 'kysely';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import type { MonthTotals } from '../../shared/domain/counting.ts';
import { type VisitPurpose, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { hot } from '../store/hot.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';

/** complete: the day was closed and received; partial: something came, no closing yet; none: nothing came. Zero is not missing. */
export interface DayCoverage {
  readonly day: string;
  readonly state: 'complete' | 'partial' | 'none';
  /** The terminal's own counters differ from what was received. */
  readonly differs: boolean;
}
export interface SiteMonth {
  readonly siteCode: string;
  readonly siteName: string;
  readonly totals: MonthTotals;
  readonly coverage: readonly DayCoverage[];
  readonly lastContactAt: number | null;
}
export interface MonthReport {
  readonly month: string;
  /** Persons counted once over all antennes: not the sum of the antennes. */
  readonly all: MonthTotals;
  readonly sites: readonly SiteMonth[];
}

type Figures = ReadonlyMap<string, number>;

/** The month of every antenne, from the rollups alone: its cost does not grow with the facts. `today` bounds the coverage. */
export function monthReport(db: Store, month: string, today: BusinessDay): Promise<MonthReport> {
  return inSnapshot(db, async (snapshot) => {
    const figures = await figuresBySite(snapshot, month);
    const sites = await sitesWithContact(snapshot, {});
    const received = await receivedBySite(snapshot, month);
    const closed = await closedBySite(snapshot, month);
    const days = daysUntil(month, today);
    return {
      month,
      all: totalsOf(figures.get('*') ?? new Map()),
      sites: sites.map(({ code, name, last }) => ({
        siteCode: code,
        siteName: name,
        totals: totalsOf(figures.get(code) ?? new Map()),
        coverage: days.map((day) => coverageOf(day, received.get(code)?.get(day), closed.get(code)?.get(day))),
        lastContactAt: last,
      })),
    };
  });
}

const sitesWithContact = hot<{ code: string; name: string; last: number | null }, object>(
  () => sql`SELECT code, name, (SELECT max(last_contact_at) FROM terminals WHERE site_code = sites.code) AS last FROM sites ORDER BY name`,
);
const periodFigures = hot<{ site: string; name: string; value: number }, { period: string }>(
  (value) => sql`SELECT site, name, value FROM figures WHERE period = ${value('period')}`,
);
const dayFigures = hot<{ site: string; day: string; name: string; value: number }, { from: string; to: string }>(
  (value) => sql`
    SELECT site, period AS day, name, value FROM figures
    WHERE period BETWEEN ${value('from')} AND ${value('to')} AND name IN ('visits', 'presenceMinutes')`,
);
const closings = hot<DayCounts & { readonly site: string; readonly day: string }, { from: string; to: string }>(
  (value) => sql`
    SELECT c.site, c.day, c.visits, c.presence_minutes AS minutes FROM sites s
    JOIN closed_days c ON c.site = s.code AND c.day BETWEEN ${value('from')} AND ${value('to')}`,
);

async function figuresBySite(db: Store, period: string): Promise<Map<string, Map<string, number>>> {
  const bySite = new Map<string, Map<string, number>>();
  for (const row of await periodFigures(db, { period })) {
    const figures = bySite.get(row.site) ?? new Map<string, number>();
    figures.set(row.name, row.value);
    bySite.set(row.site, figures);
  }
  return bySite;
}

function totalsOf(figures: Figures): MonthTotals {
  const of = (name: string): number => figures.get(name) ?? 0;
  const purposes: Partial<Record<VisitPurpose, number>> = {};
  for (const purpose of visitPurposes) {
    const count = of(`purpose:${purpose}`);
    if (count > 0) purposes[purpose] = count;
  }
  return {
    visits: of('visits'),
    distinctPersons: of('distinctPersons'),
    newPersons: of('newPersons'),
    presenceMinutes: of('presenceMinutes'),
    measuredMinutes: of('measuredMinutes'),
    estimatedVisits: of('estimatedVisits'),
    openVisits: of('openVisits'),
    purposes,
    workstationSessions: of('workstationSessions'),
    workstationMinutes: of('workstationMinutes'),
    loans: of('loans'),
    takeHomeLoans: of('takeHomeLoans'),
    lateReturns: of('lateReturns'),
  };
}

interface DayCounts {
  readonly visits: number;
  readonly minutes: number;
}
const nothing: DayCounts = { visits: 0, minutes: 0 };

const daysOf = (month: string) => ({ from: `${month}-01`, to: `${month}-31` });

/** What was received of each antenne on each day of the month: antenne → day → counts. Read once for all of them. */
async function receivedBySite(db: Store, month: string): Promise<Map<string, Map<string, DayCounts>>> {
  const bySite = new Map<string, Map<string, DayCounts>>();
  for (const { site, day, name, value } of await dayFigures(db, daysOf(month))) {
    const days = bySite.get(site) ?? new Map<string, DayCounts>();
    const counts = days.get(day) ?? nothing;
    days.set(day, name === 'visits' ? { ...counts, visits: value } : { ...counts, minutes: value });
    bySite.set(site, days);
  }
  return bySite;
}

/** The terminals' own counters of the days they closed: antenne → day → counts. */
async function closedBySite(db: Store, month: string): Promise<Map<string, Map<string, DayCounts>>> {
  const bySite = new Map<string, Map<string, DayCounts>>();
  for (const row of await closings(db, daysOf(month))) {
    const days = bySite.get(row.site) ?? new Map<string, DayCounts>();
    days.set(row.day, row);
    bySite.set(row.site, days);
  }
  return bySite;
}

/** The days of the month that have begun. */
function daysUntil(month: string, today: BusinessDay): BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = `${month}-01` as BusinessDay; day.startsWith(month) && day <= today; day = addDays(day, 1)) days.push(day);
  return days;
}

function coverageOf(day: BusinessDay, received: DayCounts | undefined, closed: DayCounts | undefined): DayCoverage {
  const got = received ?? nothing;
  const differs = closed !== undefined && (closed.visits !== got.visits || closed.minutes !== got.minutes);
  return { day, state: closed !== undefined ? 'complete' : got.visits > 0 ? 'partial' : 'none', differs };
}
