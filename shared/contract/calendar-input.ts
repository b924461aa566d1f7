import * as z from 'zod';
import { dayText } from './day-text.ts';

const minutes = { from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) };
// An opening that ends before it begins opens nothing: alone, it would close the antenne for good.
const forward = (slot: { readonly from: number; readonly to: number }): boolean => slot.from < slot.to;
const weekday = z.int().min(1).max(7);
/** A word for people, shown on the wall and at the desk; nobody's name belongs here. */
const reason = z.string().trim().min(1).max(60);

/** When the antenne is open and its room free: the week, the days that differ, the workshops that take the room. */
export const calendarInput = {
  opening: z
    .array(z.strictObject({ weekday, ...minutes }).refine(forward))
    .max(28)
    .readonly(),
  openingExceptions: z
    .array(
      z
        .strictObject({ from: dayText, to: dayText, slots: z.array(z.strictObject(minutes).refine(forward)).max(4).readonly(), reason })
        .refine(({ from, to }) => from <= to),
    )
    .max(200)
    .readonly(),
  roomBlocks: z
    .array(
      z
        .strictObject({
          when: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('date'), day: dayText }),
            z.strictObject({ kind: z.literal('weekly'), weekday }),
          ]),
          ...minutes,
          reason,
        })
        .refine(forward),
    )
    .max(100)
    .readonly(),
};
