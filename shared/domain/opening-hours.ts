import type { BusinessDay } from './brand.ts';
import { addDays, businessDayOf, epochOfLocal, localMinute, weekdayOf } from './calendar.ts';

/** One opening of a day; minutes of the local day, `to` excluded. */
export interface DaySlot {
  readonly from: number;
  readonly to: number;
}
/** One opening of a weekday (1 = Monday … 7). */
export interface Slot extends DaySlot {
  readonly weekday: number;
}
/** Days that differ from the week, both ends included: closed (no slot), or open at other hours. */
export interface OpeningException {
  readonly from: string;
  readonly to: string;
  readonly slots: readonly DaySlot[];
  /** A word for people: "14 juillet". */
  readonly reason: string;
}
/** When an antenne is open: its week, the days that differ, and where its clock hangs. No week at all: always open. */
export interface OpeningPlan {
  readonly opening: readonly Slot[];
  readonly openingExceptions: readonly OpeningException[];
  readonly timeZone: string;
}
export type Opening = { readonly kind: 'open'; readonly closesAtMs: number | null } | { readonly kind: 'closed'; readonly opensAtMs: number | null };

/** How far ahead the next opening is looked for: longer than a summer. */
const DAYS_AHEAD = 100;

/** The openings of this day in their order; null: open all day long. Of several exceptions for one day the last entered counts. */
export function slotsOfDay(plan: Pick<OpeningPlan, 'opening' | 'openingExceptions'>, day: BusinessDay): readonly DaySlot[] | null {
  const exception = exceptionOf(plan.openingExceptions, day);
  if (exception === undefined && plan.opening.length === 0) return null;
  const slots: readonly DaySlot[] = exception?.slots ?? plan.opening.filter((slot) => slot.weekday === weekdayOf(day));
  return slots.filter((slot) => slot.to > slot.from).toSorted((a, b) => a.from - b.from);
}

export const exceptionOf = (exceptions: readonly OpeningException[], day: BusinessDay): OpeningException | undefined =>
  exceptions.findLast((one) => one.from <= day && day <= one.to);

/** Whether the antenne is open at this instant, until when, or when it opens next. */
export function openStateAt(plan: OpeningPlan, nowMs: number): Opening {
  const { timeZone } = plan;
  const today = businessDayOf(nowMs, timeZone);
  const { minute } = localMinute(nowMs, timeZone);
  const slots = slotsOfDay(plan, today);
  if (slots === null) return { kind: 'open', closesAtMs: null };
  const current = slots.find((slot) => slot.from <= minute && minute < slot.to);
  if (current !== undefined) return { kind: 'open', closesAtMs: epochOfLocal(today, Math.min(current.to, 1439), timeZone) };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const day = addDays(today, ahead);
    const ofDay = slotsOfDay(plan, day);
    if (ofDay === null) return { kind: 'closed', opensAtMs: epochOfLocal(day, 0, timeZone) };
    const next = ofDay.find((slot) => ahead > 0 || slot.from > minute);
    if (next !== undefined) return { kind: 'closed', opensAtMs: epochOfLocal(day, next.from, timeZone) };
  }
  return { kind: 'closed', opensAtMs: null };
}

/** When the last opening of this day ends, null on a day without opening (or open all day long). */
export function lastClosingOf(plan: OpeningPlan, day: BusinessDay): number | null {
  const last = slotsOfDay(plan, day)?.at(-1);
  return last === undefined ? null : epochOfLocal(day, Math.min(last.to, 1439), plan.timeZone);
}
