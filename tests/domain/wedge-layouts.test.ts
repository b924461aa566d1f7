import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelText, memberCardText, parseCode } from '../../shared/domain/card-code.ts';
import { replayKeys, scansOf } from '../../shared/domain/replay-keys.ts';
import { noKeys, readKey } from '../../shared/domain/wedge-reader.ts';
import { endOf, pcLayouts, strokesFor, type Typed } from '../support/key-traces.ts';

const CARD = memberCardText(1, '3f8a21c0d7', '4fb86025');
const LABEL = labelText('device', 'BCDFGHJ'.replace('F', 'E'));
/** What scanners are sold set to in our antennes, and others that people buy. */
const scannerLayouts = ['us', 'fr', 'de', 'be', 'es', 'it', 'gb', 'ch', 'cz'].filter((layout) => pcLayouts.includes(layout));
const read = (text: string, given: Typed): readonly string[] => scansOf(replayKeys(strokesFor(text, given)));

describe('S8 a card is read whatever the layouts', () => {
  test('there are at least twelve layouts of PCs', () => {
    expect(pcLayouts.length).toBeGreaterThanOrEqual(12);
    expect(scannerLayouts.length).toBeGreaterThanOrEqual(6);
  });

  test.each(pcLayouts)('a PC set to %s reads scanners of every layout, caps lock or not, card and label, Enter, Tab or nothing at the end', (pc) => {
    for (const scanner of scannerLayouts)
      for (const capsLock of [false, true])
        for (const end of ['Enter', 'Tab', ''] as const) {
          const which = { scanner, pc, capsLock, end };
          expect([which, read(CARD, which)]).toEqual([which, [CARD]]);
          expect([which, read(LABEL, which)]).toEqual([which, [LABEL]]);
        }
  });

  test('at the pace of Bluetooth, with holes, with Shift held', () => {
    for (const pc of pcLayouts) {
      expect(read(CARD, { pc, gap: 50 })).toEqual([CARD]);
      expect(read(CARD, { pc, gap: (at) => (at % 7 === 0 ? 140 : 5) })).toEqual([CARD]);
      expect(read(CARD, { pc, scanner: 'us', shiftHeld: true })).toEqual([CARD]);
    }
  });

  test('one letter dropped, doubled or changed is no card', () => {
    for (let at = 0; at < CARD.length; at++) {
      const wrong = [
        CARD.slice(0, at) + CARD.slice(at + 1),
        `${CARD.slice(0, at)}${CARD.charAt(at)}${CARD.slice(at)}`,
        `${CARD.slice(0, at)}A${CARD.slice(at + 1)}`,
      ];
      for (const text of wrong) expect([text, read(text, {})]).toEqual([text, []]);
    }
  });

  test('a prefix announces the code and belongs to nobody', () => {
    const [first, ...rest] = strokesFor(CARD, { pc: 'fr', start: 1_000 });
    if (first === undefined) throw new Error('no keys');
    const prefix = { ...first, t: 995, key: 'F13', code: 'F13', shiftKey: false };
    expect(scansOf(replayKeys([prefix, first, ...rest], 'F13'))).toEqual([CARD]);
  });

  test('behind an input method the physical keys count', () => {
    const strokes = strokesFor(CARD, { pc: 'us' }).map((stroke) => (stroke.key.length === 1 ? { ...stroke, key: 'Process', isComposing: true } : stroke));
    expect(scansOf(replayKeys(strokes))).toEqual([CARD]);
  });
});

test('S8 what is read was typed: whatever comes around a card, no other code is made of it', () => {
  const around = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz 0123456789'), maxLength: 12 });
  fc.assert(
    fc.property(around, around, fc.integer({ min: 1, max: 400 }), fc.constantFrom(...pcLayouts), (before, after, pause, pc) => {
      const typed = strokesFor(before, { scanner: 'us', pc: 'us', gap: 120, end: '' });
      const card = strokesFor(CARD, { scanner: 'us', pc, start: endOf(typed) + 170 + pause });
      const more = strokesFor(after, { scanner: 'us', pc: 'us', gap: 120, end: '', start: endOf(card) + 170 + pause });
      expect(scansOf(replayKeys([...typed, ...card, ...more]))).toEqual([CARD]);
    }),
    { numRuns: 200 },
  );
});

test('S8 typing by hand, fast as people are, is never read as one of our codes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'bcdefghjknprstvx'), minLength: 1, maxLength: 60 }), fc.integer({ min: 65, max: 400 }), (text, gap) => {
      for (const scan of read(text, { gap })) expect(parseCode(scan).kind).toBe('not-ours');
    }),
    { numRuns: 300 },
  );
  expect(read(CARD, { gap: 90 })).toEqual([]);
});

test('S8 a month of scans leaves nothing behind in the reader', () => {
  const strokes = strokesFor(CARD, {});
  const long = endOf(strokes) + 1_000;
  let state = noKeys;
  let scans = 0;
  for (let n = 0; n < 20_000; n++)
    for (const stroke of strokes) {
      const step = readKey(state, { ...stroke, t: stroke.t + n * long });
      state = step.state;
      if (step.ended !== null) scans += 1;
    }
  expect(scans).toBe(20_000);
  expect(state.keys).toEqual([]);
});
