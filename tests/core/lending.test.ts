import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { labelText } from '../../shared/domain/card-code.ts';
import { commandCards, type DeskCommand } from '../../shared/domain/command-codes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf, rawRows, rawRun } from '../support/raw-store.ts';

gerlandForEachTest();

const scanAt = async (desk: string, frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  const reply = await t.core.call({ role: 'desk', windowId: desk }, 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
  if (!reply.ok) throw new Error(JSON.stringify(reply.problem));
  return reply.value as DeskOutcome;
};
const scan = (frame: string): Promise<DeskOutcome> => scanAt('desk-1', frame);
const command = (name: DeskCommand): Promise<DeskOutcome> => scan(commandCards.find((card) => card.command === name)?.text ?? '');
const act = () => ({ actionId: randomUUID() });
const undo = (): Promise<DeskOutcome> => t.ask('desk', 'undo.last', act());
const lend = async (member: string, device: string) => {
  await scan(member);
  const lent = await scan(device);
  if (lent.kind !== 'lent') throw new Error(`not lent: ${lent.kind}`);
  return lent;
};
const out = async () => (await t.ask('desk', 'loans.list', {})).map(({ deviceName, name }) => `${deviceName} ${name}`);
/** A device with its charger, as the program adds them. */
const withCharger = async (name: string) => await t.ask('desk', 'devices.add', { ...act(), name, kind: 'tablet' });

describe('several devices in one go', () => {
  test('are chosen one after the other, then lent to the one card that follows, each with its own undo', async () => {
    const [one, two, three] = ['PC 1', 'PC 2', 'PC 3'].map((name) => seed.device(name));
    const aya = seed.member();
    for (const device of [one, two, one, three]) await scan(device?.code ?? '');
    expect((await t.ask('desk', 'visits.board', {})).pending).toMatchObject({ device: { name: 'PC 3' }, also: [{ name: 'PC 2' }, { name: 'PC 1' }] });
    const lent = await scan(aya.code);
    expect(lent).toMatchObject({ kind: 'lent', device: { name: 'PC 3' }, others: [{ name: 'PC 2' }, { name: 'PC 1' }], warnings: [] });
    expect(await out()).toHaveLength(3);
    await undo();
    expect(await out()).toEqual(['PC 2 Aya B.', 'PC 1 Aya B.']);
    expect(factsOf(t, 'loan')).toHaveLength(4);
  });

  test('and one lent meanwhile at another desk stays with its borrower', async () => {
    const [one, two] = [seed.device('PC 1'), seed.device('PC 2')];
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    await scan(one.code);
    await scan(two.code);
    rawRun(t, 'UPDATE devices SET state = ? WHERE id = ?', 'repair', one.deviceId);
    expect(await scan(aya.code)).toMatchObject({ kind: 'lent', device: { name: 'PC 2' }, others: [] });
    expect(await lend(noe.code, two.code)).toMatchObject({ returnedFrom: { name: 'Aya B.' } });
  });
});

test('a second person between a card and a device takes the place of the first, and that is said', async () => {
  const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
  await scan(aya.code);
  expect(await scan(noe.code)).toMatchObject({ kind: 'person-selected', person: { memberId: noe.memberId }, instead: { memberId: aya.memberId } });
  expect(await scan(seed.device('PC 1').code)).toMatchObject({ kind: 'lent', person: { memberId: noe.memberId } });
  await scan(aya.code);
  expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected', instead: null });
});

describe('what has to be said before a loan', () => {
  const suspend = async () => {
    const aya = seed.member();
    await t.ask('desk', 'loans.suspend', { ...act(), memberId: aya.memberId, until: '2026-11-30', reason: 'Ordinateur rendu abîmé' });
    return aya;
  };

  test('waits for CONTINUER, whose reason stays with the loan and in the journal', async () => {
    const aya = await suspend();
    const pc = seed.device('PC 1');
    await scan(aya.code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'lend-warned', warnings: ['suspended'], devices: [{ name: 'PC 1' }] });
    expect(await out()).toEqual([]);
    expect((await t.ask('desk', 'visits.board', {})).question).toMatchObject({ kind: 'lend', about: 'Aya B. · PC 1', warnings: ['suspended'] });
    expect(await command('go-on')).toMatchObject({ kind: 'lent', warnings: ['suspended'] });
    expect((await t.ask('desk', 'loans.list', {}))[0]?.passes).toEqual([{ warning: 'suspended', reason: 'card' }]);
    expect(rawRows(t, "SELECT object FROM audit_entries WHERE method = 'loans.goOn'")).toEqual([{ object: 'loan:1 suspended card' }]);
    expect(await command('go-on')).toEqual({ kind: 'nothing-waits' });
  });

  test('is over with the next scan, after a minute, or when the desk drops it', async () => {
    const aya = await suspend();
    const pc = seed.device('PC 1');
    const ask = async () => {
      await scan(aya.code);
      expect(await scan(pc.code)).toMatchObject({ kind: 'lend-warned' });
    };
    await ask();
    await scan(seed.member().code);
    expect(await command('go-on')).toEqual({ kind: 'nothing-waits' });
    await ask();
    t.clock.advance(61_000);
    expect(await command('go-on')).toEqual({ kind: 'nothing-waits' });
    await ask();
    await t.ask('desk', 'scans.dropPending', {});
    expect(await command('go-on')).toEqual({ kind: 'nothing-waits' });
    expect(await out()).toEqual([]);
  });

  test('is asked again when it became more meanwhile, and not for the next device of the same gesture', async () => {
    const aya = await suspend();
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    await t.ask('desk', 'loans.goOn', { ...act(), reason: 'manager-agrees' });
    await scan(aya.code);
    expect(await scan(seed.device('PC 2').code)).toMatchObject({ kind: 'lent', warnings: [] });
    await t.ask('desk', 'loans.suspend', { ...act(), memberId: aya.memberId, until: null, reason: '' });
    expect(await t.ask('desk', 'loans.suspension', { memberId: aya.memberId })).toBeNull();
    t.clock.advance(170_000);
    await scan(aya.code);
    expect(await scan(seed.device('PC 3').code)).toMatchObject({ kind: 'lend-warned', warnings: ['second-loan'] });
    t.clock.set(Date.parse('2026-11-24T22:00:00.000Z'));
    expect(await t.refusal('desk', 'loans.goOn', { ...act(), reason: 'card' })).toEqual({ code: 'sign-in-required' });
  });

  test('is never lent twice by the same key pressed twice', async () => {
    const aya = await suspend();
    await scan(aya.code);
    await scan(seed.device('PC 1').code);
    const press = { ...act(), reason: 'other' } as const;
    const first = await t.ask('desk', 'loans.goOn', press);
    expect(await t.ask('desk', 'loans.goOn', press)).toEqual(first);
    expect(await out()).toHaveLength(1);
  });
});

describe('a device that is not to be lent as it is noted', () => {
  test.each(['repair', 'lost', 'retired'] as const)('(%s) says so; CONTINUER takes it in again, and that can be undone', async (state) => {
    const pc = seed.device('PC 1');
    rawRun(t, 'UPDATE devices SET state = ? WHERE id = ?', state, pc.deviceId);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-unavailable', state });
    expect(await command('go-on')).toMatchObject({ kind: 'device-state', state: 'available' });
    expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'device-state' } });
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-unavailable', state });
  });

  test('because another antenne has it: CONTINUER says that it is back', async () => {
    const pc = seed.device('PC 1');
    rawRun(t, "UPDATE devices SET at_site = 'VOL' WHERE id = ?", pc.deviceId);
    await scan(seed.member().code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-elsewhere', siteName: 'Voltaire' });
    expect(await command('go-on')).toMatchObject({ kind: 'device-state', state: 'available' });
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-selected' });
  });

  test('because its label is another antenne’s: CONTINUER notes that it was brought here, once', async () => {
    const label = labelText('device', 'BCDFGHJ');
    for (const _ of [1, 2]) {
      expect(await scan(label)).toEqual({ kind: 'unknown-label', scanned: 'device', label });
      expect(await command('go-on')).toEqual({ kind: 'foreign-received', label });
    }
    expect(rawRows(t, 'SELECT label FROM foreign_devices')).toEqual([{ label }]);
  });
});

describe('a loan', () => {
  test('is due at another hour or day, with other accessories, and the change can be undone', async () => {
    const { label } = await withCharger('Tablette 1');
    const { loanId, dueAt } = await lend(seed.member().code, label);
    const change = { loanId, dueAt: '2026-11-27T10:00:00.000Z', accessories: ['headset' as const] };
    expect(await t.ask('desk', 'loans.change', { ...act(), ...change })).toMatchObject({ kind: 'loan-changed', dueAt: change.dueAt });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ dueAt: change.dueAt, accessories: [{ accessory: 'headset', state: 'with' }] }]);
    expect(await undo()).toMatchObject({ act: { kind: 'loan-change' } });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ dueAt }]);
    expect(await t.refusal('desk', 'loans.change', { ...act(), ...change, dueAt: '2020-01-01T00:00:00.000Z' })).toMatchObject({ code: 'invalid-input' });
    expect(await t.refusal('desk', 'loans.change', { ...act(), ...change, dueAt: '2036-01-01T00:00:00.000Z' })).toMatchObject({ code: 'invalid-input' });
    await scan(label);
    expect(await t.ask('desk', 'loans.change', { ...act(), ...change })).toEqual({ kind: 'nothing-changed', why: 'already-returned' });
  });

  test('without its charger says so by the card, which can be undone', async () => {
    const { label } = await withCharger('Tablette 1');
    await lend(seed.member().code, label);
    expect(await command('charger-missing')).toMatchObject({ kind: 'accessory-missing', accessory: 'charger', given: false });
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ accessories: [] }]);
    await command('undo');
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ accessories: [{ accessory: 'charger', state: 'with' }] }]);
  });
});

describe('a return', () => {
  test('without the charger, and damaged, by two cards; the device is set aside and comes back from repair', async () => {
    const { label, deviceId } = await withCharger('Tablette 1');
    const { loanId } = await lend(seed.member().code, label);
    await scan(label);
    expect(await command('charger-missing')).toMatchObject({ kind: 'accessory-missing', given: true });
    expect(await command('damaged')).toMatchObject({ kind: 'device-state', state: 'repair' });
    expect(rawRows(t, 'SELECT accessory, state FROM loan_accessories')).toEqual([{ accessory: 'charger', state: 'missing' }]);
    expect(rawRows(t, 'SELECT damaged FROM loan_conditions WHERE loan_id = ?', loanId)).toEqual([{ damaged: 1 }]);
    expect(rawRows(t, 'SELECT opened_on, closed_on FROM device_repairs')).toEqual([{ opened_on: '2026-11-24', closed_on: null }]);
    await scan(label);
    await command('go-on');
    expect(rawRows(t, 'SELECT closed_on FROM device_repairs')).toEqual([{ closed_on: '2026-11-24' }]);
    expect(rawRows(t, 'SELECT kind, detail FROM device_events WHERE device_id = ? ORDER BY id', deviceId)).toEqual([
      { kind: 'added', detail: '' },
      { kind: 'accessory-missing', detail: 'charger' },
      { kind: 'state', detail: 'repair' },
      { kind: 'state', detail: 'available' },
    ]);
  });

  test('several in a row wait to be looked over, each with its checklist', async () => {
    const devices = await Promise.all(['Tablette 1', 'Tablette 2'].map(withCharger));
    for (const { label } of devices) await lend(seed.member().code, label);
    for (const { label } of devices) expect(await scan(label)).toMatchObject({ kind: 'returned', missing: [] });
    const waiting = await t.ask('desk', 'loans.toCheck', {});
    expect(waiting.map((one) => [one.deviceName, one.accessories[0]?.state])).toEqual([
      ['Tablette 2', 'back'],
      ['Tablette 1', 'back'],
    ]);
    const look = {
      accountsOut: true,
      filesWiped: true,
      onCharge: true,
      damaged: false,
      byOther: true,
      note: 'apporté par son frère',
      missing: ['charger' as const],
    };
    const [second, first] = waiting;
    expect(await t.ask('desk', 'loans.check', { ...act(), ...look, loanId: second?.loanId ?? 0 } as never)).toMatchObject({ kind: 'condition-noted' });
    expect(await t.ask('desk', 'loans.check', { ...act(), ...look, damaged: true, missing: [], loanId: first?.loanId ?? 0 } as never)).toMatchObject({
      state: 'repair',
    });
    expect(await t.ask('desk', 'loans.toCheck', {})).toEqual([]);
    expect(rawRows(t, 'SELECT by_other AS byOther, note FROM loan_conditions ORDER BY loan_id')).toEqual([
      { byOther: 1, note: 'apporté par son frère' },
      { byOther: 1, note: 'apporté par son frère' },
    ]);
  });

  test('that is undone has no condition any more, and its accessories are with the borrower', async () => {
    const { label } = await withCharger('Tablette 1');
    const { loanId } = await lend(seed.member().code, label);
    await scan(label);
    const nothing = { accountsOut: false, filesWiped: false, onCharge: false, damaged: false, byOther: false, note: '', missing: [] };
    await t.ask('desk', 'loans.check', { ...act(), ...nothing, loanId });
    await undo();
    expect(await t.ask('desk', 'loans.list', {})).toMatchObject([{ accessories: [{ state: 'with' }] }]);
    expect(rawRows(t, 'SELECT count(*) AS n FROM loan_conditions')).toEqual([{ n: 0 }]);
    expect(await t.refusal('desk', 'loans.check', { ...act(), ...nothing, loanId })).toEqual({ code: 'not-found' });
  });

  test('of a device noted as lost, or at another antenne, finds it again', async () => {
    const [lost, moved] = [seed.device('PC 1'), seed.device('PC 2')];
    await lend(seed.member().code, lost.code);
    await lend(seed.member().code, moved.code);
    rawRun(t, "UPDATE devices SET state = 'lost' WHERE id = ?", lost.deviceId);
    rawRun(t, "UPDATE devices SET at_site = 'VOL' WHERE id = ?", moved.deviceId);
    for (const device of [lost, moved]) expect(await scan(device.code)).toMatchObject({ kind: 'returned' });
    expect((await t.ask('desk', 'devices.list', {})).map(({ state }) => state)).toEqual(['available', 'available']);
    expect(await scan(moved.code)).toMatchObject({ kind: 'device-selected' });
  });
});

test('at closing time what is out is late, due today, or at home for longer', async () => {
  const [one, two, three] = [seed.device('PC 1'), seed.device('PC 2'), seed.device('PC 3')];
  const late = await lend(seed.member().code, one.code);
  await lend(seed.member().code, two.code);
  const later = await lend(seed.member().code, three.code);
  rawRun(t, 'UPDATE loans SET due_at = ? WHERE id = ?', t.clock.now() - 1, late.loanId);
  rawRun(t, "UPDATE loans SET due_at = ?, place = 'take-home' WHERE id = ?", t.clock.now() + 9 * 86_400_000, later.loanId);
  const still = await t.ask('desk', 'loans.stillOut', {});
  expect([still.late, still.today, still.later].map((part) => part.map((loan) => loan.deviceName))).toEqual([['PC 1'], ['PC 2'], ['PC 3']]);
  expect((await t.ask('desk', 'closing.preview', {})).loansNotBack).toHaveLength(2);
});

test('late loans are reminded of on paper, one page a person, in words for that person; those in time are not', async () => {
  const aya = seed.member({ firstName: 'Aya', lastName: 'Secret' });
  const late = [await lend(aya.code, seed.device('PC 1').code), await lend(aya.code, seed.device('PC 2').code)];
  const inTime = await lend(seed.member({ firstName: 'Noé' }).code, seed.device('PC 3').code);
  for (const { loanId } of late) rawRun(t, 'UPDATE loans SET due_at = ? WHERE id = ?', t.clock.now() - 1, loanId);
  const { html } = await t.ask('desk', 'loans.reminders', { loanIds: [...late, inTime].map((loan) => loan.loanId) });
  expect(html.match(/<section>/g)).toHaveLength(1);
  expect(html).toMatch(/Bonjour <bdi>Aya<\/bdi>.*PC 1.*PC 2/s);
  expect(html).not.toMatch(/Secret|PC 3/);
});
