/** Letters that do not come apart into a base and an accent. */
const wholeLetters: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', ı: 'i' };

/** Names as they are compared: no accent, no case, single spaces; apostrophes and hyphens separate. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæøłđßı]/g, (letter) => wholeLetters[letter] ?? letter)
    .replace(/[\s'’\-_.]+/gu, ' ')
    .trim();
}

/** What a member is found by: both names and the birth year. */
export function searchKeyOf(given: { readonly firstName: string; readonly lastName: string; readonly birthYear: number | null }): string {
  return ` ${foldName(`${given.firstName} ${given.lastName}`)} ${given.birthYear ?? ''}`;
}

/** The words of a search: "mar dub 04" finds Marie Dubois, born in 2004. Each must stand somewhere in the key; names from their start. */
export function searchWords(typed: string): readonly string[] {
  const words = foldName(typed)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, 6);
  return words.map((word) => (/^\d+$/.test(word) ? word : ` ${word}`));
}

/** A name as kept: composed, trimmed, without control characters. */
export function cleanName(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}
