import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysReading, textsOf } from '../../renderer/desk/doctor/keys-reading.ts';
import { supportText } from '../../renderer/desk/doctor/support-text.ts';
import { type Reading, verdictOf } from '../../renderer/desk/doctor/verdict.ts';
import { verdictWords } from '../../renderer/desk/doctor/verdict-words.ts';
import type { CodeFinding, HidReading, PluggedScanners, ScannerLine } from '../../shared/contract/doctor.ts';
import { readingOf } from '../../shared/domain/burst-reading.ts';
import { judgeBurst } from '../../shared/domain/burst-judgement.ts';
import { labelText } from '../../shared/domain/card-code.ts';
import { foreignKinds } from '../../shared/domain/foreign-code.ts';
import { testCodes } from '../../shared/domain/test-codes.ts';
import { strokesFor, type Typed } from '../support/key-traces.ts';

const scanner: ScannerLine = { name: 'Voyager 1450', maker: 'Honeywell', usbId: '0c2e:0b61', use: 'ready', hidPosIn: 'Programming the Interface › USB HID' };
const plugged = (...uses: readonly ScannerLine['use'][]): PluggedScanners => ({ library: true, scanners: uses.map((use) => ({ ...scanner, use })) });
const burstOf = (text: string, typed: Typed = {}) => {
  const keys = strokesFor(text, { ...typed, end: '' }).filter(({ key }) => key !== 'Shift');
  return readingOf({ keys, by: 'Enter', prefixed: false, pieces: judgeBurst(keys, { by: 'Enter', prefixed: false }) });
};
const foreign: CodeFinding = { kind: 'foreign', looksLike: 'text' };
const keysOf = (text: string, typed: Typed, finding: CodeFinding): Reading => {
  const burst = burstOf(text, typed);
  const chosen = textsOf(burst).findIndex((one) => one === text.toUpperCase());
  return keysReading(burst, { finding, chosen: chosen === -1 ? null : chosen });
};
const hid = (finding: CodeFinding, more: Partial<Extract<HidReading, { kind: 'hid-scan' }>> = {}): Reading => ({
  kind: 'hid-scan',
  scanner,
  layout: 'honeywell',
  chosenBy: 'vendor',
  aim: ']Q1',
  symbology: 'QR Code',
  terminator: 'CR',
  encoding: 'utf-8',
  length: 20,
  tookMs: 0,
  reportCount: 1,
  reports: [],
  finding,
  ...more,
});
const CARD = 'CEXKPDCSBTJFXRKHBDGC';

describe('the verdict', () => {
  test('of what is plugged, while nothing was read', () => {
    expect(verdictOf(null, { library: false, scanners: [] }).kind).toBe('library');
    expect(verdictOf(null, plugged()).kind).toBe('none');
    expect(verdictOf(null, plugged('keyboard-mode', 'ready')).kind).toBe('waiting');
    for (const use of ['refused', 'keyboard-mode'] as const) expect(verdictOf(null, plugged(use)).kind).toBe(use);
    for (const use of ['snapi', 'ibm-oem'] as const) expect(verdictOf(null, plugged(use)).kind).toBe('wrong-mode');
  });

  test('of a code: ours, somebody else’s, damaged, forged', () => {
    const of = (finding: CodeFinding) => verdictOf(hid(finding), plugged('ready')).kind;
    expect(of({ kind: 'member', tag: 'ours' })).toBe('ready');
    expect(of({ kind: 'test', code: 'card' })).toBe('ready');
    expect(of({ kind: 'member', tag: 'wrong' })).toBe('other-organisation');
    expect(of({ kind: 'member', tag: 'no-key' })).toBe('no-key');
    expect(of({ kind: 'damaged' })).toBe('damaged');
    expect(of(foreign)).toBe('not-ours');
    expect(of({ kind: 'pass', tag: 'ours', time: 'fresh' })).toBe('ready');
    expect(of({ kind: 'pass', tag: 'ours', time: 'expired' })).toBe('pass-expired');
    expect(of({ kind: 'pass', tag: 'ours', time: 'wrong-clock' })).toBe('pass-wrong-clock');
    expect(of({ kind: 'pass', tag: 'wrong', time: null })).toBe('other-organisation');
  });

  test('of keys: a scanner and a PC of different layouts are told apart from a good pair, from caps lock, from a slow scanner', () => {
    const probe: CodeFinding = { kind: 'test', code: 'keyboard' };
    const of = (typed: Typed) => verdictOf(keysOf(testCodes.keyboard, typed, probe), plugged('keyboard-mode'));
    expect(of({ scanner: 'fr', pc: 'fr' })).toEqual({ kind: 'keyboard-ready' });
    expect(of({ scanner: 'us', pc: 'fr' })).toEqual({ kind: 'mix-up', layout: 'us' });
    expect(of({ scanner: 'fr', pc: 'us' })).toEqual({ kind: 'mix-up', layout: 'fr' });
    expect(verdictOf(keysOf(CARD, { capsLock: true }, { kind: 'member', tag: 'ours' }), plugged()).kind).toBe('caps');
    expect(verdictOf(keysOf('bonjour', { gap: 120 }, foreign), plugged()).kind).toBe('typing');
  });

  test('is said in whole French sentences, whatever it is', () => {
    const readings: readonly (Reading | null)[] = [
      null,
      ...foreignKinds.map((looksLike) => hid({ kind: 'foreign', looksLike })),
      hid({ kind: 'member', tag: 'not-checked' }),
      hid({ kind: 'pass', tag: 'ours', time: 'expired' }),
      hid({ kind: 'pass', tag: 'ours', time: 'wrong-clock' }),
      { kind: 'hid-unread', scanner, why: 'wrong-length', layout: null, reports: [] },
      keysOf(testCodes.keyboard, { scanner: 'us', pc: 'fr' }, { kind: 'test', code: 'keyboard' }),
    ];
    for (const reading of readings)
      for (const all of [plugged(), plugged('keyboard-mode'), plugged('snapi'), plugged('refused')]) {
        const { title, why } = verdictWords(verdictOf(reading, all), all);
        for (const sentence of [title, ...why]) expect(sentence).toMatch(/^[A-ZÉÀ][^{}]*[.)]$/u);
        expect(why.length).toBeGreaterThan(0);
      }
  });
});

describe('keys against layout', () => {
  const shownOf = (reading: Reading) => (reading.kind === 'keys' ? reading.shown : []);

  test('a test code is shown key by key, with what the PC made of each', () => {
    const shown = shownOf(keysOf(testCodes.keyboard, { scanner: 'us', pc: 'fr' }, { kind: 'test', code: 'keyboard' }));
    expect(shown.map(({ meant }) => meant).join('')).toBe(testCodes.keyboard);
    expect(shown[0]).toEqual({ meant: 'a', wrote: 'q' });
    const reversed = shownOf(keysOf(testCodes.keyboard, { scanner: 'fr', pc: 'us' }, { kind: 'test', code: 'keyboard' }));
    expect(reversed[0]).toEqual({ meant: 'a', wrote: 'q' });
    const good = shownOf(keysOf(testCodes.keyboard, { scanner: 'fr', pc: 'fr' }, { kind: 'test', code: 'keyboard' }));
    expect(good.filter(({ meant, wrote }) => meant !== wrote)).toEqual([]);
  });

  test('any other code is somebody’s: not one key of it is kept', () => {
    for (const finding of [foreign, { kind: 'member', tag: 'ours' }, { kind: 'device' }] as const) expect(shownOf(keysOf(CARD, {}, finding))).toEqual([]);
  });
});

describe('what is copied for support', () => {
  const letters = fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...'BCDEFGHJKNPRSTVXazqwm1357') });
  const findings = fc.constantFrom<CodeFinding>(foreign, { kind: 'damaged' }, { kind: 'member', tag: 'ours' }, { kind: 'device' });

  test('no code, card or label, in whatever layout it was typed: four letters of it in a row are nowhere', () => {
    const codes = fc.oneof(letters, fc.constant(CARD), fc.constant(labelText('device', 'BCDFGHJ')));
    fc.assert(
      fc.property(codes, fc.constantFrom('us', 'fr', 'de'), fc.constantFrom('us', 'fr', 'be'), findings, (code, from, pc, finding) => {
        const burst = burstOf(code.replaceAll(/[0-9]/g, 'K'), { scanner: from, pc });
        const text = supportText(keysReading(burst, { finding, chosen: null }), plugged('keyboard-mode')).toUpperCase();
        for (const hidden of burst.hypotheses.map((one) => one.text.toUpperCase()))
          for (let at = 0; at + 4 <= hidden.length; at++) expect(text).not.toContain(hidden.slice(at, at + 4));
      }),
      { numRuns: 100 },
    );
  });

  test('of a USB scan: lengths, layout, maker, pace, verdict, and no byte', () => {
    const bytes = [...Buffer.from(CARD)];
    const text = supportText(hid({ kind: 'member', tag: 'ours' }, { reports: [[{ field: 'data', bytes }]] }), plugged('ready'));
    for (const part of ['Lecteur prêt.', 'Voyager 1450 (0c2e:0b61)', '20 caractères', 'QR Code (]Q1)', 'Honeywell', 'Entrée (CR)'])
      expect(text).toContain(part);
    for (let at = 0; at + 4 <= CARD.length; at++) expect(text).not.toContain(CARD.slice(at, at + 4));
  });
});
