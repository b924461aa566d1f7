/** The value below which the share `q` (0–1) of the values lies; nearest rank. Throws on an empty list. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))];
  if (value === undefined) throw new Error('no values were measured');
  return value;
}

/** The middle value. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);
