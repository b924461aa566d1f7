import { parseCode } from './card-code.ts';
import { type LayoutName, layoutNames, signOf } from './keyboard-layouts.ts';

/** One key as the page saw it. `t` in ms, any origin. */
export interface KeyStroke {
  readonly t: number;
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly capsLock: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

/** One way to read the keys of a burst. */
export interface Hypothesis {
  /** `key`: what the PC's layout wrote. Else the layout a scanner may be set to, `+shift` or `-shift` when Shift is not taken as it came. */
  readonly name: string;
  /** Other ways that give the same text. */
  readonly alike: readonly string[];
  /** Upper case. */
  readonly text: string;
  /** Whether it is one of our codes: format and check letter. */
  readonly passes: boolean;
}

/** What the PC's layout wrote: keys without a sign of their own (dead keys, an input method at work) write nothing. */
export const typedText = (strokes: readonly KeyStroke[]): string => strokes.map(({ key }) => (isSign(key) ? key : '')).join('');

/** One letter, or one key that types several (Arabic lam-alef); names of keys are ASCII. */
export const isSign = (key: string): boolean => [...key].length === 1 || /^\P{ASCII}+$/u.test(key);

/** Latin letters alone: ß must not become SS, nor a Turkish machine's i an İ. */
const upper = (text: string): string => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
const throughLayout = (strokes: readonly KeyStroke[], layout: LayoutName, shifted: (stroke: KeyStroke) => boolean): string =>
  upper(strokes.map((stroke) => signOf(layout, stroke.code, shifted(stroke))).join(''));

/** The ways to read a burst, the likeliest first (SCANNING §2.3). */
function* ways(strokes: readonly KeyStroke[]): Generator<readonly [name: string, text: string]> {
  yield ['key', upper(typedText(strokes))];
  for (const layout of layoutNames) yield [layout, throughLayout(strokes, layout, (stroke) => stroke.shiftKey)];
  for (const layout of layoutNames) yield [`${layout}-shift`, throughLayout(strokes, layout, () => false)];
  for (const layout of layoutNames) yield [`${layout}+shift`, throughLayout(strokes, layout, () => true)];
}

const passes = (text: string): boolean => /^[A-Z ]+$/.test(text) && parseCode(text).kind !== 'not-ours';

/** The first reading that is one of our codes, in upper case; null when none is (SCANNING §2.4). */
export function codeIn(strokes: readonly KeyStroke[]): string | null {
  const tried = new Set<string>();
  for (const [, text] of ways(strokes)) {
    if (tried.has(text)) continue;
    if (passes(text)) return text;
    tried.add(text);
  }
  return null;
}

/** Every distinct reading, for the scanner doctor. */
export function hypothesesOf(strokes: readonly KeyStroke[]): readonly Hypothesis[] {
  const byText = new Map<string, string[]>();
  for (const [name, text] of ways(strokes)) byText.set(text, [...(byText.get(text) ?? []), name]);
  return [...byText].map(([text, [name = '', ...alike]]) => ({ name, alike, text, passes: passes(text) }));
}
