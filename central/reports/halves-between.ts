import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { type DayHalves, halvesOf } from '../../shared/domain/coverage.ts';
import { openingCalendars } from '../store/calendar-store.ts';
import { type Asked, evidenceNames, evidenceOf, readSites } from './read-days.ts';
import type { SiteRef } from './views.ts';

/** Half-days of one antenne, or of each (`*`), over the days from one to another, both included; of long periods, so it reads no more than it needs. */
export async function halvesBetween(
  { db, now, timeZone }: Asked,
  given: { readonly from: BusinessDay; readonly until: BusinessDay; readonly site: string },
): Promise<readonly { readonly site: SiteRef; readonly days: readonly DayHalves[] }[]> {
  const { from, until } = given;
  const sites = (await readSites(db)).filter(({ code }) => given.site === '*' || code === given.site);
  const rows = await db
    .selectFrom('figures')
    .select(['period', 'site', 'name', 'value'])
    .where('period', '>=', from)
    .where('period', '<=', until)
    .where('name', 'in', evidenceNames)
    .execute();
  const counted = new Map(rows.map(({ period, site, name, value }) => [`${period}|${site}|${name}`, value]));
  const closings = await db.selectFrom('closed_days').select(['day', 'site']).distinct().where('day', '>=', from).where('day', '<=', until).execute();
  const closed = new Set(closings.map(({ day, site }) => `${day}|${site}`));
  const days: BusinessDay[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  const calendars = new Map<string, Awaited<ReturnType<typeof openingCalendars>>>();
  for (const month of new Set(days.map((day) => day.slice(0, 7)))) calendars.set(month, await openingCalendars(db, month));
  return sites.map(({ code, name, lastContactAt }) => {
    // Made once a month, not once a day.
    const calendarOf = new Map([...calendars].map(([month, of]) => [month, of(code)]));
    return {
      site: { code, name },
      days: days.flatMap((day) => {
        const calendar = calendarOf.get(day.slice(0, 7));
        const counts = { get: (one: string) => counted.get(`${day}|${code}|${one}`) };
        return calendar === undefined ? [] : [halvesOf(calendar, day, { ...evidenceOf(counts, closed.has(`${day}|${code}`)), now, timeZone, lastContactAt })];
      }),
    };
  });
}
