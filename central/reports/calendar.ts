import { allDaysOff, allOpenings, keepDayOff, keepOpening, removeDayOff } from '../store/calendar-store.ts';
import { allSpecialOpenings, keepSpecialOpening } from '../store/organisation-store.ts';
import type { Store } from '../store/tables.ts';
import { readSites } from './read-days.ts';
import type { DayOffInput, OpeningInput, SpecialOpeningInput } from './queries.ts';
import type { SiteRef } from './views.ts';

/** GET reports/calendar (C8); POST reports/openings, reports/days-off and reports/special-openings change it. Public holidays are closed without being entered. */
export interface CalendarView {
  readonly openings: readonly { readonly site: SiteRef; readonly slots: readonly { readonly weekday: number; readonly from: number; readonly to: number }[] }[];
  readonly daysOff: readonly { readonly site: SiteRef; readonly day: string }[];
  /** Days that open at other hours, whatever else closes them. */
  readonly specialOpenings: readonly { readonly site: SiteRef; readonly day: string; readonly from: number; readonly to: number }[];
}

/** What was entered; an antenne without slots has the assumed opening (docs/decisions/0006). */
export async function calendarView(db: Store): Promise<CalendarView> {
  const sites = (await readSites(db)).map(({ code, name }) => ({ code, name }));
  const [slots, off, special] = [await allOpenings(db), await allDaysOff(db), await allSpecialOpenings(db)];
  const named = (code: string): SiteRef => sites.find((site) => site.code === code) ?? { code, name: '' };
  return {
    openings: sites.map((site) => ({
      site,
      slots: slots.filter((slot) => slot.site === site.code).map(({ weekday, from_minute: from, to_minute: to }) => ({ weekday, from, to })),
    })),
    daysOff: off.map(({ site, day }) => ({ site: named(site), day })),
    specialOpenings: special.map(({ site, day, from_minute: from, to_minute: to }) => ({ site: named(site), day, from, to })),
  };
}

const isKnown = async (db: Store, site: string): Promise<boolean> => (await readSites(db)).some(({ code }) => code === site);

/** false: no such antenne. */
export async function changeOpening(db: Store, given: OpeningInput): Promise<boolean> {
  if (!(await isKnown(db, given.site))) return false;
  await keepOpening(db, given.site, given.slots);
  return true;
}
/** false: no such antenne. */
export async function changeDayOff(db: Store, given: DayOffInput): Promise<boolean> {
  if (given.site !== '*' && !(await isKnown(db, given.site))) return false;
  await (given.off ? keepDayOff : removeDayOff)(db, given.site, given.day);
  return true;
}
/** false: no such antenne. */
export async function changeSpecialOpening(db: Store, given: SpecialOpeningInput): Promise<boolean> {
  if (given.site !== '*' && !(await isKnown(db, given.site))) return false;
  await keepSpecialOpening(db, given);
  return true;
}
