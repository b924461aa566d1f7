import type { BusinessDay } from './brand.ts';
import { addDays } from './calendar.ts';
import { exceptionOf, type OpeningException, type OpeningPlan, slotsOfDay } from './opening-hours.ts';

/** Days back that are looked at: an upload that late would find its month frozen. */
const DAYS_BACK = 31;

/** Days before this one that the antenne itself kept closed although its week opens them, oldest first. `own`: the exceptions entered at the antenne. */
export function keptClosedBefore(
  given: Pick<OpeningPlan, 'opening'> & { readonly own: readonly OpeningException[] },
  today: BusinessDay,
): readonly BusinessDay[] {
  const { opening, own } = given;
  return Array.from({ length: DAYS_BACK }, (_, back) => addDays(today, back - DAYS_BACK)).filter(
    (day) => exceptionOf(own, day)?.slots.length === 0 && (slotsOfDay({ opening, openingExceptions: [] }, day)?.length ?? 0) > 0,
  );
}
