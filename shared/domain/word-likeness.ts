/** One mistake from four letters on, two from eight: a letter missing, more, another, or two swapped. */
export function wordsAreClose(a: string, b: string): boolean {
  if (a === b) return true;
  const allowed = mistakesAllowed(a, b);
  return allowed > 0 && Math.abs(a.length - b.length) <= allowed && mistakesBetween(a, b) <= allowed;
}

/** Mistakes that two words may be apart. */
export function mistakesAllowed(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return length >= 8 ? 2 : length >= 4 ? 1 : 0;
}

/** Optimal string alignment distance (Damerau-Levenshtein without a second edit of a swapped pair). */
export function mistakesBetween(a: string, b: string): number {
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
