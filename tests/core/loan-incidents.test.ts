import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf } from '../support/raw-store.ts';

gerlandForEachTest();

const scan = (frame: string): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
};
const act = () => ({ actionId: randomUUID() });
const undo = (): Promise<DeskOutcome> => t.ask('desk', 'undo.last', act());
/** A tablet with its charger, in somebody's hands. */
const lent = async () => {
  const { label, deviceId } = await t.ask('desk', 'devices.add', { ...act(), name: 'Tablette 1', kind: 'tablet' });
  await scan(seed.member().code);
  const outcome = await scan(label);
  if (outcome.kind !== 'lent') throw new Error(`not lent: ${outcome.kind}`);
  return { label, deviceId, loanId: outcome.loanId };
};

describe('what central is told of a loan', () => {
  const incidents = () => factsOf<{ incident: string }>(t, 'loan').map(({ incident }) => incident);
  const look = { accountsOut: true, filesWiped: true, onCharge: true, damaged: false, byOther: false, note: '', missing: [] };

  test('is its incident, told again when it becomes known, and taken back when it is undone', async () => {
    const { label, loanId } = await lent();
    await scan(label);
    expect(incidents()).toEqual(['none', 'none']);
    await scan(commandCards.find((card) => card.command === 'charger-missing')?.text ?? '');
    expect(incidents()).toEqual(['none', 'none', 'accessory-missing']);
    await undo();
    expect(incidents()).toEqual(['none', 'none', 'accessory-missing', 'none']);
    await t.ask('desk', 'loans.check', { ...act(), ...look, loanId });
    expect(incidents()).toHaveLength(4);
    await t.ask('desk', 'loans.check', { ...act(), ...look, damaged: true, missing: ['charger'], loanId } as never);
    expect(incidents().slice(4)).toEqual(['damaged']);
  });

  test('is that its device was lost, and none when the state is undone', async () => {
    const { deviceId } = await lent();
    t.clock.advance(60_000);
    await t.ask('desk', 'devices.setState', { ...act(), deviceId, state: 'lost', reason: 'introuvable' });
    expect(incidents().at(-1)).toBe('lost');
    await undo();
    expect(incidents().at(-1)).toBe('none');
  });
});
