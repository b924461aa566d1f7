import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HidReading } from '../../shared/contract/doctor.ts';
import { passKey, passTag } from '../../shared/core/cards/pass-tag.ts';
import { printStyles } from '../../shared/core/cards/print-styles.ts';
import { HOLD_MS } from '../../shared/core/doctor/doctor-hold.ts';
import { memberCardText, parseCode, passText } from '../../shared/domain/card-code.ts';
import { type HidLayout, hidLayouts } from '../../shared/domain/hid-layout.ts';
import { passStepOf } from '../../shared/domain/pass-time.ts';
import { testCodeNames, testCodes } from '../../shared/domain/test-codes.ts';
import { type FakeHid, fakeHid, reportsFor } from '../support/fake-hid.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, type TestCore } from '../support/test-core.ts';

/** The right shape and check letter, a tag that no key of ours made. */
const FORGED = memberCardText(1, '0102030405', '00000000');
let hid: FakeHid;
let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  hid = fakeHid();
  t = await startTestCore({ hid: hid.port });
  seed = seedGerland(t);
  await t.signIn();
  hid.plug();
  await look();
});
afterEach(() => t.stop());

/** Lets what was just started on promises come to its end; no time passes. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
}
async function look(): Promise<void> {
  t.tick();
  await settled();
}
const read = async (text: string, layout: HidLayout = hidLayouts.honeywell): Promise<void> => {
  hid.send(reportsFor(text, layout));
  await settled();
};
const hold = () => t.ask('desk', 'doctor.hold', {});
const outcomes = () => t.events.flatMap((event) => (event.kind === 'kiosk-outcome' || event.kind === 'desk-outcome' ? [event.outcome.kind] : []));
const readings = (): readonly HidReading[] => t.events.flatMap((event) => (event.kind === 'doctor-reading' ? [event.reading] : []));
const examine = (...texts: string[]) => t.ask('desk', 'doctor.examine', { texts });

describe('while the doctor is open', () => {
  test('a card read by USB goes to the doctor and registers nothing; closed, it arrives', async () => {
    const { code } = seed.member();
    await hold();
    await read(code);
    expect(outcomes()).toEqual([]);
    expect(readings()).toMatchObject([
      { kind: 'hid-scan', layout: 'honeywell', chosenBy: 'vendor', symbology: 'QR Code', finding: { kind: 'member', tag: 'ours' } },
    ]);
    expect((await t.ask('desk', 'visits.board', {})).present).toBe(0);
    await t.ask('desk', 'doctor.release', {});
    await read(code);
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('a page that crashed leaves the antenne deaf for two minutes at most, one that lives for as long as it asks', async () => {
    await hold();
    t.clock.advance(HOLD_MS - 1);
    await read(seed.member().code);
    expect(outcomes()).toEqual([]);
    await hold();
    t.clock.advance(HOLD_MS);
    await read(seed.member().code);
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('a desk that is locked examines nothing, and may not begin to; a clock set back ends it too', async () => {
    await hold();
    await t.ask('desk', 'staff.lock', {});
    await read(seed.member().code);
    expect(outcomes()).toEqual(['checked-in']);
    expect(await t.refusal('desk', 'doctor.hold', {})).toEqual({ code: 'sign-in-required' });
    await t.signIn();
    await hold();
    t.clock.advance(-3_600_000);
    await read(seed.member().code);
    expect(outcomes()).toEqual(['checked-in', 'checked-in']);
  });

  test('asking again does not keep a desk from locking, a scan does', async () => {
    for (let second = 0; second < 180; second += 20) {
      await hold();
      t.clock.advance(20_000);
    }
    expect(await t.refusal('desk', 'doctor.hold', {})).toEqual({ code: 'sign-in-required' });
    await t.signIn();
    await hold();
    t.clock.advance(100_000);
    await read('HELLO');
    t.clock.advance(100_000);
    await hold();
  });

  test('only the desk hears of it, and a hundred scans in two seconds all arrive there', async () => {
    const { audienceOf } = await import('../../shared/contract/methods.ts');
    await hold();
    for (let n = 0; n < 100; n++) hid.send(reportsFor(`HELLO ${n}`, hidLayouts.honeywell));
    await settled();
    expect(readings()).toHaveLength(100);
    expect(new Set(t.events.filter(({ kind }) => kind === 'doctor-reading').flatMap(audienceOf))).toEqual(new Set(['desk']));
    expect(outcomes()).toEqual([]);
  });

  test('a scanner pulled out in the middle of a report is seen at once, and again when it is back', async () => {
    await hold();
    const [half = new Uint8Array()] = reportsFor('x'.repeat(115), hidLayouts.honeywell);
    hid.send([half]);
    hid.unplug();
    expect(await t.ask('desk', 'doctor.scanners', {})).toEqual({ library: true, scanners: [] });
    hid.plug();
    await look();
    expect(await t.ask('desk', 'doctor.scanners', {})).toEqual({
      library: true,
      scanners: [{ name: 'Voyager 1450', maker: 'Honeywell', usbId: '0c2e:0001', use: 'ready', hidPosIn: 'Programming the Interface › USB HID' }],
    });
  });

  test('a second scanner is seen at the next look, not half a minute later', async () => {
    await hold();
    hid.plug({ path: '/dev/hidraw1', vendorId: 0x05e0, productId: 0x1200, usagePage: 1, usage: 6, product: 'DS2208' });
    await look();
    expect((await t.ask('desk', 'doctor.scanners', {})).scanners.map(({ name, use }) => [name, use])).toEqual([
      ['Voyager 1450', 'ready'],
      ['DS2208', 'keyboard-mode'],
    ]);
  });

  test('a report that makes no sense is shown with the reason', async () => {
    await hold();
    hid.send([Uint8Array.from([2, 99, 0x5d, 0x51, 0x31, 0x41, 0x42])]);
    await settled();
    expect(readings()).toMatchObject([{ kind: 'hid-unread', why: 'wrong-length', layout: 'honeywell' }]);
  });
});

describe('what the doctor says of a code', () => {
  test('each kind of ours, a forgery, a damaged one, strangers’', async () => {
    const card = seed.member().code;
    expect(await examine(card)).toEqual({ finding: { kind: 'member', tag: 'ours' }, chosen: 0 });
    expect(await examine('no', seed.device('PC 14').code)).toEqual({ finding: { kind: 'device' }, chosen: 1 });
    // The same letters in another order pass the check letter no more.
    expect(await examine(`${card.slice(1, 2)}${card.slice(0, 1)}${card.slice(2)}`)).toMatchObject({ finding: { kind: 'damaged' }, chosen: null });
    expect((await examine(FORGED)).finding).toEqual({ kind: 'member', tag: 'wrong' });
    expect((await examine('M1GATHERGOOD/MICHAEL  EABCDEF LHRDURAK 3542')).finding).toEqual({ kind: 'foreign', looksLike: 'boarding-pass' });
    expect((await examine('WIFI:T:WPA;S:x;P:y;;')).finding).toEqual({ kind: 'foreign', looksLike: 'wifi' });
    expect((await examine('BEGIN:VCARD')).finding).toEqual({ kind: 'foreign', looksLike: 'contact' });
    expect((await examine('https://example.org')).finding).toEqual({ kind: 'foreign', looksLike: 'web' });
    expect((await examine('3017620422003')).finding).toEqual({ kind: 'foreign', looksLike: 'product' });
  });

  test('a phone’s pass: whose it is and whether it would be accepted now, and it can still be used', async () => {
    const { code } = seed.member();
    const parsed = parseCode(code);
    if (parsed.kind !== 'member') throw new Error('no card');
    const shown = (aheadMs: number, key: Uint8Array = TEST_CARD_KEY, number = parsed.keyNumber): string =>
      passText(number, parsed.cardId, passTag(passKey(key, parsed.cardId), parsed.cardId, passStepOf(t.clock.now() + aheadMs)));
    expect((await examine(shown(0))).finding).toEqual({ kind: 'pass', tag: 'ours', time: 'fresh' });
    expect((await examine(shown(-180_000))).finding).toEqual({ kind: 'pass', tag: 'ours', time: 'expired' });
    expect((await examine(shown(180_000))).finding).toEqual({ kind: 'pass', tag: 'ours', time: 'wrong-clock' });
    expect((await examine(shown(0, new Uint8Array(32)))).finding).toEqual({ kind: 'pass', tag: 'wrong', time: null });
    expect((await examine(shown(0, TEST_CARD_KEY, 5))).finding).toEqual({ kind: 'pass', tag: 'no-key', time: null });
    await read(shown(0));
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('after ten forgeries in a minute it says no more which card is good', async () => {
    for (let n = 0; n < 10; n++) await examine(FORGED);
    expect((await examine(seed.member().code)).finding).toEqual({ kind: 'member', tag: 'not-checked' });
    t.clock.advance(60_000);
    expect((await examine(seed.member().code)).finding).toEqual({ kind: 'member', tag: 'ours' });
  });

  test('no event of the doctor holds a letter of a code, whatever it is and whatever the scanner', async () => {
    await hold();
    const codes = fc.oneof(
      fc.constant(seed.member().code),
      fc.constant(FORGED),
      fc.string({ minLength: 6, maxLength: 200, unit: fc.constantFrom(...'ABCDEFGHKZxyz!?') }),
    );
    await fc.assert(
      fc.asyncProperty(
        codes,
        fc.constantFrom(...Object.values(hidLayouts)),
        fc.constantFrom(0x0c2e, 0x05e0, 0x1eab, 0x9999),
        async (code, layout, vendorId) => {
          hid.unplug();
          hid.plug({ vendorId });
          await look();
          t.events.length = 0;
          await read(code, layout);
          const [reading] = readings();
          if (reading === undefined) throw new Error('nothing was read');
          const shown = reading.reports.flat().flatMap(({ bytes }) => bytes);
          const text = JSON.stringify(reading);
          // Lengths and marks of the layout are shown; letters of a code in a row never are.
          for (let at = 0; at + 6 <= code.length; at++) {
            expect(text).not.toContain(JSON.stringify(code.slice(at, at + 6)).slice(1, -1));
            expect(Buffer.from(shown.map((byte) => byte ?? 0)).includes(code.slice(at, at + 3), 0, 'latin1')).toBe(false);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the test sheet', () => {
  test('has six codes that are recognised by USB, with their bytes shown', async () => {
    await hold();
    for (const name of testCodeNames) await read(testCodes[name]);
    expect(readings().map((reading) => reading.kind === 'hid-scan' && reading.finding)).toEqual(testCodeNames.map((code) => ({ kind: 'test', code })));
    const [first] = readings();
    expect(Buffer.from(first?.reports[0]?.flatMap(({ field, bytes }) => (field === 'data' ? bytes.map((byte) => byte ?? 0) : [])) ?? []).toString()).toBe(
      testCodes.card,
    );
  });

  test('registers nothing outside the doctor, and is never taken for forgeries', async () => {
    for (let round = 0; round < 3; round++) {
      for (const name of testCodeNames) await read(testCodes[name]);
      // The same code read again at once is one scan.
      t.clock.advance(2_000);
    }
    expect(new Set(outcomes())).toEqual(new Set(['not-ours']));
    await read(seed.member().code);
    expect(outcomes().at(-1)).toBe('checked-in');
  });

  test('is a page that prints: six drawings, its style allowed by the page’s policy', async () => {
    const { html } = await t.ask('desk', 'doctor.sheet', {});
    expect(html.match(/<svg/g)).toHaveLength(6);
    expect(printStyles.some((style) => html.includes(`<style>${style}</style>`))).toBe(true);
    expect(html).not.toMatch(/<script|src=|href=/);
  });
});
