import type { BusinessDay } from './brand.ts';

/** One visit in time, epoch ms; `leftAt` null while the person is in. */
export interface VisitSpan {
  readonly arrivedAt: number;
  readonly leftAt: number | null;
}
export interface CorrectionFacts {
  readonly before: VisitSpan;
  readonly asked: VisitSpan;
  /** Local days of the asked arrival and departure, and of the visit. */
  readonly day: BusinessDay;
  readonly askedDays: readonly BusinessDay[];
  /** The person's other visits of that day. */
  readonly others: readonly VisitSpan[];
}
export type CorrectionRefusal = 'leaves-before-arriving' | 'other-day' | 'future' | 'overlap' | 'reopens' | 'device-out';

/** Whether a visit may be said to have been at other times. A visit never crosses midnight, and nobody is in twice (DOMAIN 1). */
export function refusalOf(facts: CorrectionFacts, now: number): CorrectionRefusal | null {
  const { before, asked, others } = facts;
  if (facts.askedDays.some((day) => day !== facts.day)) return 'other-day';
  if (asked.arrivedAt > now || (asked.leftAt !== null && asked.leftAt > now)) return 'future';
  if (asked.leftAt !== null && asked.leftAt < asked.arrivedAt) return 'leaves-before-arriving';
  if (asked.leftAt === null && before.leftAt !== null) return 'reopens';
  if (others.some((other) => overlaps(asked, other))) return 'overlap';
  return null;
}

/** Visits that touch do not overlap. */
function overlaps(a: VisitSpan, b: VisitSpan): boolean {
  return a.arrivedAt < (b.leftAt ?? Number.POSITIVE_INFINITY) && b.arrivedAt < (a.leftAt ?? Number.POSITIVE_INFINITY);
}
