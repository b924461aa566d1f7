import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

const act = () => ({ actionId: randomUUID() });
const undo = () => t.ask('desk', 'undo.last', act());
const names = async () => (await t.ask('desk', 'workstations.list', {})).map(({ name }) => name);
const scan = (frame: string) => {
  t.clock.advance(2_000);
  return t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};

test('a workstation added, renamed and taken out is put back step by step, in order', async () => {
  const { workstationId } = seed.workstation('Poste 1');
  await t.ask('desk', 'workstations.add', { ...act(), name: 'Poste 2' });
  await t.ask('desk', 'workstations.rename', { ...act(), workstationId, name: 'Fenêtre' });
  expect(await t.ask('desk', 'workstations.retire', { ...act(), workstationId })).toMatchObject({ kind: 'workstation-retired' });
  expect(await names()).toEqual(['Poste 2']);
  expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'workstation-retired', about: 'Fenêtre' } });
  expect(await names()).toEqual(['Fenêtre', 'Poste 2']);
  await undo();
  expect(await names()).toEqual(['Poste 1', 'Poste 2']);
  await undo();
  expect(await names()).toEqual(['Poste 1']);
  expect(await undo()).toEqual({ kind: 'nothing-to-undo' });
});

test('a workstation that left the room is no seat any more, its label is unknown, and its sessions of the day keep its name', async () => {
  const zinc = seed.workstation('Poste Zinc');
  await scan(seed.member().code);
  await scan(zinc.code);
  expect(await t.ask('desk', 'workstations.retire', { ...act(), workstationId: zinc.workstationId })).toMatchObject({ kind: 'workstation-occupied' });
  await scan(zinc.code);
  await t.ask('desk', 'workstations.retire', { ...act(), workstationId: zinc.workstationId });
  expect(await scan(zinc.code)).toMatchObject({ kind: 'unknown-label' });
  expect(await t.ask('desk', 'workstations.ended', {})).toMatchObject([{ workstation: 'Poste Zinc' }]);
  expect(await t.refusal('desk', 'workstations.rename', { ...act(), workstationId: zinc.workstationId, name: 'X' })).toEqual({ code: 'not-found' });
});

test('settings changed by mistake are as they were after one undo, dated days included', async () => {
  const day = { from: '2026-12-24', to: '2026-12-24', slots: [], reason: 'Fermé' };
  await t.ask('desk', 'settings.set', { openingExceptions: [day] });
  const before = await t.ask('desk', 'settings.get', {});
  await t.ask('desk', 'settings.set', { sessionMinutes: 5, loanReturnTime: '08:00', openingExceptions: [] });
  expect(await t.ask('desk', 'settings.get', {})).toMatchObject({ sessionMinutes: 5, openingExceptions: [] });
  expect(await undo()).toMatchObject({ kind: 'undone', act: { kind: 'settings', about: 'Gerland' } });
  expect(await t.ask('desk', 'settings.get', {})).toEqual(before);
});
