import type { BusinessDay } from './brand.ts';
import type { LoanPlace } from './vocabulary.ts';

/** No loan is refused: these are said, and the animateur passes them with a traced reason (UX D-R8). Order = order on screen. */
export const lendWarnings = ['suspended', 'late-loan', 'second-loan', 'charter-missing', 'framework-missing', 'consent-missing'] as const;
export type LendWarning = (typeof lendWarnings)[number];

/** Why the animateur went on all the same. `card`: the CONTINUER card or its key, no more said. */
export const passReasons = ['card', 'urgent-procedure', 'manager-agrees', 'known-person', 'other'] as const;
export type PassReason = (typeof passReasons)[number];

/** What is known of the borrower at the moment of lending. Times in epoch ms. */
export interface LendingFacts {
  readonly place: LoanPlace;
  readonly now: number;
  readonly today: BusinessDay;
  /** Loans still out to this person; `sameGo`: lent in the same gesture as this one. */
  readonly otherLoans: readonly { readonly dueAt: number; readonly sameGo: boolean }[];
  /** Last day of a suspension, included; null: none. */
  readonly suspendedUntil: BusinessDay | null;
  /** null: this antenne has no charter to accept. */
  readonly charterAccepted: boolean | null;
  /** The agreement signed once for all on-site loans (UX, ten decisions, 8). null: this antenne does not ask for one. */
  readonly frameworkSigned: boolean | null;
  readonly minor: boolean;
  /** A guardian's consent that holds today. */
  readonly consent: boolean;
}

/** What must be said before this loan, and passed by the animateur. */
export function lendWarningsFor(facts: LendingFacts): readonly LendWarning[] {
  const holds: Readonly<Record<LendWarning, boolean>> = {
    suspended: facts.suspendedUntil !== null && facts.today <= facts.suspendedUntil,
    'late-loan': facts.otherLoans.some((loan) => loan.dueAt < facts.now),
    'second-loan': facts.otherLoans.some((loan) => !loan.sameGo),
    'charter-missing': facts.charterAccepted === false,
    // What goes home has an agreement of its own.
    'framework-missing': facts.place === 'on-site' && facts.frameworkSigned === false,
    'consent-missing': facts.place === 'take-home' && facts.minor && !facts.consent,
  };
  return lendWarnings.filter((warning) => holds[warning]);
}

/** Under 18, from the birth year alone, as the age bands count (VOCABULARY 5.2); unknown: no. */
export const isMinor = (birthYear: number | null, year: number): boolean => birthYear !== null && year - birthYear < 18;
