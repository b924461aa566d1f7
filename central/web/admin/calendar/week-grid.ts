import { AFTERNOON_FROM } from '../../../../shared/domain/coverage.ts';

/** The rows of the week's grid: an opening stands in the row in which it begins. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];
/** Evenings begin at 18:00. */
const EVENING_FROM = 1_080;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

interface Hours {
  readonly from: number;
  readonly to: number;
}
export interface WeekSlot extends Hours {
  readonly weekday: number;
}
/** What stands in the two fields of one cell: hours as people write them, empty when closed. */
export interface Cell {
  readonly from: string;
  readonly to: string;
}
export type WeekGrid = Readonly<Record<string, Cell>>;
export const cellKey = (weekday: number, part: DayPart): string => `${weekday} ${part}`;
export const closedCell: Cell = { from: '', to: '' };

/** `9:00` for minute 540 of the day, `24:00` for its end. */
export const hourText = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
/** As people write it: 9:00, 9h, 9 h 30, 09.30, 24:00; null: no hour. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes = ''] = /^\s*(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?\s*$/.exec(text) ?? [];
  if (hours === undefined || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute > 1_440 ? null : minute;
}

const partOf = (from: number): DayPart => (from < AFTERNOON_FROM ? 'morning' : from < EVENING_FROM ? 'afternoon' : 'evening');

/** The grid of these openings, and those that find no cell of their own: they are kept as they are. */
export function gridOf(slots: readonly WeekSlot[]): { readonly grid: WeekGrid; readonly others: readonly WeekSlot[] } {
  const grid: Record<string, Cell> = {};
  const others: WeekSlot[] = [];
  for (const slot of slots.toSorted((a, b) => a.from - b.from)) {
    const key = cellKey(slot.weekday, partOf(slot.from));
    if (grid[key] === undefined) grid[key] = { from: hourText(slot.from), to: hourText(slot.to) };
    else others.push(slot);
  }
  return { grid, others };
}

/** The openings of a grid; null when a cell has one hour only, or ends before it begins, or two openings of a day meet. */
export function slotsOf(grid: WeekGrid): readonly WeekSlot[] | null {
  const slots: WeekSlot[] = [];
  for (const weekday of weekdays) {
    let free = 0;
    for (const part of dayParts) {
      const { from, to } = grid[cellKey(weekday, part)] ?? closedCell;
      if (from === '' && to === '') continue;
      const [begins, ends] = [minuteOf(from), minuteOf(to)];
      if (begins === null || ends === null || ends <= begins || begins < free) return null;
      slots.push({ weekday, from: begins, to: ends });
      free = ends;
    }
  }
  return slots;
}
