import { parseCode } from './card-code.ts';

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

/** What the PC's layout wrote: keys without a sign of their own (dead keys, an input method at work) write nothing. */
export const typedText = (strokes: readonly KeyStroke[]): string => strokes.map(({ key }) => (isSign(key) ? key : '')).join('');

/** One letter, or one key that types several (Arabic lam-alef); names of keys are ASCII. */
export const isSign = (key: string): boolean => [...key].length === 1 || /^\P{ASCII}+$/u.test(key);

/** Latin letters alone: ß must not become SS, nor a Turkish machine's i an İ. */
export const upper = (text: string): string => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
/** Whether a text is one of ours: format and check letter. Signs beyond ASCII never are, whatever their capitals. */
export const passes = (text: string): boolean => /^[A-Z ]+$/.test(text) && parseCode(text).kind !== 'not-ours';

/** Keys that write something on a PC keyboard. */
export const writesSomething = (code: string): boolean =>
  /^(?:Key.|Digit\d|Numpad(?:\d|Add|Subtract|Multiply|Divide|Decimal)|(?:Intl)?Backslash|Bracket.+|Backquote|Minus|Equal|Semicolon|Quote|Comma|Period|Slash|Space)$/.test(
    code,
  );

/** What a key writes on a US layout, as far as our codes and the blanks between their groups go. */
const letterOf = (code: string): string => (code === 'Space' ? ' ' : (/^Key([A-Z])$/.exec(code)?.[1] ?? '?'));

/**
 * The code in these keys, in upper case; null when there is none (SCANNING §2.3-2.4). Two readings are all there are: what the PC's
 * layout wrote, and what the keys write on the layout that the scanner is set to. Every layout of keyboard-layouts.ts writes
 * our sixteen letters with the same keys (a test holds that), so the one of the factory stands for all of them.
 */
export function codeIn(strokes: readonly KeyStroke[]): string | null {
  const byLayout = upper(typedText(strokes));
  if (passes(byLayout)) return byLayout;
  const byKeys = upper(strokes.map(({ code }) => letterOf(code)).join(''));
  return passes(byKeys) ? byKeys : null;
}
