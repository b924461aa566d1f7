import type { Slot } from './opening-hours.ts';

/** What to do with the opening hours that central hands down (docs/decisions/0012). */
export type OpeningDecision = 'nothing' | 'take' | 'propose';

export interface OpeningQuestion {
  /** Entered at central for this antenne; none: nobody did. */
  readonly given: readonly Slot[];
  /** In force here. */
  readonly here: readonly Slot[];
  /** Those of a new terminal. */
  readonly usual: readonly Slot[];
  /** Taken from central last; null: never. */
  readonly taken: readonly Slot[] | null;
  /** What the desk was offered and did not want; null: none. */
  readonly declined: readonly Slot[] | null;
}

/** Taken where nobody decided otherwise here; proposed where somebody did, and once only. */
export function decideOpening({ given, here, usual, taken, declined }: OpeningQuestion): OpeningDecision {
  if (given.length === 0 || sameOpening(given, here)) return 'nothing';
  if (sameOpening(here, usual) || (taken !== null && sameOpening(here, taken))) return 'take';
  return declined !== null && sameOpening(given, declined) ? 'nothing' : 'propose';
}

/** In whatever order they are written. */
export function sameOpening(one: readonly Slot[], other: readonly Slot[]): boolean {
  const text = (slots: readonly Slot[]): string =>
    slots
      .map(({ weekday, from, to }) => `${weekday} ${from} ${to}`)
      .toSorted()
      .join();
  return text(one) === text(other);
}
