import { codeIn, type KeyStroke, typedText } from './wedge-hypotheses.ts';

/** SCANNING §2.2: how a scanner types, and nobody else. */
export const LEAST_KEYS = 8;
export const FAST_MS = 35;
export const FAST_WITH_END_MS = 60;
/** Longer than the longest of our codes with the blanks of its printed groups. */
const LONGEST_CODE = 32;
/** Beyond this a burst is no scan among typed words, and is not searched for one. */
const SEARCHED_KEYS = 256;

export type Terminator = 'Enter' | 'Tab' | 'silence';

/** A stretch of a burst, keys [from, to[. `typed`: somebody's keys, the field's own. */
export type BurstPiece =
  | { readonly kind: 'code'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'foreign'; readonly from: number; readonly to: number; readonly text: string }
  | { readonly kind: 'typed'; readonly from: number; readonly to: number };

export const gapsOf = (keys: readonly KeyStroke[]): readonly number[] => keys.slice(1).map(({ t }, at) => t - (keys[at]?.t ?? t));

/** The middle gap between keys, ms; endless for fewer than two keys. */
export function medianGap(keys: readonly KeyStroke[]): number {
  const gaps = gapsOf(keys).toSorted((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/**
 * What the keys of an ended burst are: one of our codes, typed words with a code in or around them, a code that is not ours,
 * or typing. `prefixed`: the scanner announced itself, whatever its pace.
 */
export function judgeBurst(keys: readonly KeyStroke[], end: { readonly by: Terminator; readonly prefixed: boolean }): readonly BurstPiece[] {
  const allowed = end.prefixed ? Number.POSITIVE_INFINITY : end.by === 'silence' ? FAST_MS : FAST_WITH_END_MS;
  const isBurst = keys.length >= LEAST_KEYS && medianGap(keys) <= allowed;
  const whole = isBurst && keys.length <= LONGEST_CODE ? codeIn(keys) : null;
  if (whole !== null) return [{ kind: 'code', from: 0, to: keys.length, text: whole }];
  const pieces = keys.length <= SEARCHED_KEYS ? codesAmong(keys, allowed) : [];
  if (pieces.length > 0) return withTyped(pieces, keys.length);
  return isBurst || hasFastRun(keys) ? foreignOf(keys, end.prefixed) : withTyped([], keys.length);
}

/** Words typed just before or after a scan, or two scans without terminator: codes between two longer gaps. */
function codesAmong(keys: readonly KeyStroke[], allowed: number): readonly BurstPiece[] {
  const found: BurstPiece[] = [];
  const seams = seamsOf(keys, Math.max(12, 2 * fastestMedian(keys)));
  for (let from = 0; from < keys.length; from++) {
    if (!seams.has(from)) continue;
    const to = [...seams].findLast(
      (at) => at >= from + LEAST_KEYS && at <= from + LONGEST_CODE && isCode(keys.slice(from, at), at < keys.length ? FAST_MS : allowed),
    );
    if (to === undefined) continue;
    const text = codeIn(keys.slice(from, to));
    if (text !== null) found.push({ kind: 'code', from, to, text });
    from = to - 1;
  }
  return found;
}
const isCode = (keys: readonly KeyStroke[], allowed: number): boolean => medianGap(keys) <= allowed && codeIn(keys) !== null;

/** The quickest pace of eight keys in a row: the scanner's, whoever typed around it. */
function fastestMedian(keys: readonly KeyStroke[]): number {
  const medians = keys.slice(LEAST_KEYS - 1).map((_, at) => medianGap(keys.slice(at, at + LEAST_KEYS)));
  return Math.min(...medians, FAST_WITH_END_MS);
}

/** Places between keys further apart than that, and both ends. */
const seamsOf = (keys: readonly KeyStroke[], apart: number): ReadonlySet<number> =>
  new Set([0, ...gapsOf(keys).flatMap((gap, at) => (gap > apart ? [at + 1] : [])), keys.length]);

const hasFastRun = (keys: readonly KeyStroke[]): boolean =>
  keys.some((_, at) => at + LEAST_KEYS <= keys.length && medianGap(keys.slice(at, at + LEAST_KEYS)) <= FAST_MS / 2);

/** A machine's keys that are no code of ours; what a person typed before or after, at a person's pace, stays typed. */
function foreignOf(keys: readonly KeyStroke[], prefixed: boolean): readonly BurstPiece[] {
  if (prefixed) return [{ kind: 'foreign', from: 0, to: keys.length, text: typedText(keys) }];
  const seams = [...seamsOf(keys, Math.max(FAST_WITH_END_MS, 2 * fastestMedian(keys)))].toSorted((a, b) => a - b);
  const runs = seams.slice(1).map((to, at) => ({ from: seams[at] ?? 0, to }));
  const machine = runs.filter(({ from, to }) => to - from > 2);
  const from = machine[0]?.from ?? 0;
  const to = machine.at(-1)?.to ?? keys.length;
  return withTyped([{ kind: 'foreign', from, to, text: typedText(keys.slice(from, to)) }], keys.length);
}

function withTyped(pieces: readonly BurstPiece[], length: number): readonly BurstPiece[] {
  const all: BurstPiece[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.from > at) all.push({ kind: 'typed', from: at, to: piece.from });
    all.push(piece);
    at = piece.to;
  }
  return at < length ? [...all, { kind: 'typed', from: at, to: length }] : all;
}
