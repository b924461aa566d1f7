import { describe, expect, test } from 'vitest';
import { type RoomBlock, roomAt } from '../../shared/domain/room-blocks.ts';

const PARIS = 'Europe/Paris';
const at = (text: string): number => Date.parse(text);
const on = (day: string, from: number, to: number, reason = 'Atelier CV'): RoomBlock => ({ when: { kind: 'date', day }, from, to, reason });
const tuesdays: RoomBlock = { when: { kind: 'weekly', weekday: 2 }, from: 600, to: 720, reason: 'Atelier' };

describe('a workshop that takes the room', () => {
  test('has it from its first minute to its last, on its date only', () => {
    const blocks = [on('2026-11-24', 600, 720)];
    expect(roomAt(blocks, at('2026-11-24T08:59:59Z'), PARIS)).toMatchObject({ taken: null, next: { fromMs: at('2026-11-24T09:00:00Z') } });
    expect(roomAt(blocks, at('2026-11-24T09:00:00Z'), PARIS)).toMatchObject({
      taken: { reason: 'Atelier CV', untilMs: at('2026-11-24T11:00:00Z') },
      next: null,
    });
    expect(roomAt(blocks, at('2026-11-24T11:00:00Z'), PARIS)).toEqual({ taken: null, next: null });
    expect(roomAt(blocks, at('2026-11-25T09:30:00Z'), PARIS)).toEqual({ taken: null, next: null });
  });
  test('comes back every week, at the same hour of the wall clock in winter and in summer', () => {
    for (const [instant, until] of [
      ['2026-11-24T09:30:00Z', '2026-11-24T11:00:00Z'],
      ['2026-07-14T08:30:00Z', '2026-07-14T10:00:00Z'],
    ] as const)
      expect(roomAt([tuesdays], at(instant), PARIS).taken?.untilMs).toBe(at(until));
    expect(roomAt([tuesdays], at('2026-11-25T09:30:00Z'), PARIS).taken).toBeNull();
  });
  test('and another that follows or overlaps make one stay; one later in the day is the next', () => {
    const blocks = [on('2026-11-24', 660, 780, 'Pix'), tuesdays, on('2026-11-24', 780, 840, 'Suite'), on('2026-11-24', 900, 960, 'Soir')];
    expect(roomAt(blocks, at('2026-11-24T09:30:00Z'), PARIS)).toEqual({
      taken: { reason: 'Atelier', fromMs: at('2026-11-24T09:00:00Z'), untilMs: at('2026-11-24T13:00:00Z') },
      next: { reason: 'Soir', fromMs: at('2026-11-24T14:00:00Z'), untilMs: at('2026-11-24T15:00:00Z') },
    });
  });
  test('through the hour that the clocks skip or repeat stays within its day', () => {
    const night = [on('2026-03-29', 60, 200), on('2026-10-25', 60, 200)];
    expect(roomAt(night, at('2026-03-29T00:30:00Z'), PARIS).taken?.untilMs).toBe(at('2026-03-29T01:20:00Z'));
    expect(roomAt(night, at('2026-10-25T00:30:00Z'), PARIS).taken?.untilMs).toBe(at('2026-10-25T02:20:00Z'));
  });
});
