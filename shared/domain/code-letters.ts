/**
 * The 16 letters that a keyboard scanner types identically on every PC layout we know,
 * caps lock or not (SCANNING §1). Index = value of 4 bits. No digit: digits die on AZERTY.
 */
export const CODE_ALPHABET = 'BCDEFGHJKNPRSTVX';

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
