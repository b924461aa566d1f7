/** How workstations are shared, as it can be read on the wall. Minutes. */
export interface SessionRules {
  readonly sessionMinutes: number;
  /** A person's minutes a day while others wait; 0: no such limit. */
  readonly dayMinutes: number;
  /** What a session gains by itself while nobody waits; 0: never. */
  readonly extendMinutes: number;
}
export interface SeatFacts {
  readonly now: number;
  readonly rules: SessionRules;
  readonly othersWait: boolean;
  /** End of the current opening, epoch ms; null: none. */
  readonly closesAt: number | null;
}

export interface NewSeatFacts extends SeatFacts {
  /** Minutes the person already had today. */
  readonly usedToday: number;
  /** End of the person's own reservation of this seat, epoch ms. */
  readonly keptUntil?: number | null;
}

const MINUTE = 60_000;
/** Who has had the day's minutes still gets this, so that nobody is sent away. */
export const SHORTEST_MINUTES = 15;
/** Minutes left when the desk is warned (UX D-R10). */
export const FIRST_WARNING_MINUTES = 10;
export const LAST_WARNING_MINUTES = 2;
/** A session is prolonged when this is left, never before: the warning at two minutes is then taken back (UX D-R10). */
const EXTEND_AT_MS = LAST_WARNING_MINUTES * MINUTE;

/** When a session that starts now ends, epoch ms: the rules of the house, a reservation, and never past what comes next. */
export function sessionEndAt({ now, rules, othersWait, closesAt, usedToday, keptUntil = null }: NewSeatFacts): number {
  const ofDay = rules.dayMinutes === 0 || !othersWait ? rules.sessionMinutes : Math.max(SHORTEST_MINUTES, rules.dayMinutes - usedToday);
  const end = Math.max(now + Math.min(rules.sessionMinutes, ofDay) * MINUTE, keptUntil ?? now);
  return closesAt === null ? end : Math.max(now + MINUTE, Math.min(end, closesAt));
}

/** The new end of a session that goes on by itself; null when it does not: somebody waits, time is left, or the antenne closes. */
export function extendedEnd({ now, rules, othersWait, closesAt, endsAt }: SeatFacts & { readonly endsAt: number }): number | null {
  if (rules.extendMinutes === 0 || othersWait || endsAt - now > EXTEND_AT_MS) return null;
  const next = Math.max(endsAt, now) + rules.extendMinutes * MINUTE;
  const end = closesAt === null ? next : Math.min(next, closesAt);
  return end > endsAt && end > now ? end : null;
}

/**
 * Minutes until a seat comes free for the one in `place` (1 = next). `ends`: when running sessions end, epoch ms.
 * Null when no workstation is in service: nobody can say.
 */
export function expectedWaitMinutes(given: {
  readonly place: number;
  readonly ends: readonly number[];
  readonly free: number;
  readonly now: number;
  readonly sessionMinutes: number;
}): number | null {
  const { place, ends, free, now, sessionMinutes } = given;
  const seats = ends.length + free;
  if (seats === 0) return null;
  const soonest = [...Array.from({ length: free }, () => now), ...ends].toSorted((a, b) => a - b);
  const round = Math.floor((place - 1) / seats);
  const until = (soonest[(place - 1) % seats] ?? now) + round * sessionMinutes * MINUTE;
  return Math.max(0, Math.ceil((until - now) / MINUTE));
}
