import { gapsOf, medianGap, type Terminator } from './burst-judgement.ts';
import { type Hypothesis, hypothesesOf } from './layout-hypotheses.ts';
import type { KeyStroke } from './wedge-hypotheses.ts';
import type { EndedBurst } from './wedge-reader.ts';

/** All there is to say of one burst of keys, for the scanner doctor. */
export interface BurstReading {
  readonly keys: readonly KeyStroke[];
  /** ms; endless for a single key. */
  readonly medianGapMs: number;
  readonly longestGapMs: number;
  readonly terminator: Terminator;
  /** Whether the configured prefix came first. */
  readonly prefix: boolean;
  readonly capsLock: boolean;
  readonly hypotheses: readonly Hypothesis[];
  /** The one that is our code; null: a code of somebody else, or typing. */
  readonly chosen: Hypothesis | null;
  /** `scan`: the pace of a scanner, whatever the code. */
  readonly pace: 'scan' | 'typing';
}

/** A burst as the doctor shows it. Long foreign codes are cut to their first 128 keys. */
export function readingOf({ keys, by, prefixed, pieces }: EndedBurst): BurstReading {
  const code = pieces.find(({ kind }) => kind === 'code');
  const judged = code === undefined ? keys.slice(0, 128) : keys.slice(code.from, code.to);
  const hypotheses = hypothesesOf(judged);
  return {
    keys: judged,
    medianGapMs: medianGap(judged),
    longestGapMs: Math.max(0, ...gapsOf(judged)),
    terminator: by,
    prefix: prefixed,
    capsLock: judged.some(({ capsLock }) => capsLock),
    hypotheses,
    chosen: code === undefined ? null : (hypotheses.find(({ passes }) => passes) ?? null),
    pace: pieces.some(({ kind }) => kind === 'typed') && code === undefined ? 'typing' : 'scan',
  };
}
