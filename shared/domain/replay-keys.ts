import type { ScanPrefix } from './scan-prefix.ts';
import type { KeyStroke } from './wedge-hypotheses.ts';
import { type EndedBurst, endBurst, noKeys, readKey, type WedgeState } from './wedge-reader.ts';

/** What a recorded trace of key downs holds, ended by silence after its last key. */
export interface Replayed {
  readonly bursts: readonly EndedBurst[];
  /** Keys that a page lets through to its field, by their place in the trace. */
  readonly passed: readonly number[];
  readonly state: WedgeState;
}

/** Feeds recorded keys to the reader as a page would. */
export function replayKeys(strokes: readonly KeyStroke[], prefix: ScanPrefix = 'none'): Replayed {
  let state = noKeys;
  const bursts: EndedBurst[] = [];
  const passed: number[] = [];
  strokes.forEach((stroke, at) => {
    const step = readKey(state, stroke, prefix);
    state = step.state;
    if (step.ended !== null) bursts.push(step.ended);
    if (!step.swallow) passed.push(at);
  });
  const { state: last, ended } = endBurst(state);
  return { bursts: ended === null ? bursts : [...bursts, ended], passed, state: last };
}

/** Texts of our codes in the order they were read; with `foreign`, codes that are not ours too. */
export const scansOf = ({ bursts }: Replayed, foreign = false): readonly string[] =>
  bursts.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.kind === 'code' || (foreign && piece.kind === 'foreign') ? [piece.text] : [])));
