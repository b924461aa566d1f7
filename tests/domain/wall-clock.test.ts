import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { businessDayOf, epochOfLocal, localMinute } from '../../shared/domain/calendar.ts';

const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca', 'UTC'];
const instant = fc.integer({ min: Date.parse('2012-01-01'), max: Date.parse('2060-01-01') });

test('day, minute and weekday are those of Temporal, in any zone and in any order of asking', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(instant, fc.constantFrom(...zones)), { minLength: 2, maxLength: 6 }), (asked) => {
      for (const [epochMs, zone] of asked) {
        const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
        expect(businessDayOf(epochMs, zone)).toBe(local.toPlainDate().toString());
        expect(localMinute(epochMs, zone)).toEqual({ minute: local.hour * 60 + local.minute, weekday: local.dayOfWeek });
      }
    }),
    { numRuns: 2_000 },
  );
});

test('each minute around both changes of clocks', () => {
  for (const change of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']) {
    for (let minute = -180; minute <= 180; minute++) {
      const epochMs = Date.parse(change) + minute * 60_000;
      const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO('Europe/Paris');
      expect(localMinute(epochMs, 'Europe/Paris').minute, new Date(epochMs).toISOString()).toBe(local.hour * 60 + local.minute);
    }
  }
});

test('the closing time asked again, for another day or another zone, is its own', () => {
  const at = (day: string, minute: number, zone: string) => epochOfLocal(day as Parameters<typeof epochOfLocal>[0], minute, zone);
  expect(at('2026-11-24', 1080, 'Europe/Paris')).toBe(Date.parse('2026-11-24T17:00:00Z'));
  expect(at('2026-11-24', 1080, 'Europe/Paris')).toBe(Date.parse('2026-11-24T17:00:00Z'));
  expect(at('2026-11-24', 1080, 'UTC')).toBe(Date.parse('2026-11-24T18:00:00Z'));
  expect(at('2026-07-24', 1080, 'Europe/Paris')).toBe(Date.parse('2026-07-24T16:00:00Z'));
  expect(at('2026-07-24', 1081, 'Europe/Paris')).toBe(Date.parse('2026-07-24T16:01:00Z'));
});

test('a zone that does not exist is refused, even when the moment was just asked for', () => {
  businessDayOf(0, 'Europe/Paris');
  expect(() => businessDayOf(0, 'Europe/Nowhere')).toThrow(RangeError);
});
