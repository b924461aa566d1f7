/** Characters of a remark on a day. */
export const LONGEST_REMARK = 300;

export type PersonalMark = 'email' | 'phone' | 'number';

const marks: readonly (readonly [PersonalMark, RegExp])[] = [
  ['email', /[^\s@]+@[^\s@]+\.[^\s@]{2,}/u],
  // French numbers, with or without the country, however they are spaced.
  ['phone', /(?:(?:\+|00)33[\s.-]*|\b0)[1-9](?:[\s.-]*\d{2}){4}\b/],
  // A NIR, an account or a card number: ten digits and more in a row.
  ['number', /\d(?:[\s.-]?\d){9,}/],
];

/** What looks like an address or a number of a person in a free text; null: nothing. Names cannot be told from words. */
export const personalMark = (text: string): PersonalMark | null => marks.find(([, looksLike]) => looksLike.test(text))?.[0] ?? null;
