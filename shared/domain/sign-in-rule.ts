import type { BusinessDay } from './brand.ts';

/** Three failures block for a quarter of an hour, ten in a day until the next day (TRUST A-3). */
export const FAILURES_BEFORE_BLOCK = 3;
const BLOCK_MS = 900_000;
const FAILURES_A_DAY = 10;

export interface SignInCounters {
  readonly failures: number;
  readonly failuresToday: number;
  readonly failureDay: string | null;
  /** Epoch ms. */
  readonly blockedUntil: number | null;
}
export type TryDecision =
  | { readonly kind: 'blocked'; readonly untilMs: number }
  /** Counters to commit *before* the secret is checked, so that parallel tries cannot pass the limit. */
  | { readonly kind: 'try'; readonly counters: SignInCounters; readonly triesLeft: number };

/** Whether a try may be made now, and the counters as if it failed. */
export function countTry(counters: SignInCounters, given: { now: number; today: BusinessDay; nextDayMs: number }): TryDecision {
  if (counters.blockedUntil !== null && given.now < counters.blockedUntil) return { kind: 'blocked', untilMs: counters.blockedUntil };
  const before = counters.failures >= FAILURES_BEFORE_BLOCK ? 0 : counters.failures;
  const failures = before + 1;
  const failuresToday = (counters.failureDay === given.today ? counters.failuresToday : 0) + 1;
  const short = failures >= FAILURES_BEFORE_BLOCK ? given.now + BLOCK_MS : null;
  const blockedUntil = failuresToday >= FAILURES_A_DAY ? given.nextDayMs : short;
  return {
    kind: 'try',
    counters: { failures, failuresToday, failureDay: given.today, blockedUntil },
    triesLeft: blockedUntil === null ? FAILURES_BEFORE_BLOCK - failures : 0,
  };
}
