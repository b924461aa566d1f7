import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hidLayouts, layoutsOfDescriptor } from '../../shared/domain/hid-layout.ts';
import { type FakeHid, fakeHid, reportsFor } from '../support/fake-hid.ts';
import { hidDescriptors } from '../support/hid-descriptors.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let hid: FakeHid;
let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  hid = fakeHid();
  t = await startTestCore({ hid: hid.port });
  seed = seedGerland(t);
});
afterEach(() => t.stop());

/** Lets what was just started on promises come to its end; no time passes. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
};
const look = async (times = 1): Promise<void> => {
  for (let n = 0; n < times; n++) {
    t.tick();
    await settled();
  }
};
const read = async (text: string, given: { layout?: keyof typeof hidLayouts; path?: string } = {}): Promise<void> => {
  hid.send(reportsFor(text, hidLayouts[given.layout ?? 'honeywell']), given.path);
  await settled();
};
const status = () => t.ask('desk', 'scanners.status', {});
const outcomes = () => t.events.flatMap((event) => (event.kind === 'kiosk-outcome' || event.kind === 'desk-outcome' ? [event.outcome.kind] : []));
const second = { path: '/dev/hidraw1', vendorId: 0x1eab, product: 'HR22' };

describe('S7 plugs and paths', () => {
  test('S7 one entry for each collection: each path is opened once, and a scanner that also types is no keyboard-mode scanner', async () => {
    hid.plug();
    hid.plug({ usagePage: 0xff00, usage: 1 });
    hid.plug({ path: '/dev/hidraw7', usagePage: 1, usage: 6 });
    await look(3);
    expect(hid.opened).toEqual(new Map([['/dev/hidraw0', 1]]));
    expect(await status()).toEqual({ hid: 'ready', device: 'Voyager 1450' });
  });

  test('S7 back within two looks (3 s) after an unplug in the middle of a report, at the same path or another', async () => {
    const [half] = reportsFor('https://example.org/'.repeat(6), hidLayouts.honeywell);
    if (half === undefined) throw new Error('no report');
    for (const path of ['/dev/hidraw0', '/dev/hidraw5']) {
      hid.plug({ path });
      await look(2);
      hid.send([half], path);
      hid.unplug(path);
      hid.plug({ path });
      await look(2);
      await read(seed.member().code, { path });
      hid.unplug(path);
    }
    expect(outcomes()).toEqual(['checked-in', 'checked-in']);
  });

  test('S7 a scanner that goes without a word is closed, and one of another maker at its path is opened anew', async () => {
    hid.plug();
    hid.plug(second);
    await look();
    hid.vanish();
    hid.plug({ vendorId: 0x05e0, product: 'DS2208' });
    await look(20);
    expect(hid.opened.get('/dev/hidraw0')).toBe(2);
    await read(seed.member().code, { layout: 'zebra' });
    expect(outcomes()).toEqual(['checked-in']);
    hid.vanish();
    hid.vanish(second.path);
    await look(20);
    expect(await status()).toEqual({ hid: 'absent', device: null });
  });

  test('S7 a scanner pulled out while it is being opened is gone, not refused', async () => {
    hid.plug();
    hid.denied.add('/dev/hidraw0');
    const open = hid.port.open;
    let pulled = false;
    Object.assign(hid.port, {
      open: async (path: string) => {
        pulled = true;
        hid.vanish(path);
        return open(path);
      },
    });
    await look();
    expect(pulled).toBe(true);
    expect(await status()).toEqual({ hid: 'absent', device: null });
  });

  test('S7 the report descriptor decides before the maker’s table', async () => {
    hid.descriptors.set('/dev/hidraw0', hidDescriptors.upsideDown);
    hid.plug();
    await look();
    const [layout] = layoutsOfDescriptor(hidDescriptors.upsideDown);
    if (layout === undefined) throw new Error('no layout');
    hid.send(reportsFor(seed.member().code, layout));
    await settled();
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('S7 Zebra’s own language and IBM OEM are named and never opened', async () => {
    for (const given of [
      { vendorId: 0x05e0, productId: 0x1900, usagePage: 0xff00 },
      { usagePage: 0xff45, usage: 0x4a00 },
    ]) {
      hid.plug({ usage: 1, product: 'DS2208', ...given });
      await look();
      expect(await status()).toEqual({ hid: 'wrong-mode', device: 'DS2208' });
      hid.vanish();
    }
    expect(hid.opened.size).toBe(0);
  });

  test('S7 an event follows its report without any timer in between', async () => {
    hid.plug();
    await look();
    hid.send(reportsFor(seed.member().code, hidLayouts.honeywell));
    // Promises and the turns of the loop only; no tick of a timer is given.
    await settled();
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('S7 strangers’ codes and 4 kB of binary are refused one by one, and a card among them arrives', async () => {
    hid.plug();
    await look();
    const strange = [
      'M1GATHERGOOD/MICHAEL  EABCDEF LHRDURAK 3542 052Y003D23    ',
      'BEGIN:VCARD\nVERSION:3.0\nN:Dupont;Jeanne\nEND:VCARD',
      'WIFI:T:WPA;S:reseau;P:motdepasse;;',
      'https://example.org/?carte=CEXKPDCSBTJFXRKHBDGC',
      '\u001d01034531200000111719112510ABCD1234',
      Uint8Array.from({ length: 4_096 }, (_, index) => (index * 131) % 256),
    ];
    const card = seed.member().code;
    const others = strange.map((code) => (typeof code === 'string' ? `${code}2` : code.toReversed()));
    for (const code of [...strange, card, ...others]) hid.send(reportsFor(code, hidLayouts.honeywell));
    while (outcomes().length < 13) await settled();
    expect(outcomes()).toEqual([...Array<string>(6).fill('not-ours'), 'checked-in', ...Array<string>(6).fill('not-ours')]);
  });
});
