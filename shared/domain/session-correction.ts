import type { BusinessDay } from './brand.ts';

/** A session in time, epoch ms. */
export interface SessionSpan {
  readonly startedAt: number;
  readonly endedAt: number;
}
export type SessionCorrectionRefusal = 'still-running' | 'other-day' | 'future' | 'overlap';

/** A beginning is known to the quarter hour once a session is over (TRUST L-2): neighbours may seem to overlap by as much. */
export const QUARTER_MS = 15 * 60_000;

/** Whether an ended session may be said to have been then and there. `others`: the other sessions of that day at that workstation. */
export function sessionRefusalOf(
  facts: { readonly asked: SessionSpan; readonly askedDays: readonly BusinessDay[]; readonly day: BusinessDay; readonly others: readonly SessionSpan[] },
  now: number,
): SessionCorrectionRefusal | null {
  const { asked } = facts;
  if (facts.askedDays.some((day) => day !== facts.day)) return 'other-day';
  if (asked.endedAt > now) return 'future';
  const shared = (other: SessionSpan): number => Math.min(asked.endedAt, other.endedAt) - Math.max(asked.startedAt, other.startedAt);
  return facts.others.some((other) => shared(other) > QUARTER_MS) ? 'overlap' : null;
}
