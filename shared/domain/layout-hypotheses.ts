import { type LayoutName, layoutNames, signOf } from './keyboard-layouts.ts';
import { type KeyStroke, passes, typedText, upper } from './wedge-hypotheses.ts';

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

const throughLayout = (strokes: readonly KeyStroke[], layout: LayoutName, shifted: (stroke: KeyStroke) => boolean): string =>
  upper(strokes.map((stroke) => signOf(layout, stroke.code, shifted(stroke))).join(''));

/** The ways to read a burst, the likeliest first (SCANNING §2.3). */
function* ways(strokes: readonly KeyStroke[]): Generator<readonly [name: string, text: string]> {
  yield ['key', upper(typedText(strokes))];
  for (const layout of layoutNames) yield [layout, throughLayout(strokes, layout, (stroke) => stroke.shiftKey)];
  for (const layout of layoutNames) yield [`${layout}-shift`, throughLayout(strokes, layout, () => false)];
  for (const layout of layoutNames) yield [`${layout}+shift`, throughLayout(strokes, layout, () => true)];
}

/** Every distinct reading, for the scanner doctor. */
export function hypothesesOf(strokes: readonly KeyStroke[]): readonly Hypothesis[] {
  const byText = new Map<string, string[]>();
  for (const [name, text] of ways(strokes)) byText.set(text, [...(byText.get(text) ?? []), name]);
  return [...byText].map(([text, [name = '', ...alike]]) => ({ name, alike, text, passes: passes(text) }));
}
