import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readingOf } from '../../shared/domain/burst-reading.ts';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';
import { CODE_ALPHABET } from '../../shared/domain/code-letters.ts';
import { replayKeys, scansOf } from '../../shared/domain/replay-keys.ts';
import { characterKeys, type LayoutName, layoutNames, signOf } from '../../shared/domain/keyboard-layouts.ts';
import { codeIn, type KeyStroke, typedText, upper, writesSomething } from '../../shared/domain/wedge-hypotheses.ts';
import { endOf, recordedCodes, recordedLayouts, strokesFor, type Typed } from '../support/key-traces.ts';

const CARD = memberCardText(1, '0123456789', 'abcdef01');
const OTHER = memberCardText(1, '9876543210', '10fedcba');
const LABEL = labelText('device', 'BCDEFGH');
const scans = (strokes: readonly KeyStroke[]): readonly string[] => scansOf(replayKeys(strokes));
const typed = (text: string, given: Typed = {}): readonly KeyStroke[] => strokesFor(text, { gap: 110, end: '', ...given });
/** What a field that had the focus got. */
const passedText = (strokes: readonly KeyStroke[]): string => {
  const { passed } = replayKeys(strokes);
  return typedText(passed.flatMap((at) => strokes[at] ?? []));
};

describe('S8 a keyboard scanner', () => {
  test('is read by what the PC’s layout wrote, by its physical keys, and both give one code', () => {
    expect(scans(strokesFor(CARD))).toEqual([CARD]);
    expect(scans(strokesFor(CARD).map((stroke) => ({ ...stroke, key: 'Unidentified' })))).toEqual([CARD]);
    expect(scans(strokesFor(CARD).map((stroke) => ({ ...stroke, code: '' })))).toEqual([CARD]);
  });
  test('ends with Enter, with Tab, or with silence', () => {
    for (const end of ['Enter', 'Tab', ''] as const) expect(scans(strokesFor(CARD, { end })), end).toEqual([CARD]);
  });
  test('at Bluetooth pace, 50 ms a key, is read when it ends with Enter or Tab', () => {
    for (const end of ['Enter', 'Tab'] as const) expect(scans(strokesFor(CARD, { gap: 50, end })), end).toEqual([CARD]);
    expect(scans(strokesFor(CARD, { gap: 50, end: '' }))).toEqual([]);
  });
  test('may pause for 160 ms within a code, not for longer', () => {
    const holes = (hole: number) => strokesFor(CARD, { gap: (at) => (at % 7 === 0 ? hole : 6) });
    expect(scans(holes(155))).toEqual([CARD]);
    expect(scans(holes(161))).toEqual([]);
  });
  test('twice in a row is two scans, with and without a terminator between them', () => {
    for (const end of ['Enter', ''] as const) {
      const first = strokesFor(CARD, { end });
      expect(scans([...first, ...strokesFor(OTHER, { start: endOf(first) + 100, end })]), end).toEqual([CARD, OTHER]);
    }
  });
  test('sends a CR and an LF, or a Tab and an Enter, without either acting on the page', () => {
    for (const [first, then] of [
      ['Enter', 'Enter'],
      ['Tab', 'Enter'],
    ] as const) {
      const once = strokesFor(CARD, { end: first });
      const again = strokesFor('', { start: endOf(once) + 3, end: then });
      expect(passedText([...once, ...again])).toBe(CARD.charAt(0));
      const { passed } = replayKeys([...once, ...again]);
      expect(passed).not.toContain(once.length);
    }
  });
});

describe('S8 a code that is not ours', () => {
  test('is handed on once, however many lines it has, and nothing of it reaches the field but its first letter', () => {
    const first = strokesFor('begin:vcard', { pc: 'us', scanner: 'us' });
    const strokes = ['n:luc', 'fn:luc desmarais', 'end:vcard'].reduce<readonly KeyStroke[]>(
      (before, line) => [...before, ...strokesFor(line, { start: endOf(before) + 5 })],
      first,
    );
    expect(scansOf(replayKeys(strokes), true)).toEqual(['begin:vcard']);
    expect(passedText(strokes)).toBe('b');
  });
  test('is no scan of ours when one letter is missing, changed or added', () => {
    for (let at = 0; at < CARD.length; at++) {
      expect(scans(strokesFor(CARD.slice(0, at) + CARD.slice(at + 1)))).toEqual([]);
      expect(scans(strokesFor(`${CARD.slice(0, at)}Q${CARD.slice(at + 1)}`))).toEqual([]);
      expect(scans(strokesFor(`${CARD.slice(0, at)}A${CARD.slice(at)}`))).toEqual([]);
    }
  });
  test('never becomes ours because a sharp s is written SS in capitals', () => {
    const strokes = strokesFor(CARD.replace(/.$/, '')).map((stroke, at) => (at === 3 ? { ...stroke, key: 'ß', code: 'Minus' } : stroke));
    expect(codeIn(strokes.filter(({ key }) => key !== 'Shift' && key !== 'Enter'))).toBeNull();
  });
});

describe('S8 somebody who types', () => {
  test('is never read as a scan, even a whole code, however fast people type', () => {
    for (const gap of [70, 90, 120, 160])
      for (const end of ['Enter', ''] as const) expect(scansOf(replayKeys(strokesFor(CARD, { gap, end })), true), `${gap} ms`).toEqual([]);
  });
  test('keeps every letter', () => {
    expect(passedText(typed('martin dubois'))).toBe('martin dubois');
  });
  test('just before and just after a scan does not spoil it', () => {
    const before = typed('mar');
    for (const pause of [40, 100, 150]) {
      const scan = strokesFor(CARD, { start: endOf(before) + pause, end: '' });
      const after = typed('tin', { start: endOf(scan) + pause });
      expect(scans([...before, ...scan, ...after]), `${pause} ms`).toEqual([CARD]);
    }
  });
  test('presses Enter after a word, and it passes', () => {
    const strokes = typed('dubois', { end: 'Enter' });
    expect(replayKeys(strokes).passed).toContain(strokes.length - 1);
  });
  test('holds a key, or combines keys, without a scan', () => {
    const held = strokesFor('aaaaaaaaaaaaaaaa').map((stroke, at) => ({ ...stroke, repeat: at > 0 && stroke.key !== 'Enter' }));
    expect(scansOf(replayKeys(held), true)).toEqual([]);
    for (const modifier of ['ctrlKey', 'altKey', 'metaKey'] as const)
      expect(scansOf(replayKeys(strokesFor(CARD).map((stroke) => ({ ...stroke, [modifier]: true }))), true)).toEqual([]);
  });
});

describe('S8 layout tables', () => {
  test('all write our sixteen letters with the same keys, with and without Shift, so that one stands for all', () => {
    const ours = new Set(CODE_ALPHABET);
    for (const layout of layoutNames) {
      for (const shifted of [true, false]) {
        const letters = (of: LayoutName): readonly string[] =>
          characterKeys.map((code) => upper(signOf(of, code, shifted))).map((sign) => (ours.has(sign) ? sign : ''));
        expect(letters(layout), layout).toEqual(letters('us'));
        expect(letters(layout), layout).toEqual(characterKeys.map((code) => (ours.has(code.replace('Key', '')) ? code.replace('Key', '') : '')));
      }
    }
  });
  test('know every key that writes', () => {
    for (const code of [...characterKeys, 'Space', 'Numpad0', 'NumpadDecimal']) expect(writesSomething(code), code).toBe(true);
    for (const code of ['Enter', 'F13', 'KeyboardLock', 'ShiftLeft', '', 'NumpadEnter']) expect(writesSomething(code), code).toBe(false);
  });
  test('say what Chromium said on the real layouts, dead keys aside', () => {
    const names: Readonly<Record<string, string>> = { ch: 'ch-de' };
    for (const layout of layoutNames) {
      const real = recordedLayouts[names[layout] ?? layout];
      for (const [level, shifted] of [
        ['plain', false],
        ['shift', true],
      ] as const) {
        recordedCodes.forEach((code, at) => {
          const key = real?.[level][at] ?? '';
          if (key !== 'Dead') expect(signOf(layout, code, shifted), `${layout} ${level} ${code}`).toBe(key);
        });
      }
    }
  });
});

describe('S8 a label', () => {
  test('of nine letters is read on every recorded layout', () => {
    for (const pc of Object.keys(recordedLayouts)) expect(scans(strokesFor(LABEL, { scanner: 'us', pc })), pc).toEqual([LABEL]);
  });
});

test('the doctor hears what was pressed, at which pace, and which readings were tried', () => {
  const [burst] = replayKeys(strokesFor(CARD.toLowerCase(), { scanner: 'us', pc: 'fr' })).bursts;
  if (burst === undefined) throw new Error('nothing was read');
  const reading = readingOf(burst);
  expect(reading).toMatchObject({
    medianGapMs: 5,
    longestGapMs: 5,
    terminator: 'Enter',
    prefix: false,
    capsLock: false,
    pace: 'scan',
    chosen: { text: CARD, passes: true },
  });
  expect(reading.keys).toHaveLength(20);
});

test('S8 no keys whatever make the reader throw, grow without end, miss a scan or invent one: what it accepts was scanned, and passes its check letter', () => {
  const stroke = fc.record({
    gap: fc.integer({ min: -50, max: 400 }),
    key: fc.constantFrom(
      'a',
      'Z',
      'B',
      'k',
      '9',
      'ß',
      'Enter',
      'Tab',
      'Shift',
      'Dead',
      'Process',
      'Unidentified',
      'F5',
      '\u0000',
      '🦊',
      'Escape',
      'AltGraph',
      'لا',
    ),
    code: fc.oneof(fc.constantFrom(...recordedCodes, 'Numpad7', 'F13', ''), fc.string({ maxLength: 8 })),
    shiftKey: fc.boolean(),
    ctrlKey: fc.boolean(),
    altKey: fc.boolean(),
    metaKey: fc.boolean(),
    capsLock: fc.boolean(),
    repeat: fc.boolean(),
    isComposing: fc.boolean(),
  });
  const codes = [CARD, OTHER, LABEL];
  /** One letter of it read wrong. */
  const damaged = (code: string, at: number): string => {
    const place = at % code.length;
    const letter = CODE_ALPHABET[(CODE_ALPHABET.indexOf(code[place] ?? '') + 1 + (at % 15)) % 16] ?? '';
    return code.slice(0, place) + letter + code.slice(place + 1);
  };
  const pace = { gap: fc.integer({ min: 1, max: 30 }), end: fc.constantFrom('Enter', 'Tab', '' as const) };
  const part = fc.oneof(
    fc.record({ kind: fc.constant('noise' as const), events: fc.array(stroke, { maxLength: 60 }) }),
    fc.record({ kind: fc.constant('scan' as const), text: fc.constantFrom(...codes), ...pace }),
    fc.record({
      kind: fc.constant('misread' as const),
      text: fc.tuple(fc.constantFrom(...codes), fc.nat(400)).map(([code, at]) => damaged(code, at)),
      ...pace,
    }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const strokes: KeyStroke[] = [];
      let t = 0;
      for (const one of parts) {
        t = Math.max(0, ...strokes.map((key) => key.t)) + 400;
        if (one.kind === 'noise') strokes.push(...one.events.map(({ gap, ...event }) => ({ ...event, t: (t += gap) })));
        else strokes.push(...strokesFor(one.text, { gap: one.gap, end: one.end, start: t }));
      }
      const replayed = replayKeys(strokes);
      expect(scansOf(replayed)).toEqual(parts.flatMap((one) => (one.kind === 'scan' ? [one.text] : [])));
      expect(replayed.state.keys).toEqual([]);
      for (const burst of replayed.bursts) expect(burst.keys.length).toBeLessThanOrEqual(4096);
    }),
    { numRuns: 500 },
  );
});
