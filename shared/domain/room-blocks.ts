import type { BusinessDay } from './brand.ts';
import { businessDayOf, epochOfLocal, localMinute, weekdayOf } from './calendar.ts';
import type { DaySlot } from './opening-hours.ts';

/** A workshop that takes the room: no free access meanwhile. On one date, or every week. */
export interface RoomBlock extends DaySlot {
  readonly when: { readonly kind: 'date'; readonly day: string } | { readonly kind: 'weekly'; readonly weekday: number };
  /** A word for people: "Atelier CV". */
  readonly reason: string;
}
/** The room taken: why, from when, until when (epoch ms). */
export interface TakenRoom {
  readonly reason: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

const isOn = (block: RoomBlock, day: BusinessDay): boolean =>
  block.to > block.from && (block.when.kind === 'date' ? block.when.day === day : block.when.weekday === weekdayOf(day));

/** The blocks of this local day in their order; those that touch or overlap are one stay of the first. */
function stretchesOf(blocks: readonly RoomBlock[], day: BusinessDay): readonly RoomBlock[] {
  const ofDay = blocks.filter((block) => isOn(block, day)).toSorted((a, b) => a.from - b.from);
  return ofDay.reduce<readonly RoomBlock[]>((merged, block) => {
    const last = merged.at(-1);
    if (last === undefined || block.from > last.to) return [...merged, block];
    return [...merged.slice(0, -1), { ...last, to: Math.max(last.to, block.to) }];
  }, []);
}

/** Whether the room is taken now, and when it is taken next today; a block ends at midnight at the latest. */
export function roomAt(blocks: readonly RoomBlock[], nowMs: number, timeZone: string): { readonly taken: TakenRoom | null; readonly next: TakenRoom | null } {
  if (blocks.length === 0) return { taken: null, next: null };
  const day = businessDayOf(nowMs, timeZone);
  const { minute } = localMinute(nowMs, timeZone);
  const stretches = stretchesOf(blocks, day);
  const seen = (block: RoomBlock | undefined): TakenRoom | null =>
    block === undefined
      ? null
      : {
          reason: block.reason,
          fromMs: epochOfLocal(day, block.from, timeZone),
          untilMs: epochOfLocal(day, Math.min(block.to, 1439), timeZone),
        };
  return { taken: seen(stretches.find((block) => block.from <= minute && minute < block.to)), next: seen(stretches.find((block) => block.from > minute)) };
}
