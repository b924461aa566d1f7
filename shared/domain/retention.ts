import { shiftMonth } from './comparison.ts';

/**
 * How many calendar months of pseudonymised facts central keeps, the running one included (TRUST §4.4): 25 keeps two whole conventions and no fact older than
 * 25 months. The least is what one convention needs: from the 15th to the 14th it touches 13 months, and its last report is made in the 14th.
 */
export const retentionMonths = { least: 14, usual: 25, most: 60 } as const;

/** For how many days central keeps who changed what (TRUST §4.4, audit and security log: 12 months). */
export const HISTORY_DAYS = 365;

export interface RetentionRule {
  readonly months: number;
  /** Why the facts are kept for longer than usual; may be empty otherwise. */
  readonly reason: string;
}

/** Shortened freely, lengthened only with a written reason. */
export const needsReason = (months: number): boolean => months > retentionMonths.usual;

export type RetentionJudgement = 'good' | 'out-of-bounds' | 'reason-missing';
export function judgeRetention({ months, reason }: RetentionRule): RetentionJudgement {
  if (!Number.isInteger(months) || months < retentionMonths.least || months > retentionMonths.most) return 'out-of-bounds';
  return needsReason(months) && reason.trim() === '' ? 'reason-missing' : 'good';
}

/** The first month (`YYYY-MM`) whose pseudonymised facts are kept on this day: the running month and those before it, `months` in all. */
export const firstKeptMonth = (day: string, months: number): string => shiftMonth(day.slice(0, 7), 1 - months);

/** Terminals are not silent for longer, all of them, even in summer. */
const SILENCE_DAYS = 62;
/**
 * Whether a clock (epoch ms) may be believed when it says that facts are too old: terminals sign by their own clocks, so the last moment at which one was heard
 * is witnessed. A server whose clock jumped years ahead hears nobody any more, and must not empty its store. null: nobody was ever heard.
 */
export const isWitnessed = (now: number, lastHeard: number | null): boolean => lastHeard === null || now - lastHeard <= SILENCE_DAYS * 86_400_000;

/** Whether a day or a month is before the first kept month; `''`: all are kept. */
export const isTooOld = (dayOrMonth: string, firstKept: string): boolean => dayOrMonth < firstKept;
