import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';
import { endBurst, type KeyStroke, noKeys, readKey, typedText, type WedgeState } from '../../shared/domain/wedge-reader.ts';

const CARD = memberCardText(1, '0123456789', 'abcdef01');

/** What the sixteen letters' physical keys type on a layout; only what differs from QWERTY (US) is listed. Digits show what AZERTY does to them. */
const layouts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  us: {},
  'fr azerty': { Q: 'A', A: 'Q', W: 'Z', Z: 'W', 1: '&', 2: 'é', 3: '"', 4: "'", 5: '(', 6: '-', 7: 'è', 8: '_', 9: 'ç', 0: 'à' },
  'be azerty': { Q: 'A', A: 'Q', W: 'Z', Z: 'W', 1: '&', 2: 'é', 6: '§', 8: '!' },
  'de qwertz': { Y: 'Z', Z: 'Y' },
  dvorak: { B: 'X', C: 'J', D: 'E', E: '.', F: 'U', G: 'I', H: 'D', J: 'H', K: 'T', N: 'B', P: 'L', R: 'P', S: 'O', T: 'Y', V: 'K', X: 'Q' },
  'ru йцукен': { B: 'И', C: 'С', D: 'В', E: 'У', F: 'А', G: 'П', H: 'Р', J: 'О', K: 'Л', N: 'Т', P: 'З', R: 'К', S: 'Ы', T: 'Е', V: 'М', X: 'Ч' },
  'ar 101': { B: 'لا', C: 'ؤ', D: 'ي', E: 'ث', F: 'ب', G: 'ل', H: 'ا', J: 'ت', K: 'ن', N: 'ى', P: 'ح', R: 'ق', S: 'س', T: 'ف', V: 'ر', X: 'ء' },
};

/** A scanner set to a US keyboard, plugged into a PC with another layout: physical keys, the layout's characters. */
function strokes(text: string, given: { layout?: string; capsLock?: boolean; gap?: number; start?: number; end?: string } = {}): readonly KeyStroke[] {
  const { layout = 'us', capsLock = false, gap = 5, start = 1_000, end = 'Enter' } = given;
  const plain = { ctrlKey: false, altKey: false, metaKey: false, repeat: false };
  const keys = [...text].map((letter) => {
    const typed = layouts[layout]?.[letter] ?? letter;
    return { key: capsLock ? typed.toLowerCase() : typed, code: /\d/.test(letter) ? `Digit${letter}` : `Key${letter}` };
  });
  return [...keys, ...(end === '' ? [] : [{ key: end, code: end }])].map(({ key, code }, index) => ({ ...plain, key, code, t: start + index * gap }));
}
function run(
  events: readonly KeyStroke[],
  from: WedgeState = noKeys,
): { readonly frames: readonly string[]; readonly state: WedgeState; readonly kept: string } {
  let state = from;
  let kept = '';
  const frames: string[] = [];
  for (const event of events) {
    const step = readKey(state, event);
    state = step.state;
    if (step.frame !== null) frames.push(step.frame);
    if (!step.swallow && [...event.key].length === 1) kept += event.key;
  }
  return { frames, state, kept };
}

describe('a keyboard scanner', () => {
  test.each(Object.keys(layouts).flatMap((layout) => [true, false].map((capsLock) => ({ layout, capsLock }))))(
    'is read on $layout, caps lock $capsLock',
    ({ layout, capsLock }) => {
      const { frames } = run(strokes(CARD, { layout, capsLock }));
      expect(frames.map((frame) => frame.toUpperCase())).toEqual([CARD]);
    },
  );
  test('a label of nine letters is read too', () => {
    const label = labelText('device', 'BCDEFGH');
    expect(run(strokes(label)).frames).toEqual([label]);
  });
  test('ends with Enter, with Tab, or with silence', () => {
    expect(run(strokes(CARD, { end: 'Tab' })).frames).toEqual([CARD]);
    expect(endBurst(run(strokes(CARD, { end: '' })).state)).toBe(CARD);
  });
  test('a slow one, 50 ms a key, is read when it ends with Enter', () => {
    expect(run(strokes(CARD, { gap: 50 })).frames).toEqual([CARD]);
    expect(endBurst(run(strokes(CARD, { gap: 50, end: '' })).state)).toBeNull();
  });
  test('Shift before each letter changes nothing', () => {
    const shifted = strokes(CARD).flatMap((stroke) => [{ ...stroke, key: 'Shift', code: 'ShiftLeft' }, stroke]);
    expect(run(shifted).frames).toEqual([CARD]);
  });
  test('most of it never reaches the field that has the focus', () => {
    expect(run(strokes(CARD)).kept.length).toBeLessThanOrEqual(4);
  });
  test('a code that is not ours is handed on unjudged, as the layout typed it', () => {
    expect(run(strokes('HTTPSEXAMPLEORG')).frames).toEqual(['HTTPSEXAMPLEORG']);
  });
  test('two scans in a row are two scans', () => {
    expect(run([...strokes(CARD), ...strokes(CARD, { start: 1_200 })]).frames).toEqual([CARD, CARD]);
  });
});

describe('somebody who types', () => {
  test('is never read as a scan, however fast people type', () => {
    for (const gap of [70, 90, 120, 160]) expect(run(strokes('MARTINDUBOIS', { gap })).frames).toEqual([]);
  });
  test('keeps every letter', () => {
    expect(run(strokes('MARTINDUBOIS', { gap: 90 })).kept).toBe('MARTINDUBOIS');
  });
  test('just before a scan does not spoil it', () => {
    const { frames } = run([...strokes('MAR', { gap: 120, end: '' }), ...strokes(CARD, { start: 2_000 })]);
    expect(frames).toEqual([CARD]);
  });
  test('a held key, a short burst and combinations are no scan', () => {
    const held = strokes('AAAAAAAAAAAAAAAA').map((stroke, index) => ({ ...stroke, repeat: index > 0 && stroke.key !== 'Enter' }));
    expect(run(held).frames).toEqual([]);
    expect(run(strokes('ABCDEFG')).frames).toEqual([]);
    expect(run(strokes(CARD).map((stroke) => ({ ...stroke, ctrlKey: true }))).frames).toEqual([]);
    expect(run(strokes(CARD).map((stroke) => ({ ...stroke, metaKey: true }))).frames).toEqual([]);
  });
  test('a burst that was no scan can be given back', () => {
    expect(typedText(run(strokes('ABCDEF', { end: '' })).state)).toBe('ABCDEF');
  });
});

test('no keys whatever make it throw or grow without end', () => {
  const key = fc.constantFrom('a', 'Z', '9', 'Enter', 'Tab', 'Shift', 'Dead', 'Process', 'Unidentified', 'F5', '\u0000', '🦊', 'Escape', 'AltGraph');
  const stroke = fc.record({
    gap: fc.integer({ min: -50, max: 400 }),
    key,
    code: fc.string({ maxLength: 8 }),
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    metaKey: fc.boolean(),
    repeat: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 200 }), (events) => {
      let t = 0;
      const { state } = run(
        events.map(({ gap, ...event }) => {
          t += gap;
          return { ...event, t };
        }),
      );
      endBurst(state);
      expect(state.keys.length).toBeLessThanOrEqual(4096);
    }),
    { numRuns: 500 },
  );
});
