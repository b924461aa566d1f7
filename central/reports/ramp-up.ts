import { sql } from 'kysely';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays, businessDayOf, epochOfLocal, localMinute } from '../../shared/domain/calendar.ts';
import { countCoverage } from '../../shared/domain/coverage.ts';
import { forecastAtEnd, plannedAt, type TargetFigure, targetFigures } from '../../shared/domain/targets.ts';
import { isTooOld } from '../../shared/domain/retention.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { readFirstDays } from '../store/first-days/read-first-days.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { keptFrom } from '../store/kept-from.ts';
import type { Store } from '../store/tables.ts';
import { halvesBetween } from './halves-between.ts';
import { type Asked, readSites } from './read-days.ts';
import { type ConventionTargets, conventionOn, readConventions } from './read-targets.ts';
import type { RampUp, RampUpCurve, RampUpView, SiteRef } from './views.ts';

/** C3. undefined: no convention, or no such antenne. */
export async function rampUp(asked: Asked, given: { readonly site: string; readonly convention?: number | undefined }): Promise<RampUpView | undefined> {
  await keepFirstDays(asked.db);
  return inSnapshot(asked.db, async (db) => {
    const conventions = await readConventions(db);
    const today = businessDayOf(asked.now, asked.timeZone);
    const convention =
      given.convention === undefined ? (conventionOn(conventions, today) ?? conventions[0]) : conventions.find((one) => one.convention.id === given.convention);
    const site = given.site === '*' ? { code: '*', name: '' } : (await readSites(db)).find(({ code }) => code === given.site);
    if (convention === undefined || site === undefined) return undefined;
    const until = today < convention.period.endsOn ? today : convention.period.endsOn;
    const halves = await halvesBetween({ ...asked, db }, { from: convention.period.startsOn, until, site: site.code });
    return {
      ...(await rampUpOf({ ...asked, db }, { convention, site: { code: site.code, name: site.name }, until: today })),
      coverage: countCoverage(halves.flatMap(({ days }) => days)),
      coverageOf: halves.map((one) => ({ site: one.site, coverage: countCoverage(one.days) })),
    };
  });
}

/** Cumulated curves of a convention up to a day, week by week, with the plan and where it leads. */
export async function rampUpOf(
  asked: Asked,
  given: { readonly convention: ConventionTargets; readonly site: SiteRef; readonly until: string },
): Promise<RampUp> {
  const { convention, site } = given;
  const { period } = convention;
  const until = (given.until < period.endsOn ? given.until : period.endsOn) as BusinessDay; // both are days
  const range = { from: period.startsOn, until, site: site.code };
  const firsts = await readFirstDays(asked.db, { convention: convention.convention, site: site.code });
  const daily: Record<TargetFigure, ReadonlyMap<string, number>> = {
    visits: await dailySums(asked.db, { ...range, name: 'visits' }),
    workshops: await dailySums(asked.db, { ...range, name: 'purpose:workshop' }),
    distinctPersons: firsts.distinctPersons,
    cejDiagnosed: atMonthEnds(firsts.cejDiagnosed, until),
  };
  const isGone = isTooOld(period.startsOn, await keptFrom(asked.db));
  // Entered after its persons were gone, nobody was ever counted: no curve says less than a false one.
  const known = targetFigures.filter((figure) => !(isGone && (figure === 'distinctPersons' || figure === 'cejDiagnosed') && daily[figure].size === 0));
  const ends = weekEnds(period.startsOn, until);
  return {
    convention: convention.convention,
    site,
    curves: known.map((figure) => curveOf({ figure, daily: daily[figure], ends, convention, site: site.code, until })),
    ...(isGone ? { personsGone: true } : {}),
    crossesYears: period.startsOn.slice(0, 4) !== period.endsOn.slice(0, 4),
  };
}

function curveOf(given: {
  readonly figure: TargetFigure;
  readonly daily: ReadonlyMap<string, number>;
  readonly ends: readonly BusinessDay[];
  readonly convention: ConventionTargets;
  readonly site: string;
  readonly until: BusinessDay;
}): RampUpCurve {
  const { figure, convention, until } = given;
  const { period } = convention;
  const target = convention.targetOf(given.site, figure) ?? null;
  const days = [...given.daily].toSorted(([a], [b]) => (a < b ? -1 : 1));
  let [at, reached] = [0, 0];
  const points = given.ends.map((day) => {
    for (let next = days[at]; next !== undefined && next[0] <= day; next = days[at]) {
      reached += next[1];
      at += 1;
    }
    return { day, reached, planned: target === null ? null : Math.round(plannedAt(target, period, day)) };
  });
  return {
    figure,
    points,
    target: target?.total ?? null,
    reached,
    planned: target === null ? null : Math.round(plannedAt(target, period, until)),
    forecast: forecastAtEnd(reached, { target, period, day: until }),
  };
}

/** The Sundays from the first to the last day, and the last day. */
function weekEnds(from: BusinessDay, until: BusinessDay): readonly BusinessDay[] {
  if (until < from) return [];
  const { weekday } = localMinute(epochOfLocal(from, 720, 'UTC'), 'UTC');
  const ends: BusinessDay[] = [];
  for (let day = addDays(from, 7 - weekday); day < until; day = addDays(day, 7)) ends.push(day);
  return [...ends, until];
}

interface Range {
  readonly from: string;
  readonly until: string;
  readonly site: string;
}
async function dailySums(db: Store, range: Range & { readonly name: string }): Promise<ReadonlyMap<string, number>> {
  const rows = db
    .selectFrom('figures')
    .select(['period', 'value'])
    .where('period', '>=', range.from)
    .where('period', '<=', range.until)
    .where('name', '=', range.name)
    // Months are periods too, of seven characters.
    .where(sql<number>`length(period)`, '=', 10);
  const sums = new Map<string, number>();
  for (const { period, value } of await (range.site === '*' ? rows : rows.where('site', '=', range.site)).execute())
    sums.set(period, (sums.get(period) ?? 0) + value);
  return sums;
}

/** Day → members of the CEJ, told on the last day of the first month in which they came for the Pix diagnostic. */
function atMonthEnds(days: ReadonlyMap<string, number>, until: string): ReadonlyMap<string, number> {
  const told = new Map<string, number>();
  for (const [day, persons] of days) {
    if (day > until) continue;
    const end = day.slice(0, 7) === until.slice(0, 7) ? until : `${day.slice(0, 7)}-31`;
    told.set(end, (told.get(end) ?? 0) + persons);
  }
  return told;
}
