import type { BusinessDay } from './brand.ts';
import { AFTERNOON_FROM } from './coverage.ts';
import { type OpeningPlan, slotsOfDay } from './opening-hours.ts';

export interface OpenedMinutes {
  readonly morningMinutes: number;
  readonly afternoonMinutes: number;
}

/** How long an antenne is open in each half of this day, openings that overlap counted once; null: open all day long, so nothing to measure against. */
export function openedMinutes(plan: Pick<OpeningPlan, 'opening' | 'openingExceptions'>, day: BusinessDay): OpenedMinutes | null {
  const slots = slotsOfDay(plan, day);
  if (slots === null) return null;
  const between = (start: number, end: number): number => {
    let [until, sum] = [start, 0];
    for (const { from, to } of slots) {
      sum += Math.max(0, Math.min(to, end) - Math.max(from, until));
      until = Math.max(until, to);
    }
    return sum;
  };
  return { morningMinutes: between(0, AFTERNOON_FROM), afternoonMinutes: between(AFTERNOON_FROM, 1_440) };
}
