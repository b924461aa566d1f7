import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dailyMomentOf, handedDownIsDue, type UploadStanding, uploadIsDue } from '../../shared/domain/upload-moment.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CLOSING = Date.parse('2026-11-24T17:00:00.000Z');
const MOMENT = CLOSING + 30 * MINUTE;
const standing = (given: Partial<UploadStanding> = {}): UploadStanding => ({
  now: CLOSING,
  nextTryAt: null,
  lastSuccessAt: CLOSING - 10 * HOUR,
  isWaiting: true,
  isUrgent: false,
  closedByHandAt: null,
  moment: MOMENT,
  ...given,
});

describe('a terminal sends by itself', () => {
  test('after closing at its own minute, once, within two hours, whatever its name', () => {
    expect(uploadIsDue(standing({ now: MOMENT - 1 }))).toBe(false);
    expect(uploadIsDue(standing({ now: MOMENT }))).toBe(true);
    expect(uploadIsDue(standing({ now: MOMENT + HOUR, lastSuccessAt: MOMENT + MINUTE }))).toBe(false);
    const draw = fc.nat({ max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(draw, draw, (terminal, day) => {
        const after = dailyMomentOf(CLOSING, { terminal, day }) - CLOSING;
        expect(after).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThan(2 * HOUR);
      }),
    );
  });

  test('a thousand terminals do not all come in the same minute', () => {
    const draws = Array.from({ length: 1_000 }, (_, n) => (n * 2_654_435_761) % 2 ** 32);
    const perMinute = new Map<number, number>();
    for (const terminal of draws) {
      const minute = Math.floor((dailyMomentOf(CLOSING, { terminal, day: terminal ^ 0x5bd1 }) - CLOSING) / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + 1);
    }
    expect(perMinute.size).toBeGreaterThan(100);
    expect(Math.max(...perMinute.values())).toBeLessThan(40);
  });

  test('when the last success is more than twenty hours old: at start, or on a day without opening', () => {
    const morning = { now: CLOSING, moment: null, isWaiting: false };
    expect(uploadIsDue(standing({ ...morning, lastSuccessAt: CLOSING - 20 * HOUR }))).toBe(false);
    expect(uploadIsDue(standing({ ...morning, lastSuccessAt: CLOSING - 20 * HOUR - 1 }))).toBe(true);
    expect(uploadIsDue(standing({ ...morning, lastSuccessAt: null }))).toBe(true);
  });

  test('when somebody closes the day by hand, and at once when a card died', () => {
    expect(uploadIsDue(standing({ closedByHandAt: CLOSING - MINUTE }))).toBe(true);
    expect(uploadIsDue(standing({ closedByHandAt: CLOSING - 11 * HOUR }))).toBe(false);
    expect(uploadIsDue(standing({ isUrgent: true, now: CLOSING - HOUR }))).toBe(true);
  });

  test('after a failure not before it is time again, even when all else asks for it; a clock set back makes no wait of a year', () => {
    const all = { isUrgent: true, lastSuccessAt: null, closedByHandAt: CLOSING, now: MOMENT };
    expect(uploadIsDue(standing({ ...all, nextTryAt: MOMENT + 1 }))).toBe(false);
    expect(uploadIsDue(standing({ ...all, nextTryAt: MOMENT }))).toBe(true);
    expect(uploadIsDue(standing({ ...all, nextTryAt: MOMENT + 365 * 24 * HOUR }))).toBe(true);
    expect(uploadIsDue(standing({ lastSuccessAt: CLOSING + HOUR }))).toBe(true);
  });
});

test('what central hands down is asked for every hour, give or take five minutes by the terminal’s name', () => {
  const now = CLOSING;
  expect(handedDownIsDue({ now, askedAt: null, draw: 0 })).toBe(true);
  expect(handedDownIsDue({ now, askedAt: now - 55 * MINUTE, draw: 0 })).toBe(true);
  expect(handedDownIsDue({ now, askedAt: now - 55 * MINUTE, draw: 1 })).toBe(false);
  expect(handedDownIsDue({ now, askedAt: now - 65 * MINUTE, draw: 4_294_967_295 })).toBe(true);
  expect(handedDownIsDue({ now, askedAt: now + 1, draw: 0 })).toBe(true);
});
