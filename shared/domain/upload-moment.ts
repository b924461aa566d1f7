const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Terminals spread over two hours after closing: most of it by their name, ten minutes by the day (TRUST 7.5). */
const SPREAD_MS = 110 * MINUTE;
const JITTER_MS = 10 * MINUTE;
/** After closing, until every terminal has sent its day. */
export const UPLOAD_WINDOW_MS = SPREAD_MS + JITTER_MS;
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
  /** What waits is for the other antennes to know now: a card that died. */
  readonly isUrgent: boolean;
  /** When somebody last pressed "close and send"; null never. The automatic closing waits for the daily moment. */
  readonly closedByHandAt: number | null;
  /** Today's moment; null on a day without opening. */
  readonly moment: number | null;
}

/** Whether it is time to send by itself: a retry is due, a card died, a day was closed by hand, the daily moment came, or the last success is 20 h old. */
export function uploadIsDue({ now, nextTryAt, lastSuccessAt, isWaiting, isUrgent, closedByHandAt, moment }: UploadStanding): boolean {
  // No wait is longer than a day: a clock set back must not make one of a year.
  if (nextTryAt !== null) return now >= nextTryAt || nextTryAt - now > 25 * HOUR;
  const last = lastSuccessAt ?? 0;
  if (now - last > LONGEST_SILENCE_MS) return true;
  if (isUrgent) return true;
  if (!isWaiting) return false;
  // A success dated later than now: the clock was set back.
  if (now < last || (closedByHandAt !== null && closedByHandAt >= last)) return true;
  return moment !== null && now >= moment && last < moment;
}

/** Terminals ask every hour, give or take five minutes by their name, so that a card replaced at one antenne is soon refused at the others. */
const ASK_EVERY_MS = 55 * MINUTE;
const ASK_SPREAD_MS = 10 * MINUTE;

/** Whether it is time to ask central what it hands down. `askedAt`: epoch ms, null never; `draw`: a whole number from a hash of the terminal. */
export function handedDownIsDue(given: { readonly now: number; readonly askedAt: number | null; readonly draw: number }): boolean {
  const { now, askedAt, draw } = given;
  // A question dated later than now: the clock was set back.
  return askedAt === null || askedAt > now || now - askedAt >= ASK_EVERY_MS + (draw % ASK_SPREAD_MS);
}
