import type { Slot } from '../domain/opening-hours.ts';
import type { VisitPurpose } from '../domain/vocabulary.ts';
import type { Organisation } from './handed-down.ts';

/** What central handed down last, for the desk to see. */
export interface HandedDownView {
  /** ISO; null: nothing yet. */
  readonly receivedAt: string | null;
  /** Since when central says this, ISO; null: nothing yet. */
  readonly versionOf: string | null;
  /** Why the last question brought nothing; null: it did. */
  readonly lastError: 'central-unreachable' | 'central-refused' | 'central-wrong-word' | null;
  /** The terminal was linked before central had a key: it receives nothing until it is linked again. */
  readonly mustEnrolAgain: boolean;
  readonly sites: Organisation['sites'];
  readonly purposes: readonly VisitPurpose[];
  readonly exceptions: Organisation['exceptions'];
  /** The one of today. */
  readonly charter: { readonly version: number; readonly from: string } | null;
  readonly targets: Organisation['targets'];
  readonly deadCards: number;
  /** Opening hours of central that differ from what somebody decided here. */
  readonly proposedOpening: readonly Slot[] | null;
}
