import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { audienceOf } from '../../shared/contract/methods.ts';
import { openStore } from '../../shared/db/open-store.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { type FakeHid, fakeHid, reportsFor } from '../support/fake-hid.ts';
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

describe('a USB scanner', () => {
  test('is found without being told, and a card read by it arrives at the kiosk', async () => {
    const aya = seed.member();
    await look();
    expect(await status()).toEqual({ hid: 'absent', device: null });
    hid.plug();
    await look();
    expect(await status()).toEqual({ hid: 'ready', device: 'Voyager 1450' });
    expect(t.events).toContainEqual({ kind: 'changed', topics: ['scanners'] });
    await read(`${aya.code}\r`);
    expect(t.events).toContainEqual(expect.objectContaining({ kind: 'kiosk-outcome', outcome: expect.objectContaining({ kind: 'checked-in' }) }));
  });

  test('serves the desk when the settings say so, from the next scan on', async () => {
    await t.signIn();
    hid.plug();
    await look();
    const { secretsKeptBy, ...settings } = await t.ask('desk', 'settings.get', {});
    expect(secretsKeptBy).toBe('file');
    await t.ask('desk', 'settings.set', { ...settings, opening: [...settings.opening], hidTarget: 'desk' });
    await read(seed.member().code);
    expect(outcomes()).toEqual(['person-selected']);
  });

  test('says nothing and notes nothing before the terminal is set up', async () => {
    const fresh = await startTestCore({ hid: hid.port });
    hid.plug();
    fresh.tick();
    await settled();
    await read('CEXKPDCSBTJFXRKHBDGC');
    expect(fresh.events.filter(({ kind }) => kind !== 'changed')).toEqual([]);
    await fresh.stop();
  });

  test('that is unplugged in the middle of a card and comes back reads the next card whole', async () => {
    const aya = seed.member();
    hid.plug();
    await look();
    const [half] = reportsFor('https://example.org/'.repeat(6), hidLayouts.honeywell);
    if (half === undefined) throw new Error('no report');
    hid.send([half]);
    hid.unplug();
    expect(await status()).toEqual({ hid: 'absent', device: null });
    await look();
    hid.plug();
    await look();
    expect(await status()).toMatchObject({ hid: 'ready' });
    await read(aya.code);
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('two hundred quick scans are taken in order, none lost', async () => {
    const members = Array.from({ length: 200 }, () => seed.member());
    hid.plug();
    await look();
    hid.send(members.flatMap((member) => reportsFor(member.code, hidLayouts.honeywell)));
    while (outcomes().length < 200) await settled();
    expect(new Set(outcomes())).toEqual(new Set(['checked-in']));
    await t.signIn();
    const { rows } = await t.ask('desk', 'visits.board', {});
    expect(rows.map(({ memberId }) => memberId)).toEqual(members.map(({ memberId }) => memberId));
  });

  test.each(['scan-read', 'kiosk-outcome'] as const)('whose scan breaks a window at %s is kept, and the next one is read', async (kind) => {
    hid.plug();
    await look();
    let broken = true;
    t.core.onEvent((event) => {
      if (event.kind !== kind || !broken) return;
      broken = false;
      throw new Error('the window is gone');
    });
    await read(seed.member().code);
    await read(seed.member().code);
    expect(broken).toBe(false);
    expect(outcomes()).toEqual(['checked-in', 'checked-in']);
  });

  test('is said to have read before the rules answer, once a scan, to the window that gets the answer', async () => {
    hid.plug();
    await look();
    await read(seed.member().code);
    await read('WIFI:S:Salle;;');
    const told = t.events.flatMap((event) => ('scanId' in event ? [event] : []));
    expect(told.map(({ kind }) => kind)).toEqual(['scan-read', 'kiosk-outcome', 'scan-read', 'kiosk-outcome']);
    expect(told.map(audienceOf)).toEqual([['kiosk'], ['kiosk'], ['kiosk'], ['kiosk']]);
    expect(told[0]?.scanId).toBe(told[1]?.scanId);
    expect(told[2]?.scanId).toBe(told[3]?.scanId);
    expect(JSON.stringify(told)).not.toContain('WIFI');
  });

  test('whose scan the core could not take is said with the reason, in the place of an outcome', async () => {
    hid.plug();
    await look();
    const { code } = seed.member();
    const db = openStore(join(t.folder, 'accueil.db'));
    db.exec('DROP TABLE scans');
    db.close();
    await read(code);
    expect(t.events.filter((event) => event.kind === 'scan-failed')).toEqual([
      { kind: 'scan-failed', role: 'kiosk', scanId: expect.any(String), problem: expect.objectContaining({ code: 'internal' }) },
    ]);
  });
});

describe('a scanner that cannot be used is named', () => {
  test('refused by the system: with its name, and taken as soon as the rule is installed', async () => {
    hid.denied.add('/dev/hidraw0');
    hid.plug();
    await look();
    expect(await status()).toEqual({ hid: 'refused', device: 'Voyager 1450' });
    hid.denied.clear();
    await look();
    expect(await status()).toEqual({ hid: 'ready', device: 'Voyager 1450' });
  });

  test('libusb is missing: unavailable, and the rest of the kiosk works', async () => {
    hid.libraryMissing = true;
    await look();
    expect(await status()).toEqual({ hid: 'unavailable', device: null });
    const scan = { scanId: '11111111-1111-4111-8111-111111111111', frame: seed.member().code, source: 'wedge' } as const;
    expect(await t.ask('kiosk', 'scans.submitKiosk', scan)).toMatchObject({ kind: 'checked-in' });
  });

  test('a scanner in keyboard mode is said and never opened; any other keyboard is not', async () => {
    hid.plug({ vendorId: 0x046d, usagePage: 1, usage: 6, product: 'Keyboard K120' });
    await look();
    expect(await status()).toEqual({ hid: 'absent', device: null });
    hid.plug({ usagePage: 1, usage: 6 });
    await look();
    expect(await status()).toEqual({ hid: 'keyboard-mode', device: 'Voyager 1450' });
    await read(seed.member().code);
    expect(outcomes()).toEqual([]);
  });
});

describe('two scanners at once', () => {
  test('both read, each by its own maker’s layout, and halves of one are not mixed with the other’s', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    hid.plug();
    hid.plug(second);
    await look();
    const [half] = reportsFor('https://example.org/'.repeat(6), hidLayouts.honeywell);
    if (half === undefined) throw new Error('no report');
    hid.send([half]);
    await read(noe.code, { layout: 'newland', path: second.path });
    expect(outcomes()).toEqual(['checked-in']);
    t.clock.advance(600);
    await read(aya.code);
    expect(outcomes()).toEqual(['checked-in', 'checked-in']);
  });

  test('one is unplugged: the other is still said to be ready, and the first is taken again when it is back', async () => {
    hid.plug();
    hid.plug(second);
    await look();
    hid.unplug(second.path);
    expect(await status()).toEqual({ hid: 'ready', device: 'Voyager 1450' });
    await look();
    hid.plug(second);
    await look();
    await read(seed.member().code, { layout: 'newland', path: second.path });
    expect(outcomes()).toEqual(['checked-in']);
  });

  test('one refused beside one that works is not said as trouble', async () => {
    hid.denied.add(second.path);
    hid.plug();
    hid.plug(second);
    await look();
    expect(await status()).toEqual({ hid: 'ready', device: 'Voyager 1450' });
  });

  test('one plugged later is found within half a minute, without asking the system at every turn', async () => {
    hid.plug();
    await look();
    const before = hid.asked();
    hid.plug(second);
    await look(20);
    expect(hid.asked() - before).toBe(1);
    await read(seed.member().code, { layout: 'newland', path: second.path });
    expect(outcomes()).toEqual(['checked-in']);
  });
});
