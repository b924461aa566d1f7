import { mistakesAllowed, wordsAreClose } from './word-likeness.ts';

/** A word with the letters it has, one bit a letter, and the names that hold it. */
interface Held {
  readonly word: string;
  readonly letters: number;
  readonly names: number[];
}

/** Names, as words, by what may be like them: answers those that share the whole name with the words asked, or two words a mistake apart. */
export function nameIndex(names: readonly (readonly string[])[]): (words: readonly string[]) => ReadonlySet<number> {
  const whole = new Map<string, number[]>();
  const byWord = new Map<string, Held>();
  const byLength = new Map<number, Held[]>();
  names.forEach((words, name) => {
    for (const key of wholeNames(words)) whole.set(key, [...(whole.get(key) ?? []), name]);
    for (const word of new Set(words)) {
      const before = byWord.get(word);
      if (before !== undefined) before.names.push(name);
      else byWord.set(word, { word, letters: lettersOf(word), names: [name] });
    }
  });
  for (const held of byWord.values()) byLength.set(held.word.length, [...(byLength.get(held.word.length) ?? []), held]);
  const asked = new Map<string, readonly number[]>();
  const near = (word: string): readonly number[] => {
    const before = asked.get(word);
    if (before !== undefined) return before;
    const letters = lettersOf(word);
    const found: number[] = [];
    for (let length = word.length - 2; length <= word.length + 2; length++)
      for (const held of byLength.get(length) ?? []) {
        // A mistake changes two letters at most: most words are told apart by that alone.
        if (bitsOf(held.letters ^ letters) > 2 * mistakesAllowed(word, held.word) || !wordsAreClose(word, held.word)) continue;
        found.push(...held.names);
      }
    asked.set(word, found);
    return found;
  };
  return (words) => {
    const shared = new Set(wholeNames(words).flatMap((key) => whole.get(key) ?? []));
    const once = new Set<number>();
    for (const word of words) for (const name of new Set(near(word))) (once.has(name) ? shared : once).add(name);
    return shared;
  };
}

/** Keys of a name as a whole, in its order and in none. */
const wholeNames = (words: readonly string[]): readonly string[] => [...new Set([words.join(''), `=${words.toSorted().join('')}`])];

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
function bitsOf(letters: number): number {
  let bits = 0;
  for (let left = letters; left !== 0; left &= left - 1) bits += 1;
  return bits;
}
