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

/**
 * Likenesses of many sheets among many, without comparing each with each: `typed` is indexed by what its words become when letters are
 * left out, each of `others` is compared with those alone that share two words, a mistake apart. Answers, by index of `typed`, the
 * indexes of `others` that are like it, in their order.
 */
export function likenessesAmong(
  typed: readonly Named[],
  others: readonly Named[],
): ReadonlyMap<number, readonly { readonly other: number; readonly how: 'same' | 'close' }[]> {
  const index = new Map<string, Set<number>>();
  const put = (key: string, at: number): void => {
    const held = index.get(key);
    if (held === undefined) index.set(key, new Set([at]));
    else held.add(at);
  };
  typed.forEach((named, at) => {
    const words = wordsOf(named);
    put(`=${words.toSorted().join('')}`, at);
    put(`=${words.join('')}`, at);
    for (const word of words) for (const key of leavings(word)) put(key, at);
  });
  const found = new Map<number, { other: number; how: 'same' | 'close' }[]>();
  others.forEach((named, other) => {
    const words = wordsOf(named);
    const shared = new Map<number, number>();
    for (const key of new Set([`=${words.toSorted().join('')}`, `=${words.join('')}`])) for (const at of index.get(key) ?? []) shared.set(at, 2);
    for (const word of words) {
      const near = new Set<number>();
      for (const key of leavings(word)) for (const at of index.get(key) ?? []) near.add(at);
      for (const at of near) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    for (const [at, count] of shared) {
      const candidate = count < 2 ? undefined : typed[at];
      const how = candidate === undefined ? 'none' : likenessOf(candidate, named);
      if (how !== 'none') found.set(at, [...(found.get(at) ?? []), { other, how }]);
    }
  });
  return found;
}

/** A word and what is left of it without one letter (from four letters on) or two (from eight): two words a mistake apart share one. */
function leavings(word: string): ReadonlySet<string> {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  let last = new Set([word]);
  const all = new Set(last);
  for (let gone = 0; gone < allowed; gone++) {
    last = new Set([...last].flatMap((text) => Array.from({ length: text.length }, (_, at) => text.slice(0, at) + text.slice(at + 1))));
    for (const text of last) all.add(text);
  }
  return all;
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
