import type { BusinessDay } from './brand.ts';
import { addDays, businessDayOf, epochOfLocal, localMinute } from './calendar.ts';

/** One opening of a weekday (1 = Monday … 7); minutes of the local day, `to` excluded. */
export interface Slot {
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}
export type Opening = { readonly kind: 'open'; readonly closesAtMs: number | null } | { readonly kind: 'closed'; readonly opensAtMs: number | null };

const ofDay = (slots: readonly Slot[], weekday: number): readonly Slot[] =>
  slots.filter((slot) => slot.weekday === weekday && slot.to > slot.from).toSorted((a, b) => a.from - b.from);

/** Whether the antenne is open at this instant, until when, or when it opens next (within 8 days). No slots: always open. */
export function openStateAt(slots: readonly Slot[], nowMs: number, timeZone: string): Opening {
  if (slots.length === 0) return { kind: 'open', closesAtMs: null };
  const today = businessDayOf(nowMs, timeZone);
  const { minute, weekday } = localMinute(nowMs, timeZone);
  const current = ofDay(slots, weekday).find((slot) => slot.from <= minute && minute < slot.to);
  if (current !== undefined) return { kind: 'open', closesAtMs: epochOfLocal(today, Math.min(current.to, 1439), timeZone) };
  for (let ahead = 0; ahead <= 7; ahead++) {
    const next = ofDay(slots, ((weekday - 1 + ahead) % 7) + 1).find((slot) => ahead > 0 || slot.from > minute);
    if (next !== undefined) return { kind: 'closed', opensAtMs: epochOfLocal(addDays(today, ahead), next.from, timeZone) };
  }
  return { kind: 'closed', opensAtMs: null };
}

/** When the last opening of this day ends, null on a day without opening (or always open). */
export function lastClosingOf(slots: readonly Slot[], day: BusinessDay, timeZone: string): number | null {
  const { weekday } = localMinute(epochOfLocal(day, 720, timeZone), timeZone);
  const last = ofDay(slots, weekday).at(-1);
  return last === undefined ? null : epochOfLocal(day, Math.min(last.to, 1439), timeZone);
}
