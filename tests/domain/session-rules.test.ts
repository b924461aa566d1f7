import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedWaitMinutes, extendedEnd, sessionEndAt } from '../../shared/domain/session-rules.ts';

const MINUTE = 60_000;
const now = 100_000 * MINUTE;
const rules = { sessionMinutes: 60, dayMinutes: 120, extendMinutes: 15 };
const alone = { now, rules, othersWait: false, closesAt: null };
const queue = { ...alone, othersWait: true };
const inMinutes = (minutes: number): number => now + minutes * MINUTE;

describe('a session that starts', () => {
  test('lasts what the house gives', () => {
    expect(sessionEndAt({ ...alone, usedToday: 0 })).toBe(inMinutes(60));
  });
  test('is shortened by closing time, never to nothing', () => {
    expect(sessionEndAt({ ...alone, closesAt: inMinutes(20), usedToday: 0 })).toBe(inMinutes(20));
    expect(sessionEndAt({ ...alone, closesAt: now, usedToday: 0 })).toBe(inMinutes(1));
  });
  test('counts the minutes of the day only while others wait, and leaves a quarter of an hour', () => {
    expect(sessionEndAt({ ...alone, usedToday: 119 })).toBe(inMinutes(60));
    expect(sessionEndAt({ ...queue, usedToday: 90 })).toBe(inMinutes(30));
    expect(sessionEndAt({ ...queue, usedToday: 300 })).toBe(inMinutes(15));
    expect(sessionEndAt({ ...queue, rules: { ...rules, dayMinutes: 0 }, usedToday: 300 })).toBe(inMinutes(60));
  });
});

describe('a session goes on by itself', () => {
  test('two minutes before its end, while nobody waits', () => {
    expect(extendedEnd({ ...alone, endsAt: inMinutes(2) })).toBe(inMinutes(17));
    expect(extendedEnd({ ...alone, endsAt: inMinutes(3) })).toBeNull();
    expect(extendedEnd({ ...queue, endsAt: inMinutes(1) })).toBeNull();
    expect(extendedEnd({ ...alone, rules: { ...rules, extendMinutes: 0 }, endsAt: inMinutes(1) })).toBeNull();
  });
  test('up to closing time and not after', () => {
    expect(extendedEnd({ ...alone, closesAt: inMinutes(5), endsAt: inMinutes(1) })).toBe(inMinutes(5));
    expect(extendedEnd({ ...alone, closesAt: inMinutes(5), endsAt: inMinutes(5) })).toBeNull();
    expect(extendedEnd({ ...alone, closesAt: inMinutes(1), endsAt: inMinutes(1) })).toBeNull();
  });
  test('from now on, when its time was over since somebody waited', () => {
    expect(extendedEnd({ ...alone, endsAt: inMinutes(-20) })).toBe(inMinutes(15));
  });
  test('never to an earlier end, whatever the clock did', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: 600 }), fc.option(fc.integer({ min: -600, max: 600 })), (left, closes) => {
        const endsAt = inMinutes(left);
        const next = extendedEnd({ ...alone, endsAt, closesAt: closes === null ? null : inMinutes(closes) });
        expect(next === null || (next > endsAt && next > now)).toBe(true);
      }),
    );
  });
});

describe('the expected wait', () => {
  const seats = { ends: [inMinutes(30), inMinutes(10)], free: 0, now, sessionMinutes: 60 };
  test('is until the seat that frees first for the first, the second for the second', () => {
    expect([1, 2].map((place) => expectedWaitMinutes({ ...seats, place }))).toEqual([10, 30]);
  });
  test('takes a whole session more for each round of the seats', () => {
    expect([3, 4, 5].map((place) => expectedWaitMinutes({ ...seats, place }))).toEqual([70, 90, 130]);
  });
  test('is nothing when a seat is free, and unknown when there is none at all', () => {
    expect(expectedWaitMinutes({ ...seats, free: 1, place: 1 })).toBe(0);
    expect(expectedWaitMinutes({ ...seats, free: 1, place: 2 })).toBe(10);
    expect(expectedWaitMinutes({ ...seats, ends: [], place: 1 })).toBeNull();
  });
});
