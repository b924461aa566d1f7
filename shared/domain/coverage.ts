import type { BusinessDay } from './brand.ts';
import { addDays, epochOfLocal, localMinute } from './calendar.ts';
import type { Slot } from './opening-hours.ts';
import { UPLOAD_WINDOW_MS } from './upload-moment.ts';

/** What is known of one half-day of an antenne (REPORTING, coverage). Zero is not missing, nor is a day that still runs. */
export const halfDayStates = ['active', 'no-scan', 'closed', 'running', 'silent', 'not-received'] as const;
export type HalfDayState = (typeof halfDayStates)[number];
export const halves = ['morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];

/** Afternoons begin at 13:00. */
export const AFTERNOON_FROM = 780;
/** An opening of less than an hour does not make a half-day. */
const LEAST_MINUTES = 60;
/** A day is due at noon of the day after: uploads go in the evening, and again in the morning. */
const DUE_MINUTE = 720;

/** Where no calendar was entered: Monday to Friday, 9:00–12:30 and 13:30–17:00. */
export const assumedOpening: readonly Slot[] = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, from: 540, to: 750 },
  { weekday, from: 810, to: 1020 },
]);

export interface OpeningCalendar {
  readonly slots: readonly Slot[];
  /** Days off: holidays, works. */
  readonly closedDays: ReadonlySet<string>;
  /** Days that open at other hours than their weekday's, whatever else closes them. */
  readonly specialDays: ReadonlyMap<string, readonly Omit<Slot, 'weekday'>[]>;
}
/** What central holds of one antenne and day. */
export interface DayEvidence {
  readonly morningVisits: number;
  readonly afternoonVisits: number;
  /** The terminal's closing of this day has come. */
  readonly closingReceived: boolean;
  /** Minutes of opening by half, as that closing says by the antenne's own calendar; null: it does not. */
  readonly opened: Readonly<Record<Half, number>> | null;
}
export interface DayHalves {
  readonly morning: HalfDayState;
  readonly afternoon: HalfDayState;
}
export interface Moment {
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  /** Epoch ms of the antenne's last contact; null: never. */
  readonly lastContactAt: number | null;
}

export const halfOfMinute = (minute: number): Half => (minute < AFTERNOON_FROM ? 'morning' : 'afternoon');

/** Whether the calendar opens this half of this day. */
export function opensHalf(calendar: OpeningCalendar, day: BusinessDay, half: Half): boolean {
  const special = calendar.specialDays.get(day);
  if (special === undefined && calendar.closedDays.has(day)) return false;
  const [from, to] = half === 'morning' ? [0, AFTERNOON_FROM] : [AFTERNOON_FROM, 1440];
  return slotsOn(calendar, day).some((slot) => Math.min(slot.to, to) - Math.max(slot.from, from) >= LEAST_MINUTES);
}

function slotsOn({ specialDays, slots }: OpeningCalendar, day: BusinessDay): readonly Omit<Slot, 'weekday'>[] {
  const { weekday } = localMinute(epochOfLocal(day, 720, 'UTC'), 'UTC');
  return specialDays.get(day) ?? slots.filter((slot) => slot.weekday === weekday);
}

/** Nothing is owed before the antenne has closed and its terminal had its time to send. */
function stillRuns(calendar: OpeningCalendar, day: BusinessDay, { now, timeZone }: Pick<Moment, 'now' | 'timeZone'>): boolean {
  const closing = Math.max(0, ...slotsOn(calendar, day).map(({ to }) => to));
  return now < epochOfLocal(day, Math.min(closing, 1439), timeZone) + UPLOAD_WINDOW_MS;
}

/**
 * Whether a day is missing from the month: an open half did not come, or people came but no terminal closed the day by its end and more may follow.
 */
export function isMissing(
  day: BusinessDay,
  { morning, afternoon }: DayHalves,
  given: Pick<DayEvidence & Moment, 'closingReceived' | 'now' | 'timeZone'>,
): boolean {
  const states = [morning, afternoon];
  if (states.some((state) => state === 'silent' || state === 'not-received')) return true;
  return !given.closingReceived && states.includes('active') && given.now >= epochOfLocal(addDays(day, 1), 0, given.timeZone);
}

/** The state of both halves of a day that has begun. */
export function halvesOf(calendar: OpeningCalendar, day: BusinessDay, given: DayEvidence & Moment): DayHalves {
  const stateOf = (half: Half, visits: number): HalfDayState => {
    if (visits > 0) return 'active';
    // Whoever was there knows best: a day that the antenne alone closed, or opened, is what its terminal says.
    if (given.opened === null ? !opensHalf(calendar, day, half) : given.opened[half] < LEAST_MINUTES) return 'closed';
    if (given.closingReceived) return 'no-scan';
    if (stillRuns(calendar, day, given)) return 'running';
    return isSilent(day, given) ? 'silent' : 'not-received';
  };
  return { morning: stateOf('morning', given.morningVisits), afternoon: stateOf('afternoon', given.afternoonVisits) };
}

/** Due, and the terminal has not been heard since the day began. Before that, the day may still come by itself. */
function isSilent(day: BusinessDay, { now, timeZone, lastContactAt }: Moment): boolean {
  if (now < epochOfLocal(addDays(day, 1), DUE_MINUTE, timeZone)) return false;
  return lastContactAt === null || lastContactAt < epochOfLocal(day, 0, timeZone);
}

/** Half-days of a period by state. */
export type CoverageCount = Readonly<Record<HalfDayState, number>>;
export function countCoverage(days: readonly DayHalves[]): CoverageCount {
  const count: Record<HalfDayState, number> = { active: 0, 'no-scan': 0, closed: 0, running: 0, silent: 0, 'not-received': 0 };
  for (const { morning, afternoon } of days) {
    count[morning] += 1;
    count[afternoon] += 1;
  }
  return count;
}
/** Half-days that were to be received by now, and those that were. */
export function receivedOf(count: CoverageCount): { readonly received: number; readonly expected: number } {
  const received = count.active + count['no-scan'];
  return { received, expected: received + count.silent + count['not-received'] };
}
