import { assumedOpening, type OpeningCalendar } from '../../shared/domain/coverage.ts';
import type { Slot } from '../../shared/domain/opening-hours.ts';
import { publicHolidays } from '../../shared/domain/public-holidays.ts';
import { inTransaction } from './in-transaction.ts';
import { allSpecialOpenings } from './organisation-store.ts';
import type { Store } from './tables.ts';

/** The calendar of each antenne for a month: what was entered, else the assumed opening; public holidays and days off of the organisation (`*`) close everybody. */
export async function openingCalendars(db: Store, month: string): Promise<(site: string) => OpeningCalendar> {
  const slots = await db.selectFrom('opening_slots').selectAll().execute();
  const off = await db.selectFrom('days_off').selectAll().where('day', '>=', `${month}-01`).where('day', '<=', `${month}-31`).execute();
  const special = (await allSpecialOpenings(db)).filter(({ day }) => day.startsWith(month));
  const holidays = publicHolidays(Number(month.slice(0, 4)));
  return (site) => {
    const own = slots.filter((slot) => slot.site === site).map(({ weekday, from_minute: from, to_minute: to }): Slot => ({ weekday, from, to }));
    const closedDays = new Set<string>([...holidays, ...off.filter((one) => one.site === site || one.site === '*').map(({ day }) => day)]);
    return { slots: own.length === 0 ? assumedOpening : own, closedDays, specialDays: specialDaysOf(special, site) };
  };
}

/** By day; an antenne's own hours stand before those of all. */
export function specialDaysOf(
  rows: readonly { readonly site: string; readonly day: string; readonly from_minute: number; readonly to_minute: number }[],
  site: string,
): ReadonlyMap<string, readonly { readonly from: number; readonly to: number }[]> {
  const ofSite = (code: string) =>
    Map.groupBy(
      rows.filter((row) => row.site === code),
      ({ day }) => day,
    );
  const both = [...ofSite('*'), ...ofSite(site)];
  return new Map(both.map(([day, slots]) => [day, slots.map(({ from_minute: from, to_minute: to }) => ({ from, to }))]));
}

/** What an antenne's opening is from now on; without slots the calendar is the assumed one. */
export function keepOpening(db: Store, site: string, slots: readonly Slot[]): Promise<void> {
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('opening_slots').where('site', '=', site).execute();
    const rows = slots.map(({ weekday, from, to }) => ({ site, weekday, from_minute: from, to_minute: to }));
    if (rows.length > 0) await transaction.insertInto('opening_slots').values(rows).execute();
  });
}

/** A day off of one antenne, or of all (`*`). Twice is once. */
export async function keepDayOff(db: Store, site: string, day: string): Promise<void> {
  await db
    .insertInto('days_off')
    .values({ site, day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
export async function removeDayOff(db: Store, site: string, day: string): Promise<void> {
  await db.deleteFrom('days_off').where('site', '=', site).where('day', '=', day).execute();
}
export const allOpenings = (db: Store) => db.selectFrom('opening_slots').selectAll().orderBy('site').orderBy('weekday').orderBy('from_minute').execute();
export const allDaysOff = (db: Store) => db.selectFrom('days_off').selectAll().orderBy('day').orderBy('site').execute();
