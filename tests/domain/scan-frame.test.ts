import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyFrame, type FrameState, type HidLayout, hidLayouts, layoutOf, readReport } from '../../shared/domain/scan-frame.ts';
import { reportsFor } from '../support/fake-hid.ts';

const CARD = 'CBBBBBBBBBBBBBBBBBBB';
const vendors = { honeywell: 0x0c2e, zebra: 0x05e0, newland: 0x1eab } as const;
const readAll = (reports: readonly Uint8Array[], vendorId: number, gap = 5): readonly string[] => {
  let state: FrameState = emptyFrame;
  const texts: string[] = [];
  reports.forEach((report, index) => {
    const read = readReport(state, { report, vendorId, at: 1_000 + index * gap });
    state = read.state;
    if (read.text !== null) texts.push(read.text);
  });
  return texts;
};

describe.each(Object.values(hidLayouts) as HidLayout[])('a $name scanner', (layout) => {
  const vendorId = vendors[layout.name];
  test('one report is one scan', () => {
    expect(readAll(reportsFor(CARD, layout), vendorId)).toEqual([CARD]);
  });
  test('a long text is joined from its reports', () => {
    const long = 'https://example.org/'.repeat(20);
    expect(readAll(reportsFor(long, layout), vendorId)).toEqual([long]);
  });
  test('a text of exactly one report, and one byte more', () => {
    for (const length of [layout.room, layout.room + 1, layout.room * 2]) {
      const text = 'K'.repeat(length);
      expect(readAll(reportsFor(text, layout), vendorId)).toEqual([text]);
    }
  });
  test('the scanner’s own end is stripped once, whatever it is', () => {
    for (const end of ['\r', '\n', '\t', '\r\n']) expect(readAll(reportsFor(CARD + end, layout), vendorId)).toEqual([CARD]);
  });
  test('accents come through in UTF-8', () => {
    expect(readAll(reportsFor('Éloïse', layout), vendorId)).toEqual(['Éloïse']);
  });
  test('an unknown maker is read by what its bytes show', () => {
    if (layout.name !== 'newland') expect(layoutOf(0x1234, reportsFor(CARD, layout)[0] ?? new Uint8Array()).name).toBe(layout.name);
    expect(readAll(reportsFor(CARD, layout), 0x1234)).toEqual([CARD]);
  });
  test('rubbish after the length is not part of the text', () => {
    const [report] = reportsFor(CARD, layout);
    if (report === undefined) throw new Error('no report');
    report.fill(0x58, layout.data + CARD.length, 61);
    expect(readAll([report], vendorId)).toEqual([CARD]);
  });
  test('a report padded by Windows to a longer one is the same scan', () => {
    const [report] = reportsFor(CARD, layout);
    expect(readAll([Buffer.concat([report ?? Buffer.alloc(0), Buffer.alloc(51)])], vendorId)).toEqual([CARD]);
  });
});

describe('broken reports', () => {
  test('a half scan is dropped when the rest does not come in half a second', () => {
    const [first = new Uint8Array()] = reportsFor('X'.repeat(80), hidLayouts.honeywell);
    const whole = reportsFor(CARD, hidLayouts.honeywell);
    expect(readAll([first, ...whole], vendors.honeywell, 501)).toEqual([CARD]);
    expect(readAll([first, ...whole], vendors.honeywell, 499)).toEqual(['X'.repeat(56) + CARD]);
  });
  test('short, empty and lying reports give nothing and break nothing', () => {
    for (const bytes of [[], [2], [2, 255], [2, 0, 0x5d, 0x51], [2, 20, 0x5d, 0x51, 0x31]])
      expect(readAll([Uint8Array.from(bytes)], vendors.honeywell)).toEqual([]);
  });
  test('bytes that are no UTF-8 are read as Latin-1', () => {
    const [report = new Uint8Array(64)] = reportsFor('a', hidLayouts.honeywell);
    report[1] = 3;
    report.set([0xe9, 0xe8, 0x41], hidLayouts.honeywell.data);
    expect(readAll([report], vendors.honeywell)).toEqual(['éèA']);
  });
  test('a scanner that never ends its text is cut off at 4 kB', () => {
    const endless = Array.from({ length: 200 }, () => {
      const [report = new Uint8Array(64)] = reportsFor('Z'.repeat(56), hidLayouts.honeywell);
      report[63] = 1;
      return report;
    });
    expect(readAll(endless, vendors.honeywell)).toEqual([]);
  });
  test('no bytes whatever make it throw, and the next scan is read', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 130 }), { maxLength: 12 }), fc.integer({ min: 0, max: 0xffff }), (rubbish, vendorId) => {
        let state: FrameState = emptyFrame;
        for (const report of rubbish) state = readReport(state, { report, vendorId, at: 0 }).state;
        const [report = new Uint8Array()] = reportsFor(CARD, hidLayouts.honeywell);
        expect(readReport(state, { report, vendorId: vendors.honeywell, at: 10_000 }).text).toBe(CARD);
      }),
      { numRuns: 500 },
    );
  });
});
