import { checkLetter, hexOfLetters, lettersOfHex } from './code-letters.ts';
import { type DeskCommand, commandOfText } from './command-codes.ts';

/** What a label is stuck on or printed for, found by its 9 letters alone. */
export type LabelKind = 'device' | 'workstation' | 'workshop';
const labelLetters: Readonly<Record<LabelKind, string>> = { device: 'K', workstation: 'P', workshop: 'T' };

/**
 * What a cleaned text may be (table in docs/codes.md). `cardId` 10 hex digits. The tag of a member card (8 hex digits) and of a
 * phone's pass (10 hex digits) must still be verified against the key `keyNumber` (core/cards).
 */
export type ParsedCode =
  | { readonly kind: 'member'; readonly keyNumber: number; readonly cardId: string; readonly tag: string; readonly text: string }
  | { readonly kind: 'pass'; readonly keyNumber: number; readonly cardId: string; readonly tag: string; readonly text: string }
  | { readonly kind: 'device'; readonly label: string }
  | { readonly kind: 'workstation'; readonly label: string }
  | { readonly kind: 'workshop'; readonly label: string }
  | { readonly kind: 'command'; readonly command: DeskCommand }
  | { readonly kind: 'not-ours' };

const LABEL_LENGTH = 9;
const CARD_LENGTH = 20;
const PASS_LENGTH = 22;
/** A pass begins with its key number's other half of the alphabet: never with the letter of a card of that key. */
const PASS_KEY_MASK = 8;

const checked = (body: string): string => body + checkLetter(body);

/** Text of a member card: `k iiiiiiiiii tttttttt c`, 20 letters. `cardId` 10 hex digits, `tag` 8 hex digits. */
export function memberCardText(keyNumber: number, cardId: string, tag: string): string {
  return checked(lettersOfHex(keyNumber.toString(16) + cardId + tag));
}

/** Text of a phone's pass: `K iiiiiiiiii tttttttttt c`, 22 letters, K = key number XOR 8. `cardId` and `tag` 10 hex digits each. */
export function passText(keyNumber: number, cardId: string, tag: string): string {
  return checked(lettersOfHex((keyNumber ^ PASS_KEY_MASK).toString(16) + cardId + tag));
}

/** Label of a device (`K…`), workstation (`P…`) or workshop sheet (`T…`) from 7 letters: 9 letters with its check letter. */
export function labelText(kind: LabelKind, sevenLetters: string): string {
  return checked(labelLetters[kind] + sevenLetters);
}

/** Groups of five, as printed below the code for people. */
export function printedGroups(text: string): string {
  return text.replace(/(.{5})(?=.)/g, '$1 ');
}

/** Recognises one of our codes in a raw frame: outer blanks, inner spaces and case do not matter. The length tells the kinds apart. */
export function parseCode(frame: string): ParsedCode {
  if (frame.length > 64) return { kind: 'not-ours' };
  const text = frame
    .trim()
    .replaceAll(' ', '')
    .replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  if (!/^[BCDEFGHJKNPRSTVX]+$/.test(text)) return { kind: 'not-ours' };
  if (checkLetter(text.slice(0, -1)) !== text.slice(-1)) return { kind: 'not-ours' };
  switch (text.length) {
    case CARD_LENGTH:
      return { kind: 'member', ...tagged(text), text };
    case PASS_LENGTH: {
      const parts = tagged(text);
      return { kind: 'pass', ...parts, keyNumber: parts.keyNumber ^ PASS_KEY_MASK, text };
    }
    case LABEL_LENGTH:
      return labelOf(text);
    default:
      return { kind: 'not-ours' };
  }
}

function tagged(text: string): { readonly keyNumber: number; readonly cardId: string; readonly tag: string } {
  const hex = hexOfLetters(text.slice(0, -1));
  return { keyNumber: Number.parseInt(hex.slice(0, 1), 16), cardId: hex.slice(1, 11), tag: hex.slice(11) };
}

function labelOf(text: string): ParsedCode {
  const command = commandOfText(text);
  if (command !== undefined) return { kind: 'command', command };
  for (const kind of ['device', 'workstation', 'workshop'] as const) if (text.startsWith(labelLetters[kind])) return { kind, label: text };
  return { kind: 'not-ours' };
}
