import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ScanSource } from '../../shared/domain/vocabulary.ts';
import { checkLetter } from '../../shared/domain/code-letters.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';

gerlandForEachTest();

const atKiosk = (frame: string, source: ScanSource) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source });
const atDesk = (frame: string, source: ScanSource) => t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source });

describe('the same code read by several readers', () => {
  test('within a second is one arrival, however each of them writes it', async () => {
    const aya = seed.member();
    expect(await atKiosk(aya.code, 'wedge')).toMatchObject({ kind: 'checked-in' });
    t.clock.advance(400);
    expect(await atKiosk(`${aya.code.toLowerCase()}\r`, 'hid')).toEqual({ kind: 'duplicate' });
    t.clock.advance(400);
    expect(await atKiosk(aya.code.replace(/(.{5})/g, '$1 '), 'camera')).toEqual({ kind: 'duplicate' });
    expect((await t.ask('desk', 'visits.board', {})).visitsToday).toBe(1);
  });

  test('is one loan at the desk, and one return when it comes again later', async () => {
    const [aya, pc] = [seed.member(), seed.device('PC 1')];
    await atDesk(aya.code, 'wedge');
    t.clock.advance(300);
    expect(await atDesk(aya.code, 'hid')).toEqual({ kind: 'duplicate' });
    expect(await atDesk(pc.code, 'wedge')).toMatchObject({ kind: 'lent' });
    t.clock.advance(1_000);
    expect(await atDesk(pc.code, 'hid')).toEqual({ kind: 'duplicate' });
    t.clock.advance(1_500);
    expect(await atDesk(pc.code, 'camera')).toMatchObject({ kind: 'returned' });
  });

  test('stays one scan as long as it lies before a reader', async () => {
    const pc = seed.device('PC 1');
    await atDesk(pc.code, 'wedge');
    for (let second = 0; second < 5; second++) {
      t.clock.advance(1_000);
      expect(await atDesk(pc.code, 'wedge')).toEqual({ kind: 'duplicate' });
    }
    t.clock.advance(1_501);
    expect(await atDesk(pc.code, 'wedge')).toMatchObject({ kind: 'device-selected' });
  });

  test('is told once when it is not ours, and once when its card was replaced, with one alert', async () => {
    const aya = seed.member();
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    for (const frame of ['https://example.org/menu', aya.code]) {
      expect(await atKiosk(frame, 'camera')).not.toEqual({ kind: 'duplicate' });
      expect(await atKiosk(frame, 'wedge')).toEqual({ kind: 'duplicate' });
    }
    expect((await t.ask('desk', 'visits.board', {})).alerts).toHaveLength(1);
  });

  test('is one scan at the kiosk and one at the desk: each has its own work', async () => {
    const aya = seed.member();
    expect(await atKiosk(aya.code, 'wedge')).toMatchObject({ kind: 'checked-in' });
    expect(await atDesk(aya.code, 'wedge')).toMatchObject({ kind: 'person-selected', arrived: false });
  });

  test('is read at once by another reader when the first one is locked for its forged cards', async () => {
    const aya = seed.member();
    const forged = `${aya.code.slice(0, 11)}BCDEFGHJ`;
    for (let card = 0; card < 10; card++) await atKiosk(forged + checkLetter(forged), 'wedge');
    expect(await atKiosk(aya.code, 'wedge')).toEqual({ kind: 'not-ours' });
    expect(await atKiosk(aya.code, 'hid')).toMatchObject({ kind: 'checked-in' });
  });
});

test('two persons a tenth of a second apart are two arrivals', async () => {
  const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
  expect(await atKiosk(aya.code, 'wedge')).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
  t.clock.advance(100);
  expect(await atKiosk(noe.code, 'wedge')).toMatchObject({ kind: 'checked-in', firstName: 'Noé' });
});
