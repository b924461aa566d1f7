import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { labelText } from '../../shared/domain/card-code.ts';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';

gerlandForEachTest();

const scan = async (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'hid' });
};
const act = () => ({ actionId: randomUUID() });
const laptop = { name: 'PL-014', kind: 'laptop', model: 'ThinkPad E14', serial: 'PF3X9', valueCents: 64_990, purchasedOn: '2025-09-01' } as const;
const sheet = (deviceId: number) => t.ask('desk', 'devices.get', { deviceId: deviceId as never });

describe('a device', () => {
  test('has a sheet: model, serial number, value, day of purchase, and the accessories of its kind', async () => {
    const { deviceId, label } = await t.ask('desk', 'devices.add', { ...act(), ...laptop });
    expect(await sheet(deviceId)).toMatchObject({ ...laptop, label, state: 'available', accessories: ['charger', 'mouse'], photo: null, loans: [] });
    await t.ask('desk', 'devices.update', { ...act(), deviceId, ...laptop, serial: 'PF3X8', accessories: ['charger'], reason: 'faute de frappe' });
    expect(await sheet(deviceId)).toMatchObject({ serial: 'PF3X8', accessories: ['charger'] });
    expect((await sheet(deviceId)).events).toMatchObject([
      { kind: 'described', reason: 'faute de frappe', staff: 'Camille' },
      { kind: 'added', staff: 'Camille' },
    ]);
  });

  test('is lost or retired for a reason, and that can be undone; a repair has its dates and cost', async () => {
    const { deviceId } = await t.ask('desk', 'devices.add', { ...act(), ...laptop });
    expect(await t.refusal('desk', 'devices.setState', { ...act(), deviceId, state: 'lost', reason: '' })).toMatchObject({ code: 'invalid-input' });
    await t.ask('desk', 'devices.setState', { ...act(), deviceId, state: 'lost', reason: 'non rendu depuis juin' });
    expect((await t.ask('desk', 'devices.list', {}))[0]).toMatchObject({ state: 'lost' });
    expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'device-state', about: 'PL-014' } });
    await t.ask('desk', 'devices.setState', { ...act(), deviceId, state: 'repair', reason: 'écran fêlé' });
    t.clock.advance(86_400_000);
    await t.signIn();
    await t.ask('desk', 'devices.setState', { ...act(), deviceId, state: 'available', reason: '' });
    const [repair] = (await sheet(deviceId)).repairs;
    expect(repair).toEqual({ repairId: 1, openedOn: '2026-11-24', closedOn: '2026-11-25', costCents: null, what: 'écran fêlé' });
    await t.ask('desk', 'devices.repair', { ...act(), deviceId, repairId: 1, what: 'écran changé', costCents: 12_000 });
    expect((await sheet(deviceId)).repairs).toMatchObject([{ costCents: 12_000, what: 'écran changé', closedOn: '2026-11-25' }]);
  });

  test('goes to another antenne and comes back, with the borrowers it had', async () => {
    const pc = seed.device('PC 1');
    await scan(seed.member().code);
    await scan(pc.code);
    await scan(pc.code);
    await t.ask('desk', 'devices.move', { ...act(), deviceId: pc.deviceId, site: 'VOL', reason: 'renfort' });
    expect(await sheet(pc.deviceId)).toMatchObject({ atSite: 'Voltaire', loans: [{ name: 'Aya B.', damaged: false, missing: [] }] });
    expect((await t.ask('kiosk', 'site.info', {})).lendsDevices).toBe(false);
    await t.ask('desk', 'devices.move', { ...act(), deviceId: pc.deviceId, site: 'GER', reason: '' });
    expect(await sheet(pc.deviceId)).toMatchObject({
      atSite: null,
      events: [
        { kind: 'taken-in', detail: 'VOL' },
        { kind: 'moved', detail: 'VOL', reason: 'renfort' },
      ],
    });
    expect(await t.refusal('desk', 'devices.move', { ...act(), deviceId: pc.deviceId, site: 'XXX', reason: '' })).toEqual({ code: 'not-found' });
  });

  test('keeps one small picture that is a picture', async () => {
    const { deviceId } = seed.device('PC 1');
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex').toString('base64');
    const put = (photo: unknown) => ({ ...act(), deviceId, photo }) as never;
    await t.ask('desk', 'devices.photo', put({ type: 'image/jpeg', base64: jpeg }));
    expect((await sheet(deviceId)).photo).toBe(`data:image/jpeg;base64,${jpeg}`);
    expect(await t.refusal('desk', 'devices.photo', put({ type: 'image/png', base64: jpeg }))).toEqual({ code: 'invalid-input', details: { fields: 'photo' } });
    expect(await t.refusal('desk', 'devices.photo', put({ type: 'image/jpeg', base64: 'A'.repeat(60_000) }))).toMatchObject({ code: 'invalid-input' });
    await t.ask('desk', 'devices.photo', put(null));
    expect((await sheet(deviceId)).photo).toBeNull();
  });

  test('gets a new label; the old one is not known any more', async () => {
    const pc = seed.device('PC 1');
    const { label } = await t.ask('desk', 'devices.relabel', { ...act(), deviceId: pc.deviceId });
    expect(await scan(pc.code)).toMatchObject({ kind: 'unknown-label' });
    expect(await scan(label)).toMatchObject({ kind: 'device-selected', device: { name: 'PC 1' } });
  });

  test('of another antenne that was brought here is listed until it goes back', async () => {
    const label = labelText('device', 'BCDFGHJ');
    await scan(label);
    await scan(commandCards.find((card) => card.command === 'go-on')?.text ?? '');
    const [foreign] = await t.ask('desk', 'devices.foreign', {});
    expect(foreign).toMatchObject({ label });
    await t.ask('desk', 'devices.sendForeign', { ...act(), foreignId: foreign?.foreignId ?? 0 });
    expect(await t.ask('desk', 'devices.foreign', {})).toEqual([]);
    expect(await t.refusal('desk', 'devices.sendForeign', { ...act(), foreignId: 1 })).toEqual({ code: 'stale' });
  });
});

describe('a stock-taking', () => {
  test('counts what is read, says what is unexpected, and keeps what was missing at its end', async () => {
    const [one, two, gone, lost] = ['PC 1', 'PC 2', 'PC 3', 'PC 4'].map((name) => seed.device(name));
    const lent = seed.device('PC 5');
    await scan(seed.member().code);
    await scan(lent.code);
    rawRun(t, "UPDATE devices SET state = 'lost' WHERE id = ?", lost?.deviceId);
    await t.ask('desk', 'stock.start', act());
    await t.ask('desk', 'stock.count', {});
    expect(await scan(one?.code ?? '')).toEqual({ kind: 'stock-counted', name: 'PC 1', why: null, again: false, found: 1, expected: 3 });
    expect(await scan(one?.code ?? '')).toMatchObject({ again: true, found: 1 });
    expect(await scan(lost?.code ?? '')).toMatchObject({ why: 'lost' });
    expect(await scan(lent.code)).toMatchObject({ why: 'lent' });
    const stranger = labelText('device', 'BCDFGHJ');
    expect(await scan(stranger)).toMatchObject({ name: stranger, why: 'unknown' });
    expect(await t.ask('desk', 'loans.list', {})).toHaveLength(1);
    expect(await t.ask('desk', 'stock.current', {})).toMatchObject({ found: 1, expected: 3, missing: [{ name: 'PC 2' }, { name: 'PC 3' }] });

    await t.ask('desk', 'stock.rest', {});
    expect(await scan(two?.code ?? '')).toMatchObject({ kind: 'device-selected' });
    await t.ask('desk', 'stock.count', {});
    expect(await scan(two?.code ?? '')).toMatchObject({ found: 2 });
    expect(await t.ask('desk', 'stock.close', act())).toMatchObject({ found: 2, expected: 3, missing: [{ name: 'PC 3' }], unexpected: { length: 3 } });
    await t.ask('desk', 'devices.setState', { ...act(), deviceId: gone?.deviceId ?? (0 as never), state: 'lost', reason: 'inventaire' });
    const [past] = await t.ask('desk', 'stock.past', {});
    expect(past).toMatchObject({ missing: [{ name: 'PC 3' }], closedAt: expect.any(String) });
    const { html } = await t.ask('desk', 'stock.page', { stockId: past?.stockId ?? 0 });
    expect(html).toContain('2 sur 3 retrouvés');
    expect(await t.refusal('desk', 'stock.close', act())).toEqual({ code: 'stale' });
  });

  test('begun twice is one, goes on after a restart, and a screen that was left counts no more', async () => {
    const pc = seed.device('PC 1');
    const first = await t.ask('desk', 'stock.start', act());
    expect(await t.ask('desk', 'stock.start', act())).toEqual(first);
    await t.ask('desk', 'stock.count', {});
    await scan(pc.code);
    await t.restart();
    await t.signIn();
    expect(await t.ask('desk', 'stock.current', {})).toMatchObject({ found: 1 });
    await t.ask('desk', 'stock.count', {});
    t.clock.advance(21_000);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-selected' });
    expect(rawRows(t, 'SELECT count(*) AS n FROM stock_lines')).toEqual([{ n: 1 }]);
  });
});
