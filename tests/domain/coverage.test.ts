import { describe, expect, test } from 'vitest';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { epochOfLocal } from '../../shared/domain/calendar.ts';
import { assumedOpening, countCoverage, type DayEvidence, type HalfDayState, halvesOf, isMissing, receivedOf } from '../../shared/domain/coverage.ts';

const day = (text: string) => text as BusinessDay;
const at = (text: string, minute = 720): number => epochOfLocal(day(text), minute, 'Europe/Paris');

describe('the coverage of a half-day', () => {
  const calendar = { slots: assumedOpening, closedDays: new Set(['2026-11-11']), specialDays: new Map() };
  const evidence = (given: Partial<DayEvidence> = {}): DayEvidence => ({
    morningVisits: 0,
    afternoonVisits: 0,
    closingReceived: false,
    opened: null,
    ...given,
  });
  const state = (of: string, given: Partial<DayEvidence>, moment: { now: number; lastContactAt: number | null }) =>
    halvesOf(calendar, day(of), { ...evidence(given), ...moment, timeZone: 'Europe/Paris' });

  test('a morning with visits is active; an afternoon without any, of a closed day, is a zero', () => {
    const moment = { now: at('2026-11-25'), lastContactAt: at('2026-11-24', 1200) };
    expect(state('2026-11-24', { morningVisits: 3, closingReceived: true }, moment)).toEqual({ morning: 'active', afternoon: 'no-scan' });
  });
  test('Sundays and days off are closed, unless people came all the same', () => {
    const moment = { now: at('2026-11-25'), lastContactAt: at('2026-11-24') };
    expect(state('2026-11-22', {}, moment)).toEqual({ morning: 'closed', afternoon: 'closed' });
    expect(state('2026-11-11', {}, moment)).toEqual({ morning: 'closed', afternoon: 'closed' });
    expect(state('2026-11-11', { afternoonVisits: 1 }, moment)).toEqual({ morning: 'closed', afternoon: 'active' });
  });
  test('what the antenne itself says of its opening stands before the calendar: closed for works, open on a holiday', () => {
    const moment = { now: at('2026-11-25'), lastContactAt: at('2026-11-24', 1200) };
    const told = (morning: number, afternoon: number) => ({ closingReceived: true, opened: { morning, afternoon } });
    expect(state('2026-11-24', told(0, 240), moment)).toEqual({ morning: 'closed', afternoon: 'no-scan' });
    expect(state('2026-11-11', told(210, 30), moment)).toEqual({ morning: 'no-scan', afternoon: 'closed' });
    expect(state('2026-11-24', { ...told(0, 0), morningVisits: 1 }, moment)).toEqual({ morning: 'active', afternoon: 'closed' });
  });
  test('a day not received is late until the terminal has been silent since before it', () => {
    const silentSince = at('2026-11-20');
    expect(state('2026-11-24', {}, { now: at('2026-11-24', 1300), lastContactAt: silentSince }).morning).toBe('not-received');
    expect(state('2026-11-24', {}, { now: at('2026-11-25', 719), lastContactAt: silentSince }).morning).toBe('not-received');
    expect(state('2026-11-24', {}, { now: at('2026-11-25', 720), lastContactAt: silentSince }).morning).toBe('silent');
    expect(state('2026-11-24', {}, { now: at('2026-11-25', 720), lastContactAt: at('2026-11-25', 600) }).morning).toBe('not-received');
    expect(state('2026-11-24', {}, { now: at('2026-11-25', 720), lastContactAt: null }).morning).toBe('silent');
  });
  test('a day is not missing before the antenne has closed and its terminal has had two hours to send', () => {
    const of = (now: number, given: Partial<DayEvidence> = {}, on = '2026-11-24') => state(on, given, { now, lastContactAt: null });
    // It closes at 17:00.
    expect(of(at('2026-11-24', 600))).toEqual({ morning: 'running', afternoon: 'running' });
    expect(of(at('2026-11-24', 1139), { morningVisits: 2 })).toEqual({ morning: 'active', afternoon: 'running' });
    expect(of(at('2026-11-24', 1140))).toEqual({ morning: 'not-received', afternoon: 'not-received' });
    expect(of(at('2026-11-24', 600), { closingReceived: true })).toEqual({ morning: 'no-scan', afternoon: 'no-scan' });
    expect(of(at('2026-11-22', 600), {}, '2026-11-22')).toEqual({ morning: 'closed', afternoon: 'closed' });
    expect(receivedOf(countCoverage([of(at('2026-11-24', 1139), { morningVisits: 2 })]))).toEqual({ received: 1, expected: 1 });
    const special = { ...calendar, specialDays: new Map([['2026-11-24', [{ from: 540, to: 1200 }]]]) };
    const late = { ...evidence(), now: at('2026-11-24', 1319), lastContactAt: null, timeZone: 'Europe/Paris' };
    expect(halvesOf(special, day('2026-11-24'), late).afternoon).toBe('running');
    expect(halvesOf(special, day('2026-11-24'), { ...late, now: late.now + 60_000 }).afternoon).toBe('not-received');
  });
  test('a day is missing when an open half did not come, or when nobody closed it by midnight', () => {
    const missing = (morning: HalfDayState, afternoon: HalfDayState, given: { now: number; closingReceived?: boolean }) =>
      isMissing(day('2026-11-24'), { morning, afternoon }, { closingReceived: false, timeZone: 'Europe/Paris', ...given });
    const [today, after] = [{ now: at('2026-11-24', 1439) }, { now: at('2026-11-25', 0) }];
    expect(missing('running', 'running', today)).toBe(false);
    expect(missing('active', 'closed', today)).toBe(false);
    expect(missing('active', 'closed', after)).toBe(true);
    expect(missing('active', 'no-scan', { ...after, closingReceived: true })).toBe(false);
    expect(missing('active', 'not-received', today)).toBe(true);
    expect(missing('closed', 'silent', after)).toBe(true);
    expect(missing('closed', 'closed', after)).toBe(false);
  });
  test('what is received is counted against what was open, closed half-days apart', () => {
    const count = countCoverage([
      { morning: 'active', afternoon: 'no-scan' },
      { morning: 'closed', afternoon: 'silent' },
    ]);
    expect(receivedOf(count)).toEqual({ received: 2, expected: 3 });
  });
});
