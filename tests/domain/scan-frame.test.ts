import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HidLayout, hidLayouts, layoutsOfDescriptor, type ScannerTraits } from '../../shared/domain/hid-layout.ts';
import { emptyFrame, type FrameState, readReport, type ReportRead } from '../../shared/domain/scan-frame.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { hidDescriptors } from '../support/hid-descriptors.ts';

const CARD = 'CEXKPDCSBTJFXRKHBDGC';
const vendor = (vendorId: number): ScannerTraits => ({ vendorId, layouts: [] });
const vendors = { honeywell: vendor(0x0c2e), zebra: vendor(0x05e0), newland: vendor(0x1eab) } as const;
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'));
const firstOf = (reports: readonly Uint8Array[]): Uint8Array => reports[0] ?? new Uint8Array(64);

const reads = (reports: readonly Uint8Array[], traits: ScannerTraits, gap = 5): readonly ReportRead[] => {
  let state: FrameState = emptyFrame;
  return reports.map((report, index) => {
    const step = readReport(state, { report, traits, at: 1_000 + index * gap });
    state = step.state;
    return step.read;
  });
};
const texts = (...given: Parameters<typeof reads>): readonly string[] => reads(...given).flatMap((read) => (read.kind === 'frame' ? [read.frame.text] : []));

interface Case {
  readonly name: string;
  readonly layout: HidLayout;
  readonly traits: ScannerTraits;
}
const described = (name: keyof typeof hidDescriptors): Case => {
  const layouts = layoutsOfDescriptor(hidDescriptors[name]);
  const [layout = hidLayouts.honeywell] = layouts;
  return { name: `described as ${name}`, layout, traits: { vendorId: 0x1234, layouts } };
};
const cases: readonly Case[] = [
  ...Object.values(hidLayouts).map((layout) => ({ name: layout.name, layout, traits: vendors[layout.name] })),
  ...Object.values(hidLayouts).map((layout) => ({ name: `${layout.name} of an unknown maker`, layout, traits: vendor(0x1234) })),
  ...(['honeywell', 'zebra', 'newland', 'upsideDown', 'busy'] as const).map(described),
];

describe.each(cases)('S7 a scanner: $name', ({ layout, traits }) => {
  test('S7 one report is one scan', () => {
    expect(texts(reportsFor(CARD, layout), traits)).toEqual([CARD]);
  });
  test('S7 56 bytes, one more, 115 bytes, exactly full reports: joined, nothing added', () => {
    for (const length of [1, 56, 57, 115, layout.room, layout.room + 1, layout.room * 2]) {
      const text = 'K'.repeat(length - 1) + 'Z';
      expect(texts(reportsFor(text, layout), traits)).toEqual([text]);
    }
  });
  test('S7 the scanner’s own end is stripped once, whatever it is', () => {
    for (const end of ['\r', '\n', '\t', '\r\n']) expect(texts(reportsFor(CARD + end, layout), traits)).toEqual([CARD]);
    expect(texts(reportsFor(`${CARD}\t\r`, layout), traits)).toEqual([`${CARD}\t`]);
  });
  test('S7 garbage after the length is not part of the text', () => {
    const report = Uint8Array.from(firstOf(reportsFor(CARD, layout)));
    report.fill(0x58, layout.data + CARD.length, layout.data + layout.room);
    expect(texts([report], traits)).toEqual([CARD]);
  });
  test('S7 a report padded by Windows to a longer one is the same scan', () => {
    expect(
      texts(
        reportsFor('x'.repeat(115), layout).map((report) => Buffer.concat([report, Buffer.alloc(51, 0xff)])),
        traits,
      ),
    ).toEqual(['x'.repeat(115)]);
  });
  test('S7 accents come through in UTF-8, split between two reports or not; other bytes one by one', () => {
    expect(texts(reportsFor(`${'é'.repeat(60)}Éloïse`, layout), traits)).toEqual([`${'é'.repeat(60)}Éloïse`]);
    const every = Uint8Array.from({ length: 255 }, (_, byte) => byte + 1);
    expect(texts(reportsFor(every, layout), traits)).toEqual([Buffer.from(every).toString('latin1')]);
  });
  test('S7 an odd symbology is information, never a reason to refuse', () => {
    for (const aim of [']Q1', '???', ']\0x'])
      if (layout.aim !== null && traits.vendorId !== 0x1234) expect(texts(reportsFor(CARD, layout, aim), traits)).toEqual([CARD]);
  });
  test('S7 half a scan is dropped when the rest does not come in half a second', () => {
    const half = firstOf(reportsFor('X'.repeat(layout.room * 2), layout));
    const whole = reportsFor(CARD, layout);
    expect(texts([half, ...whole], traits, 501)).toEqual([CARD]);
    expect(texts([half, ...whole], traits, 500)).toEqual(['X'.repeat(layout.room) + CARD]);
  });
  test('S7 a text beyond 4 kB is dropped whole, its end is no scan of its own, and the next scan is read', () => {
    const long = reportsFor('Z'.repeat(4_097), layout);
    expect(texts([...long, ...reportsFor(CARD, layout)], traits)).toEqual([CARD]);
    expect(texts(reportsFor('Z'.repeat(4_096), layout), traits)).toEqual(['Z'.repeat(4_096)]);
  });
});

describe('S7 reports as the manuals print them', () => {
  const zeros = (count: number): string => '00'.repeat(count);
  test('Honeywell: length, ]Q1, data from the fifth byte on', () => {
    const report = hex(`02 05 5D5131 48454C4C4F ${zeros(51)} 73 00 00`);
    expect(reads([report], vendors.honeywell)).toMatchObject([{ kind: 'frame', frame: { text: 'HELLO', aim: ']Q1', chosen: { by: 'vendor' } } }]);
  });
  test('Zebra: a zero behind the length, data from the sixth byte on', () => {
    const report = hex(`02 06 00 5D4330 48454C4C4F0D ${zeros(50)} 6A 00`);
    expect(reads([report], vendors.zebra)).toMatchObject([{ kind: 'frame', frame: { text: 'HELLO', aim: ']C0', terminator: 'CR' } }]);
  });
  test('Newland: data from the second byte on, no symbology', () => {
    const report = hex(`02 05 48454C4C4F ${zeros(51)} 00000000 00 00`);
    expect(reads([report], vendors.newland)).toMatchObject([{ kind: 'frame', frame: { text: 'HELLO', aim: '', terminator: 'none' } }]);
  });
  test('the least that the tables ask for: one report, one scan, zeros at its end are none', () => {
    const { traits } = described('minimal');
    expect(texts([hex(`48454C4C4F0D ${zeros(26)}`), hex(`48490D ${zeros(29)}`)], traits)).toEqual(['HELLO', 'HI']);
  });
});

describe('S7 wrong reports', () => {
  test('short, empty and lying reports give nothing, say why, and break nothing', () => {
    const why = (bytes: readonly number[]) => reads([Uint8Array.from(bytes)], vendors.honeywell).map((read) => (read.kind === 'unread' ? read.why : read.kind));
    expect(why([])).toEqual(['short-report']);
    expect(why([2])).toEqual(['short-report']);
    expect(why([2, 255])).toEqual(['wrong-length']);
    expect(why([2, 0, 0x5d, 0x51])).toEqual(['empty']);
    expect(why([2, 20, 0x5d, 0x51, 0x31, 0x43])).toEqual(['short-report']);
    expect(why([2, 1, 0x5d, 0x51, 0x31, 0x0d])).toEqual(['empty']);
  });
  test('a lie in the middle of a long scan drops all of it', () => {
    const [one, two, three] = reportsFor('Y'.repeat(115), hidLayouts.honeywell);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three reports');
    const lying = Uint8Array.from(two);
    lying[1] = 99;
    expect(texts([one, lying, three, ...reportsFor(CARD, hidLayouts.honeywell)], vendors.honeywell)).toEqual([CARD]);
  });
  test('a report of another kind between two parts is not part of the scan', () => {
    const { traits, layout } = described('busy');
    const [one = new Uint8Array(), two = new Uint8Array()] = reportsFor('W'.repeat(100), layout);
    expect(texts([one, Uint8Array.from([5, 1]), two], traits)).toEqual(['W'.repeat(100)]);
  });
  test('a clock that is set back ends a half scan', () => {
    const half = firstOf(reportsFor('X'.repeat(80), hidLayouts.honeywell));
    const { state } = readReport(emptyFrame, { report: half, traits: vendors.honeywell, at: 1_000_000 });
    const { read } = readReport(state, { report: firstOf(reportsFor(CARD, hidLayouts.honeywell)), traits: vendors.honeywell, at: 5 });
    expect(read).toMatchObject({ kind: 'frame', frame: { text: CARD } });
  });
});

describe('S7 whatever comes', () => {
  const traitsOf = fc.oneof(fc.integer({ min: 0, max: 0xffff }).map(vendor), fc.constantFrom(...cases.map(({ traits }) => traits)));
  const rubbish = fc.array(fc.oneof(fc.uint8Array({ maxLength: 130 }), fc.uint8Array({ minLength: 64, maxLength: 64 })), { maxLength: 80 });

  test('no bytes make it throw, it never says more than was sent, and the next scan is read', () => {
    fc.assert(
      fc.property(rubbish, traitsOf, fc.integer({ min: 0, max: 600 }), (reports, traits, gap) => {
        const sent = reports.reduce((sum, report) => sum + report.length, 0);
        const got = texts(reports, traits, gap);
        expect(got.reduce((sum, text) => sum + text.length, 0)).toBeLessThanOrEqual(sent);
        expect(got.every((text) => text.length > 0 && text.length <= 4_096)).toBe(true);
        expect(texts([...reports, ...reportsFor(CARD, hidLayouts.honeywell)], vendors.honeywell, 501)).toContain(CARD);
      }),
      { numRuns: 500 },
    );
  });

  test('a hundred thousand reports leave no more behind than one scan may hold', () => {
    let state: FrameState = emptyFrame;
    const kept = (): number => (state.kind === 'joining' ? state.parts.bytes.length + state.parts.reports.length : 0);
    let most = 0;
    const endless = Uint8Array.from(firstOf(reportsFor('Q'.repeat(56), hidLayouts.honeywell)));
    endless[63] = 1;
    const card = firstOf(reportsFor(CARD, hidLayouts.honeywell));
    for (let n = 0; n < 100_000; n++) {
      // Long stretches that never end, now and then a card in between.
      const report = n % 1_000 === 999 ? card : endless;
      state = readReport(state, { report, traits: vendors.honeywell, at: n }).state;
      most = Math.max(most, kept());
    }
    expect(most).toBeLessThanOrEqual(4_096 + 74);
  });
});
