/** Letters and digits that nobody confuses; 31 of them, so 11 make 54 bits (TRUST A-1 asks for 50). */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A passphrase `xxxx-xxxx-xxx` from random bytes; bytes that would bias the draw are skipped. */
export function passphraseFrom(nextByte: () => number): string {
  let letters = '';
  while (letters.length < 11) {
    const byte = nextByte();
    if (byte < 248) letters += ALPHABET.charAt(byte % 31);
  }
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** What was typed, as it is compared: outer blanks and case do not matter. */
export function typedPassphrase(typed: string): string {
  return typed.trim().toLowerCase();
}
