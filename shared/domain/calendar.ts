import { Temporal } from 'temporal-polyfill';
import type { BusinessDay, Instant } from './brand.ts';

/** The UTC instant of an epoch in milliseconds. */
export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

/** Milliseconds since the epoch of an instant. */
export function epochOf(instant: Instant): number {
  return Date.parse(instant);
}

/** Zones change their offset at full quarter hours of UTC: all of them since St John’s stopped doing so at 0:01, in November 2011. */
const QUARTER_MS = 900_000;
/** Offsets asked for lately, by quarter hour: a scan asks several times for the same, a day of facts for a few dozen, and Temporal takes its time. */
const offsets = { timeZone: '', ofQuarter: new Map<number, number>() };
const OFFSETS_KEPT = 500;

function offsetMs(quarter: number, timeZone: string): number {
  if (offsets.timeZone !== timeZone || offsets.ofQuarter.size > OFFSETS_KEPT) {
    offsets.timeZone = timeZone;
    offsets.ofQuarter.clear();
  }
  let ms = offsets.ofQuarter.get(quarter);
  if (ms === undefined) {
    ms = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1_000_000;
    offsets.ofQuarter.set(quarter, ms);
  }
  return ms;
}

/** The wall clock at this instant as if it were UTC. */
const wallClock = (epochMs: number, timeZone: string): Date => new Date(epochMs + offsetMs(Math.floor(epochMs / QUARTER_MS), timeZone));

/** The site's local calendar day at this instant, through both DST changes. */
export function businessDayOf(epochMs: number, timeZone: string): BusinessDay {
  return wallClock(epochMs, timeZone).toISOString().slice(0, 10) as BusinessDay;
}

/** Local wall-clock minute of the day (0–1439) and ISO weekday (1 = Monday … 7). */
export function localMinute(epochMs: number, timeZone: string): { minute: number; weekday: number } {
  const local = wallClock(epochMs, timeZone);
  return { minute: local.getUTCHours() * 60 + local.getUTCMinutes(), weekday: local.getUTCDay() || 7 };
}

/** The moment last asked for: all day long it is the next closing time. */
let lastMoment = { day: '', minute: Number.NaN, timeZone: '', epochMs: 0 };

/** Epoch ms of a local wall-clock minute on a business day; a minute skipped by DST moves forward. */
export function epochOfLocal(day: BusinessDay, minute: number, timeZone: string): number {
  if (lastMoment.day !== day || lastMoment.minute !== minute || lastMoment.timeZone !== timeZone) {
    const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
    lastMoment = { day, minute, timeZone, epochMs: Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds };
  }
  return lastMoment.epochMs;
}

/** The business day `days` later (negative: earlier). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  return Temporal.PlainDate.from(day).add({ days }).toString() as BusinessDay;
}

/** ISO weekday of a business day: 1 = Monday … 7. */
export const weekdayOf = (day: BusinessDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The calendar month of a business day: `YYYY-MM`. */
export function monthOf(day: BusinessDay): string {
  return day.slice(0, 7);
}

/** `HH:MM` in the site's time zone, for sentences on screen. */
export function localHourMinute(epochMs: number, timeZone: string): string {
  const { minute } = localMinute(epochMs, timeZone);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The instant rounded down to the quarter hour: the finest time that leaves the site (TRUST 8.2). */
export function quarterHour(epochMs: number): Instant {
  return instantOf(Math.floor(epochMs / 900_000) * 900_000);
}
