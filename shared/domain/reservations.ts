/** A seat kept for a time, epoch ms, `toMs` excluded. */
export interface Kept {
  readonly fromMs: number;
  readonly toMs: number;
}
/** From this long before its time, a reserved seat is given to nobody else. */
export const RESERVED_AHEAD_MS = 15 * 60_000;
/** As far ahead as one may reserve. */
export const RESERVE_DAYS = 60;

/** Whether a free seat stands reserved at this moment. */
export const isHeld = ({ fromMs, toMs }: Kept, now: number): boolean => fromMs - RESERVED_AHEAD_MS <= now && now < toMs;

export const overlaps = (a: Kept, b: Kept): boolean => a.fromMs < b.toMs && b.fromMs < a.toMs;

/** When the next of these begins, after `now`; null: none. */
export function nextStart(kept: readonly Kept[], now: number): number | null {
  const starts = kept.flatMap(({ fromMs }) => (fromMs > now ? [fromMs] : []));
  return starts.length === 0 ? null : Math.min(...starts);
}

/**
 * How an open reservation ends by itself: `absent` when its person has not come to the antenne in time, `passed` at its end.
 * A person who is here and waits for the seat keeps it. Null: it goes on.
 */
export function reservationEnd(
  kept: Kept,
  given: { readonly now: number; readonly present: boolean; readonly absentMinutes: number },
): 'absent' | 'passed' | null {
  if (given.now >= kept.toMs) return 'passed';
  return !given.present && given.now >= kept.fromMs + given.absentMinutes * 60_000 ? 'absent' : null;
}
