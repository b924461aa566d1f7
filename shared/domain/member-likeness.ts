import { foldName } from './member-search.ts';

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

/** One mistake from four letters on, two from eight: a letter missing, more, another, or two swapped. */
export function wordsAreClose(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  const allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && mistakesBetween(a, b) <= allowed;
}

/** Optimal string alignment distance (Damerau-Levenshtein without a second edit of a swapped pair). */
function mistakesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** An unknown year agrees with all; one digit wrong, or two swapped, is a mistake. */
function yearsAgree(a: number | null, b: number | null): boolean {
  return a === null || b === null || a === b || mistakesBetween(String(a), String(b)) <= 1;
}
