import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { memberCardText, parseCode, passText } from '../../shared/domain/card-code.ts';
import { passStepOf } from '../../shared/domain/pass-time.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { passKey, passTag } from '../../shared/core/cards/pass-tag.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import type { SeededMember } from '../support/seed.ts';
import { TEST_CARD_KEY } from '../support/test-core.ts';

const STEP = 30_000;
const MINUTE = 60_000;
gerlandForEachTest();
let aya: SeededMember;
beforeEach(() => {
  aya = seed.member();
});

/** What a phone whose clock is ahead by `aheadMs` shows now for this card. */
function shown(card: string = aya.code, aheadMs = 0, key: Uint8Array = TEST_CARD_KEY): string {
  const parsed = parseCode(card);
  if (parsed.kind !== 'member') throw new Error('no card');
  return passText(parsed.keyNumber, parsed.cardId, passTag(passKey(key, parsed.cardId), parsed.cardId, passStepOf(t.clock.now() + aheadMs)));
}
const kiosk = (frame: string, source: 'hid' | 'camera' = 'camera') => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source });
const desk = (frame: string) => t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });

describe('a pass shown on a phone', () => {
  test('is the person’s arrival, and the next one their departure', async () => {
    expect(await kiosk(shown())).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
    t.clock.advance(60 * MINUTE);
    expect(await kiosk(shown())).toMatchObject({ kind: 'checked-out', firstName: 'Aya' });
  });

  test('selects the person at the desk', async () => {
    expect(await desk(shown())).toMatchObject({ kind: 'person-selected', person: { memberId: aya.memberId } });
  });

  test.each([-2, -1, 0, 1, 2])('is accepted when the phone is %i half minutes away', async (steps) => {
    expect(await kiosk(shown(aya.code, steps * STEP))).toMatchObject({ kind: 'checked-in' });
  });

  test('three minutes old has expired, and the fresh one right after is welcomed', async () => {
    expect(await kiosk(shown(aya.code, -3 * MINUTE))).toEqual({ kind: 'pass-refused', why: 'expired' });
    expect(await kiosk(shown())).toMatchObject({ kind: 'checked-in' });
  });

  test('read again by somebody else in its half minute was used; before the same reader it is the same scan', async () => {
    const pass = shown();
    await kiosk(pass);
    t.clock.advance(3_000);
    expect(await kiosk(pass)).toEqual({ kind: 'duplicate' });
    expect(await desk(pass)).toEqual({ kind: 'pass-refused', why: 'used' });
    t.clock.advance(10_000);
    expect(await kiosk(pass)).toEqual({ kind: 'pass-refused', why: 'used' });
    expect((await t.ask('desk', 'visits.board', {})).present).toBe(1);
  });

  test('each half minute is good once, even after a restart', async () => {
    const pass = shown();
    await kiosk(pass);
    await t.restart();
    t.clock.advance(20_000);
    expect(await kiosk(pass)).toEqual({ kind: 'pass-refused', why: 'used' });
  });

  test('from a phone ahead of time says that its clock is wrong', async () => {
    expect(await kiosk(shown(aya.code, 60 * MINUTE))).toEqual({ kind: 'pass-refused', why: 'wrong-clock' });
  });

  test('from a phone that is late says so at its second code, because a picture would not change', async () => {
    const picture = shown(aya.code, -10 * MINUTE);
    expect(await kiosk(picture)).toEqual({ kind: 'pass-refused', why: 'expired' });
    t.clock.advance(STEP);
    expect(await kiosk(picture)).toEqual({ kind: 'pass-refused', why: 'expired' });
    expect(await kiosk(shown(aya.code, -10 * MINUTE))).toEqual({ kind: 'pass-refused', why: 'wrong-clock' });
  });

  test('of a card unknown here is a provisional arrival, of a replaced one a replaced card', async () => {
    const id = '0a0b0c0d0e';
    expect(await kiosk(shown(memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id))))).toMatchObject({ kind: 'provisional' });
    const before = shown();
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    expect(await kiosk(before)).toEqual({ kind: 'replaced-card' });
  });

  test('of another organisation is not ours, and ten of them lock that reader for a minute', async () => {
    const foreign = shown(aya.code, 0, new Uint8Array(32));
    for (let n = 0; n < 10; n++) {
      expect(await kiosk(foreign)).toEqual({ kind: 'not-ours' });
      // The same code read again at once is one scan.
      t.clock.advance(2_000);
    }
    expect(await kiosk(shown())).toEqual({ kind: 'not-ours' });
    expect(await kiosk(shown(), 'hid')).toMatchObject({ kind: 'checked-in' });
    t.clock.advance(61_000);
    expect((await kiosk(shown())).kind).not.toBe('not-ours');
  });
});
