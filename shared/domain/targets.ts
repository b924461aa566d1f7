import { Temporal } from 'temporal-polyfill';
import type { BusinessDay } from './brand.ts';

/** What a convention promises (REPORTING, targets). */
export const targetFigures = ['visits', 'distinctPersons', 'cejDiagnosed', 'workshops'] as const;
export type TargetFigure = (typeof targetFigures)[number];

export interface Period {
  readonly startsOn: BusinessDay;
  /** Included. */
  readonly endsOn: BusinessDay;
}
/** One promise: its total at the end, and the share of it planned for each month of the period. */
export interface Target {
  readonly total: number;
  /** One weight a calendar month touched by the period, in order; empty: in proportion of days. Only their proportions count. */
  readonly slope: readonly number[];
}

/** The calendar months a period touches, `YYYY-MM`. */
export function monthsOf(period: Period): readonly string[] {
  const last = Temporal.PlainYearMonth.from(period.endsOn.slice(0, 7));
  const months: string[] = [];
  for (let at = Temporal.PlainYearMonth.from(period.startsOn.slice(0, 7)); Temporal.PlainYearMonth.compare(at, last) <= 0; at = at.add({ months: 1 }))
    months.push(at.toString());
  return months;
}

/** Days between, both included. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days + 1;
}

const lastDayOf = (month: string): BusinessDay => {
  const at = Temporal.PlainYearMonth.from(month);
  return at.toPlainDate({ day: at.daysInMonth }).toString() as BusinessDay;
};
const later = (a: BusinessDay, b: BusinessDay): BusinessDay => (a > b ? a : b);
const earlier = (a: BusinessDay, b: BusinessDay): BusinessDay => (a < b ? a : b);

/** What was planned to be reached at the end of `day`, along the slope; straight inside a month. */
export function plannedAt(target: Target, period: Period, day: BusinessDay): number {
  if (day < period.startsOn) return 0;
  if (day >= period.endsOn) return target.total;
  const months = monthsOf(period);
  const daysIn = months.map((month) => daysBetween(later(`${month}-01` as BusinessDay, period.startsOn), earlier(lastDayOf(month), period.endsOn)));
  const given = target.slope.length === months.length ? target.slope : daysIn;
  const sum = given.reduce((total, weight) => total + weight, 0);
  const weights = sum > 0 ? given : daysIn;
  const whole = sum > 0 ? sum : weights.reduce((total, weight) => total + weight, 0);
  let done = 0;
  for (const [index, month] of months.entries()) {
    const weight = weights[index] ?? 0;
    if (day > lastDayOf(month)) done += weight;
    else return (target.total * (done + (weight * daysBetween(later(`${month}-01` as BusinessDay, period.startsOn), day)) / (daysIn[index] ?? 1))) / whole;
  }
  return target.total;
}

/** What was planned for one calendar month alone. */
export function plannedFor(target: Target, period: Period, month: string): number {
  const before = Temporal.PlainDate.from(`${month}-01`).subtract({ days: 1 }).toString() as BusinessDay;
  return plannedAt(target, period, lastDayOf(month)) - plannedAt(target, period, before);
}

/**
 * What the period will end at if it goes on as it has: what is reached, divided by the share of the plan (or of the days) that is over.
 * null before a twentieth of it is over: too early to say.
 */
export function forecastAtEnd(reached: number, given: { readonly target: Target | null; readonly period: Period; readonly day: BusinessDay }): number | null {
  const { target, period, day } = given;
  if (day >= period.endsOn) return reached;
  if (day < period.startsOn) return null;
  const share =
    target !== null && target.total > 0
      ? plannedAt(target, period, day) / target.total
      : daysBetween(period.startsOn, day) / daysBetween(period.startsOn, period.endsOn);
  return share < 0.05 ? null : Math.round(reached / share);
}
