/** A figure beside an earlier one. `percent` null: the base is too small (under 11) to speak of a percentage (TRUST P-2). */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  /** Rounded; -12 means 12 % less. */
  readonly percent: number | null;
}
export const LEAST_BASE = 11;

export function changeBetween(from: number, to: number): Change {
  return { from, to, difference: to - from, percent: from >= LEAST_BASE ? Math.round(((to - from) / from) * 100) : null };
}

/** A share in whole percent; null where the base is under 11. */
export const percentOf = (part: number, base: number): number | null => (base >= LEAST_BASE ? Math.round((part / base) * 100) : null);

/** The month `by` months later (negative: earlier). */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
