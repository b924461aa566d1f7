import { parseCode } from '../../shared/domain/card-code.ts';

/** A code is told once, and again only after it was out of sight this long, ms (SCANNING §4). */
export const GONE_MS = 1_500;

interface Sight {
  readonly text: string;
  readonly lastAt: number;
  readonly frames: number;
  readonly told: boolean;
}
/** The codes seen lately. */
export interface GateState {
  readonly seen: readonly Sight[];
}
export interface GateStep {
  readonly state: GateState;
  /** A text to submit; null: nothing new. */
  readonly tell: string | null;
  /** Two of our codes in one picture: neither is taken, one is to be shown. */
  readonly several: boolean;
}
export const emptyGate: GateState = { seen: [] };

const isTagged = (text: string): boolean => ['member', 'pass'].includes(parseCode(text).kind);

/**
 * From the texts of one frame to the one to submit. A card or a pass is told at its first frame: its check letter is verified here, its
 * tag in the core. Any other text has no tag and waits for a second, different frame. With a code of ours in the picture the
 * strange ones (a poster behind) do not count; with two of ours, none does. `at` in ms.
 */
export function passGate(state: GateState, texts: readonly string[], at: number): GateStep {
  const kept = state.seen.filter((sight) => at - sight.lastAt < GONE_MS);
  const distinct = [...new Set(texts)];
  const ours = distinct.filter((text) => parseCode(text).kind !== 'not-ours');
  const candidates = ours.length > 0 ? ours : distinct;
  if (candidates.length > 1)
    return { state: { seen: kept.map((sight) => (candidates.includes(sight.text) ? { ...sight, lastAt: at } : sight)) }, tell: null, several: true };
  const [text] = candidates;
  if (text === undefined) return { state: { seen: kept }, tell: null, several: false };
  const before = kept.find((sight) => sight.text === text);
  const frames = (before?.frames ?? 0) + 1;
  const tell = before?.told !== true && (frames >= 2 || isTagged(text));
  const sight: Sight = { text, lastAt: at, frames, told: tell || before?.told === true };
  return { state: { seen: [...kept.filter((other) => other.text !== text), sight] }, tell: tell ? text : null, several: false };
}
