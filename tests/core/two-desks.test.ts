import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_PASSPHRASE, type TestCore } from '../support/test-core.ts';

/** Two desk windows on one core, as two persons at one counter. */
let t: TestCore;
let seed: Seed;
const at = async (windowId: string, method: string, input: object): Promise<unknown> => {
  const reply = await t.core.call({ role: 'desk', windowId }, method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
  return reply.value;
};
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  for (const windowId of ['desk-1', 'desk-2']) await at(windowId, 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE });
});
afterEach(() => t.stop());

const scan = (windowId: string, frame: string) => at(windowId, 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' }) as Promise<DeskOutcome>;

describe('two desks on the same device at the same second', () => {
  test('lend it once: the second loan returns the first, and both say what happened', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    const pc = seed.device('PC 1');
    await Promise.all([scan('desk-1', aya.code), scan('desk-2', noe.code)]);
    t.clock.advance(2_000);
    const said = await Promise.all([scan('desk-1', pc.code), scan('desk-2', pc.code)]);
    expect(said.map((one) => one.kind)).toEqual(['lent', 'duplicate']);
    t.clock.advance(2_000);
    expect(await scan('desk-2', pc.code)).toMatchObject({ kind: 'lent', person: { name: 'Noé B.' }, returnedFrom: { name: 'Aya B.' } });
    expect(rawRows(t, 'SELECT count(*) AS n FROM loans WHERE returned_at IS NULL AND cancelled_at IS NULL')).toEqual([{ n: 1 }]);
  });

  test('give it back once: one says it is done, the other that it was, and it is no error', async () => {
    const pc = seed.device('PC 1');
    await scan('desk-1', seed.member().code);
    t.clock.advance(2_000);
    const lent = await scan('desk-1', pc.code);
    if (lent.kind !== 'lent') throw new Error(lent.kind);
    const give = () => ({ actionId: randomUUID(), loanId: lent.loanId });
    const said = await Promise.all([at('desk-1', 'loans.return', give()), at('desk-2', 'loans.return', give())]);
    expect(said).toMatchObject([{ kind: 'returned' }, { kind: 'nothing-changed', why: 'already-returned' }]);
    expect(factsOf(t, 'loan')).toHaveLength(2);
  });

  test('take it home once: the second signature is told that it came back, and the same act twice is one', async () => {
    const pc = seed.device('PC 1');
    await scan('desk-1', seed.member().code);
    t.clock.advance(2_000);
    const lent = await scan('desk-1', pc.code);
    if (lent.kind !== 'lent') throw new Error(lent.kind);
    const sign = { actionId: randomUUID(), loanId: lent.loanId, dueAt: '2026-12-01T10:00:00.000Z', accessories: [], signed: { how: 'paper' }, reason: null };
    const [first, again] = await Promise.all([at('desk-1', 'loans.takeHome', sign), at('desk-1', 'loans.takeHome', sign)]);
    expect(again).toEqual(first);
    expect(rawRows(t, 'SELECT count(*) AS n FROM agreements')).toEqual([{ n: 1 }]);
    await at('desk-2', 'loans.return', { actionId: randomUUID(), loanId: lent.loanId });
    expect(await at('desk-1', 'loans.takeHome', { ...sign, actionId: randomUUID() })).toEqual({ kind: 'nothing-changed', why: 'already-returned' });
  });

  test('a question waits at the desk where it was asked, and nowhere else', async () => {
    const aya = seed.member();
    await at('desk-1', 'loans.suspend', { actionId: randomUUID(), memberId: aya.memberId, until: '2026-12-01', reason: 'abîmé' });
    await scan('desk-1', aya.code);
    t.clock.advance(2_000);
    expect(await scan('desk-1', seed.device('PC 1').code)).toMatchObject({ kind: 'lend-warned' });
    expect(await at('desk-2', 'loans.goOn', { actionId: randomUUID(), reason: 'card' })).toEqual({ kind: 'nothing-waits' });
    expect(await at('desk-1', 'loans.goOn', { actionId: randomUUID(), reason: 'card' })).toMatchObject({ kind: 'lent' });
  });
});
