import type { Scratch } from './scratch.ts';

/** What a figure may use while it is measured. */
export interface Bench {
  readonly scratch: Scratch;
  /** `few` samples in an ordinary run, `many` with --full. */
  samples(few: number, many: number): number;
}

/** What a figure found. */
export interface Measured {
  /** Subject ÷ yardstick, without unit. */
  readonly ratio: number;
  /** Pairs (subject, yardstick) that count, the first ones dropped. */
  readonly samples: number;
  /** The two values behind the ratio with their units, and what was held equal. */
  readonly note: string;
}

/** One published figure: a ratio of two things measured in the same run, by turns. */
export interface Figure {
  readonly name: string;
  readonly goal: number;
  /** `at-most`: smaller is better (times). `at-least`: greater is better (rates). */
  readonly sense: 'at-most' | 'at-least';
  /** Units of subject and yardstick. */
  readonly unit: string;
  measure(bench: Bench): Promise<Measured>;
}

/** A figure with its result; `ratio` null: it could not be measured, `note` says why. */
export interface Result {
  readonly name: string;
  readonly ratio: number | null;
  readonly goal: number;
  readonly sense: Figure['sense'];
  readonly unit: string;
  readonly samples: number;
  readonly note: string;
}

/** Whether the goal is met; what could not be measured is not met. */
export function isMet(result: Pick<Result, 'ratio' | 'goal' | 'sense'>): boolean {
  if (result.ratio === null) return false;
  return result.sense === 'at-most' ? result.ratio <= result.goal : result.ratio >= result.goal;
}
