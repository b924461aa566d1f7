import { foldName } from './member-search.ts';
import { nameIndex } from './name-index.ts';
import { mistakesBetween, wordsAreClose } from './word-likeness.ts';

/** What two sheets are compared by. */
export interface Named {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
}
/** `same`: the same words in any order. `close`: a typing mistake or a part of the name away. */
export type Likeness = 'same' | 'close' | 'none';

const wordsOf = (named: Named): readonly string[] =>
  foldName(`${named.firstName} ${named.lastName}`)
    .split(' ')
    .filter((word) => word !== '');

/**
 * Whether two sheets may be of one person (issue 5, USERS-ASK 36): accents, case and order of names do not matter, each word may hold
 * a typing mistake, one of two family names may be missing. Years that a mistake cannot explain tell homonyms apart.
 */
export const likenessOf = (a: Named, b: Named): Likeness => likenessTo(a)(b);

/** The same for one sheet against many: its own words are folded once. */
export function likenessTo(a: Named): (b: Named) => Likeness {
  const words = wordsOf(a);
  return (b) => (yearsAgree(a.birthYear, b.birthYear) ? likenessOfWords(words, wordsOf(b)) : 'none');
}

/**
 * Likenesses of many sheets among many, without comparing each with each: sheets alike share their whole name, or two words a mistake
 * apart, and words are compared once however many people bear them. Answers, by index of `typed`, the indexes of `others` like it, in order.
 */
export function likenessesAmong(
  typed: readonly Named[],
  others: readonly Named[],
): ReadonlyMap<number, readonly { readonly other: number; readonly how: 'same' | 'close' }[]> {
  const candidates = typed.map((named) => ({ named, words: wordsOf(named) }));
  const sharing = nameIndex(candidates.map(({ words }) => words));
  const found = new Map<number, { other: number; how: 'same' | 'close' }[]>();
  others.forEach((named, other) => {
    const words = wordsOf(named);
    for (const at of sharing(words)) {
      const candidate = candidates[at];
      if (candidate === undefined || !yearsAgree(candidate.named.birthYear, named.birthYear)) continue;
      const how = likenessOfWords(candidate.words, words);
      if (how === 'none') continue;
      const before = found.get(at);
      if (before === undefined) found.set(at, [{ other, how }]);
      else before.push({ other, how });
    }
  });
  return found;
}

function likenessOfWords(a: readonly string[], b: readonly string[]): Likeness {
  const [short, long] = [a, b].toSorted((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || short.length === 0) return 'none';
  if (short.toSorted().join(' ') === long.toSorted().join(' ')) return 'same';
  if (short.join('') === long.join('')) return 'same';
  // One word alone is too little to suspect anybody.
  if (short.length < 2 || long.length - short.length > 2) return 'none';
  return everyWordFound(short, long) ? 'close' : 'none';
}

function everyWordFound(short: readonly string[], long: readonly string[]): boolean {
  const [word, ...others] = short;
  if (word === undefined) return true;
  return long.some((candidate, index) => wordsAreClose(word, candidate) && everyWordFound(others, long.toSpliced(index, 1)));
}

/** An unknown year agrees with all; one digit wrong, or two swapped, is a mistake. */
function yearsAgree(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b || mistakesBetween(String(a), String(b)) <= 1;
}
