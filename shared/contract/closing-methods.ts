import * as z from 'zod';
import type { MonthTotals } from '../domain/counting.ts';
import { LONGEST_REMARK, personalMark } from '../domain/personal-mark.ts';
import { type ReopenReason, reopenReasons } from '../domain/vocabulary.ts';
import type { OpenLoan } from './loan-views.ts';
import { actionId, desk, method, none } from './method-parts.ts';

/** What the closing screen says of today (UX D13). Instants UTC ISO, minutes whole. */
export interface ClosingPreview {
  readonly day: string;
  /** How the day was closed; null: it is open. `by` null: by itself. */
  readonly closed: { readonly at: string; readonly by: string | null; readonly remark: string } | null;
  /** When the day closes by itself if nobody does it and somebody came; null: no closing hour today, or closed. */
  readonly closesItselfAt: string | null;
  /** Earlier closings of today that were taken back, the newest first. */
  readonly reopenings: readonly { readonly at: string; readonly by: string; readonly reason: ReopenReason }[];
  readonly openVisits: number;
  readonly openSessions: number;
  readonly loansNotBack: readonly OpenLoan[];
  readonly toOrient: number;
  readonly unsent: number;
  /** Facts that central did not count, still to be looked at. */
  readonly rejected: number;
  /** Age of the last copy of the store; null: there is none. */
  readonly backupMinutes: number | null;
  readonly totals: MonthTotals;
}

/** About the day, never about a person: stays on this computer, and is refused when it looks like an address or a number of somebody. */
const remark = z
  .string()
  .trim()
  .max(LONGEST_REMARK)
  .refine((text) => personalMark(text) === null);

export const closingMethods = {
  'closing.preview': method<ClosingPreview>()('query', desk, true, none),
  'closing.close': method<ClosingPreview>()('command', desk, true, z.strictObject({ actionId, remark: remark.optional() })),
  /** Takes today's closing back; it closes again as a revision of the same fact. */
  'closing.reopen': method<ClosingPreview>()('command', desk, true, z.strictObject({ actionId, reason: z.enum(reopenReasons) })),
} as const;
