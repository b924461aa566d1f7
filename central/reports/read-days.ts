import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays, businessDayOf } from '../../shared/domain/calendar.ts';
import { type DayEvidence, type DayHalves, halvesOf, isMissing, type OpeningCalendar } from '../../shared/domain/coverage.ts';
import { openingCalendars } from '../store/calendar-store.ts';
import type { Store } from '../store/tables.ts';
import type { Alarm, SiteRef } from './views.ts';

/** What every report asks: the store, the instant and where days begin. */
export interface Asked {
  readonly db: Store;
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
}
/** One antenne of the organisation, with its last word. */
export interface SiteLine extends SiteRef {
  /** Epoch ms of the last contact of any of its terminals. */
  readonly lastContactAt: number | null;
}
export interface SiteDays {
  readonly site: SiteLine;
  /** One a day of the month that has begun, in order. */
  readonly halves: readonly DayHalves[];
  /** Days with an open half that is not received, or that no terminal has closed. */
  readonly missingDays: number;
  readonly alarms: readonly Alarm[];
}
export interface MonthDays {
  readonly days: readonly BusinessDay[];
  /** The last day of the month is over. */
  readonly over: boolean;
  readonly sites: readonly SiteDays[];
}

/** Antennes by name. */
export async function readSites(db: Store): Promise<readonly SiteLine[]> {
  return db
    .selectFrom('sites as s')
    .leftJoin('terminals as t', 't.site_code', 's.code')
    .select(['s.code', 's.name'])
    .select(({ fn }) => fn.max('t.last_contact_at').as('lastContactAt'))
    .groupBy(['s.code', 's.name'])
    .orderBy('s.name')
    .execute();
}

/** The days of a month that have begun: what is known of each antenne's half-days, and where its terminals counted otherwise. */
export async function readDays(asked: Asked, month: string): Promise<MonthDays> {
  const today = businessDayOf(asked.now, asked.timeZone);
  const days: BusinessDay[] = [];
  let day = `${month}-01` as BusinessDay; // months are checked at the door
  for (; day.startsWith(month) && day <= today; day = addDays(day, 1)) days.push(day);
  const [sites, counted, closings, calendarOf] = [
    await readSites(asked.db),
    await dayRollups(asked.db, month),
    await readClosings(asked.db, month),
    await openingCalendars(asked.db, month),
  ];
  return {
    days,
    over: !day.startsWith(month) && today >= day,
    sites: sites.map((site) => daysOfSite({ asked, site, days, counted, closings, calendar: calendarOf(site.code) })),
  };
}

type Counts = ReadonlyMap<string, number>;
type ByDay = ReadonlyMap<string, Counts>;
const comparedFigures = ['visits', 'distinctPersons', 'presenceMinutes', 'workstationSessions', 'loans'] as const;

function daysOfSite(given: {
  readonly asked: Asked;
  readonly site: SiteLine;
  readonly days: readonly BusinessDay[];
  readonly counted: ByDay;
  readonly closings: ByDay;
  readonly calendar: OpeningCalendar;
}): SiteDays {
  const { asked, site, days, calendar } = given;
  const alarms: Alarm[] = [];
  let missingDays = 0;
  const halves = days.map((day) => {
    const key = `${day}|${site.code}`;
    const counts = given.counted.get(key) ?? new Map<string, number>();
    const closing = given.closings.get(key);
    const evidence = evidenceOf(counts, closing !== undefined);
    const moment = { now: asked.now, timeZone: asked.timeZone, lastContactAt: site.lastContactAt };
    const states = halvesOf(calendar, day, { ...evidence, ...moment });
    if (closing !== undefined) alarms.push(...alarmsOf({ site, day, counts, closing }));
    if (isMissing(day, states, { ...evidence, ...moment })) missingDays += 1;
    return states;
  });
  return { site, halves, missingDays, alarms };
}

/** The names of a day's rollup that say which of its halves came. */
export const evidenceNames = ['half:morning', 'half:afternoon', 'openingTold', 'opened:morning', 'opened:afternoon'] as const;
type Named = { readonly get: (name: (typeof evidenceNames)[number]) => number | undefined };
export const evidenceOf = (counts: Named, closingReceived: boolean): DayEvidence => ({
  morningVisits: counts.get('half:morning') ?? 0,
  afternoonVisits: counts.get('half:afternoon') ?? 0,
  closingReceived,
  opened: counts.get('openingTold') === undefined ? null : { morning: counts.get('opened:morning') ?? 0, afternoon: counts.get('opened:afternoon') ?? 0 },
});

/** Any difference between the terminal's own counters and what was received is an alarm, not a silent choice (TRUST 7.7). */
function alarmsOf({
  site,
  day,
  counts,
  closing,
}: {
  readonly site: SiteLine;
  readonly day: string;
  readonly counts: Counts;
  readonly closing: Counts;
}): readonly Alarm[] {
  return comparedFigures.flatMap((figure) => {
    const [terminal, received] = [closing.get(figure), counts.get(figure) ?? 0];
    return terminal === undefined || terminal === received ? [] : [{ site: { code: site.code, name: site.name }, day, figure, terminal, received }];
  });
}

/** `day|antenne` → the rollup of the day. */
export async function dayRollups(db: Store, month: string): Promise<ByDay> {
  const rows = await db
    .selectFrom('figures')
    .select(['period', 'site', 'name', 'value'])
    .where('period', '>=', `${month}-01`)
    .where('period', '<=', `${month}-31`)
    .execute();
  const byDay = new Map<string, Map<string, number>>();
  for (const { period, site, name, value } of rows) {
    const key = `${period}|${site}`;
    byDay.set(key, (byDay.get(key) ?? new Map<string, number>()).set(name, value));
  }
  return byDay;
}

/** The terminals' counters, summed over an antenne's terminals; persons only where one terminal counted them: two may have seen the same. */
export async function readClosings(db: Store, month: string): Promise<ByDay> {
  const rows = await db
    .selectFrom('closed_days')
    .selectAll()
    .where('day', '>=', `${month}-01`)
    .where('day', '<=', `${month}-31`)
    .orderBy('seq')
    .orderBy('fact')
    .execute();
  const lastOf = new Map(rows.map((row) => [`${row.day}|${row.site}|${row.terminal}`, row]));
  const byDay = new Map<string, Map<string, number>>();
  for (const row of lastOf.values()) {
    const key = `${row.day}|${row.site}`;
    const before = byDay.get(key);
    const sums = before ?? new Map<string, number>();
    const add = (name: string, value: number) => sums.set(name, (sums.get(name) ?? 0) + value);
    add('visits', row.visits);
    add('presenceMinutes', row.presence_minutes);
    add('workstationSessions', row.sessions);
    add('loans', row.loans);
    if (before === undefined) add('distinctPersons', row.distinct_persons);
    else sums.delete('distinctPersons');
    byDay.set(key, sums);
  }
  return byDay;
}
