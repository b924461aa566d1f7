import { readFileSync } from 'node:fs';
import type { KeyStroke } from '../../shared/domain/wedge-hypotheses.ts';

type Levels = Readonly<Record<'plain' | 'shift' | 'caps' | 'shiftCaps', readonly string[]>>;
/** `key` of every character key as Chromium gave it under Xvfb on real layouts (docs/decisions/0007). */
const recorded = JSON.parse(readFileSync(new URL('../fixtures/keyboard-layouts.json', import.meta.url), 'utf8')) as {
  readonly codes: readonly string[];
  readonly layouts: Readonly<Record<string, Levels>>;
};
export const recordedCodes = recorded.codes;
export const recordedLayouts: Readonly<Record<string, Levels>> = recorded.layouts;
export const pcLayouts: readonly string[] = Object.keys(recorded.layouts);

const levelsOf = (layout: string): Levels => {
  const levels = recorded.layouts[layout];
  if (levels === undefined) throw new Error(`no layout ${layout}`);
  return levels;
};

export interface Typed {
  /** The layout that the scanner is set to. */
  readonly scanner?: string;
  /** The layout of the PC. */
  readonly pc?: string;
  readonly capsLock?: boolean;
  /** Somebody holds Shift while the scanner types. */
  readonly shiftHeld?: boolean;
  /** ms between keys; a function of the key's place for holes and jitter. */
  readonly gap?: number | ((at: number) => number);
  readonly start?: number;
  readonly end?: 'Enter' | 'Tab' | '';
}

/** The keys that a scanner (or a person) presses for a text, with what they write on this PC; Shift itself included. */
export function strokesFor(text: string, given: Typed = {}): readonly KeyStroke[] {
  const { scanner = 'us', pc = scanner, capsLock = false, shiftHeld = false, gap = 5, start = 1_000, end = 'Enter' } = given;
  const own = levelsOf(scanner);
  const strokes: KeyStroke[] = [];
  let t = start;
  const press = (key: string, code: string, shiftKey: boolean): void => {
    strokes.push({ t, key, code, shiftKey, ctrlKey: false, altKey: false, metaKey: false, capsLock, repeat: false, isComposing: false });
  };
  [...text].forEach((sign, at) => {
    const plain = own.plain.indexOf(sign);
    const place = plain >= 0 ? plain : own.shift.indexOf(sign);
    if (place < 0) throw new Error(`${scanner} cannot write ${sign}`);
    const shiftKey = shiftHeld || plain < 0;
    if (at > 0) t += typeof gap === 'function' ? gap(at) : gap;
    if (shiftKey && !shiftHeld) press('Shift', 'ShiftLeft', true);
    const levels = levelsOf(pc);
    const level = capsLock ? (shiftKey ? levels.shiftCaps : levels.caps) : shiftKey ? levels.shift : levels.plain;
    press(level[place] ?? '', recorded.codes[place] ?? '', shiftKey);
  });
  t += typeof gap === 'function' ? gap(text.length) : gap;
  if (end !== '') press(end, end, shiftHeld);
  return strokes;
}

/** The end of a trace, to put another after it. */
export const endOf = (strokes: readonly KeyStroke[]): number => strokes.at(-1)?.t ?? 0;
