import type { BusinessDay } from './brand.ts';
import { addDays } from './calendar.ts';

/** Month and day of the French holidays that do not move. */
const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const;
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const moving = [1, 39, 50] as const;

/** The public holidays of metropolitan France in a year (Code du travail, L3133-1). */
export function publicHolidays(year: number): readonly BusinessDay[] {
  const easter = easterSunday(year);
  return [...fixed.map((day) => `${year}-${day}` as BusinessDay), ...moving.map((days) => addDays(easter, days))].toSorted(); // real days of a year of four digits
}

/** The Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number): BusinessDay {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * shift + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}` as BusinessDay; // the formula gives a day of March or April
}
