import { FIRST_WARNING_MINUTES, LAST_WARNING_MINUTES } from '../../../shared/domain/session-rules.ts';

/** Time left of a session: `soon` from ten minutes, `last` from two (UX D-R10), `over` at the end, which ends nothing by itself. */
export type RemainingTime = { readonly kind: 'plenty' | 'soon' | 'last'; readonly minutes: number } | { readonly kind: 'over' };

export function remainingTime(endsAtMs: number, nowMs: number): RemainingTime {
  const left = endsAtMs - nowMs;
  if (left <= 0) return { kind: 'over' };
  const minutes = Math.ceil(left / 60_000);
  return { kind: minutes <= LAST_WARNING_MINUTES ? 'last' : minutes <= FIRST_WARNING_MINUTES ? 'soon' : 'plenty', minutes };
}
