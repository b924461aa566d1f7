/**
 * The 16 letters that a keyboard scanner types identically on every PC layout we know,
 * caps lock or not (SCANNING §1). Index = value of 4 bits. No digit: digits die on AZERTY.
 */
export const CODE_ALPHABET = 'BCDEFGHJKNPRSTVX';

/** What a cleaned text may be. `tag` must still be verified against the key `keyNumber` (core/cards). */
export type ParsedCode =
  | { readonly kind: 'member'; readonly keyNumber: number; readonly cardId: string; readonly tag: string; readonly text: string }
  | { readonly kind: 'device'; readonly label: string }
  | { readonly kind: 'workstation'; readonly label: string }
  | { readonly kind: 'not-ours' };

const valueOf = (letter: string): number => CODE_ALPHABET.indexOf(letter);

/** ISO 7064 hybrid MOD 17,16 check letter of a text of code letters. */
export function checkLetter(letters: string): string {
  let p = 16;
  for (const letter of letters) {
    const s = (p + valueOf(letter)) % 16 || 16;
    p = (s * 2) % 17;
  }
  return CODE_ALPHABET.charAt((17 - p) % 16);
}

/** Hexadecimal digits as code letters, one letter per digit. */
export function lettersOfHex(hex: string): string {
  return [...hex].map((digit) => CODE_ALPHABET.charAt(Number.parseInt(digit, 16))).join('');
}

/** Code letters as hexadecimal digits. */
export function hexOfLetters(letters: string): string {
  return [...letters].map((letter) => valueOf(letter).toString(16)).join('');
}

/** Text of a member card: `k iiiiiiiiii tttttttt c`, 20 letters. `cardId` 10 hex digits, `tag` 8 hex digits. */
export function memberCardText(keyNumber: number, cardId: string, tag: string): string {
  const body = lettersOfHex(keyNumber.toString(16) + cardId + tag);
  return body + checkLetter(body);
}

/** Label of a device (`K…`) or workstation (`P…`) from 7 letters: 9 letters with its check letter. */
export function labelText(kind: 'device' | 'workstation', sevenLetters: string): string {
  const body = (kind === 'device' ? 'K' : 'P') + sevenLetters;
  return body + checkLetter(body);
}

/** Groups of five, as printed below the code for people. */
export function printedGroups(text: string): string {
  return text.replace(/(.{5})(?=.)/g, '$1 ');
}

/** Recognises one of our codes in a raw frame: outer blanks, inner spaces and case do not matter. */
export function parseCode(frame: string): ParsedCode {
  if (frame.length > 64) return { kind: 'not-ours' };
  const text = frame.trim().replaceAll(' ', '').toUpperCase();
  if (!/^[BCDEFGHJKNPRSTVX]+$/.test(text)) return { kind: 'not-ours' };
  if (checkLetter(text.slice(0, -1)) !== text.slice(-1)) return { kind: 'not-ours' };
  if (text.length === 20) {
    const hex = hexOfLetters(text.slice(0, 19));
    return {
      kind: 'member',
      keyNumber: Number.parseInt(hex.slice(0, 1), 16),
      cardId: hex.slice(1, 11),
      tag: hex.slice(11, 19),
      text,
    };
  }
  if (text.length === 9 && text.startsWith('K')) return { kind: 'device', label: text };
  if (text.length === 9 && text.startsWith('P')) return { kind: 'workstation', label: text };
  return { kind: 'not-ours' };
}
