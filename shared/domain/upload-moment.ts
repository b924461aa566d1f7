const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Terminals spread over two hours after closing: most of it by their name, ten minutes by the day (TRUST 7.5). */
const SPREAD_MS = 110 * MINUTE;
const JITTER_MS = 10 * MINUTE;
const LONGEST_SILENCE_MS = 20 * HOUR;

/** The moment of the daily upload; the draws are whole numbers from a hash of the terminal, and of the terminal with the day. */
export function dailyMomentOf(closingMs: number, draws: { readonly terminal: number; readonly day: number }): number {
  return closingMs + (draws.terminal % SPREAD_MS) + (draws.day % JITTER_MS);
}

export interface UploadStanding {
  readonly now: number;
  /** Not before, after a failure. */
  readonly nextTryAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly isWaiting: boolean;
  /** When somebody last pressed "close and send"; null never. The automatic closing waits for the daily moment. */
  readonly closedByHandAt: number | null;
  /** Today's moment; null on a day without opening. */
  readonly moment: number | null;
}

/** Whether it is time to send by itself: a retry is due, a day was closed by hand, the daily moment came, or the last success is 20 h old. */
export function uploadIsDue({ now, nextTryAt, lastSuccessAt, isWaiting, closedByHandAt, moment }: UploadStanding): boolean {
  // No wait is longer than a day: a clock set back must not make one of a year.
  if (nextTryAt !== null) return now >= nextTryAt || nextTryAt - now > 25 * HOUR;
  const last = lastSuccessAt ?? 0;
  if (now - last > LONGEST_SILENCE_MS) return true;
  if (!isWaiting) return false;
  // A success dated later than now: the clock was set back.
  if (now < last || (closedByHandAt !== null && closedByHandAt >= last)) return true;
  return moment !== null && now >= moment && last < moment;
}
