import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { DeskOutcome } from '../../shared/contract/outcomes.ts';
import { labelText, memberCardText } from '../../shared/domain/card-code.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';
import { TEST_CARD_KEY, TEST_PASSPHRASE } from '../support/test-core.ts';

gerlandForEachTest();

const scan = async (frame: string, scanId: string = randomUUID()): Promise<DeskOutcome> => {
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId, frame, source: 'wedge' });
};
const board = () => t.ask('desk', 'visits.board', {});
/** Another window of the same desk, where Camille signed in too. */
const secondWindow = async (frame: string): Promise<unknown> => {
  const caller = { role: 'desk', windowId: 'desk-2' } as const;
  await t.core.call(caller, 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE });
  const reply = await t.core.call(caller, 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
  return reply.ok ? reply.value : reply.problem;
};

describe('codes that lead nowhere at the desk', () => {
  test('a genuine card of another antenne is unknown here, and an alert keeps its last letters', async () => {
    const id = '0a0b0c0d0e';
    const stranger = memberCardText(1, id, cardTag(TEST_CARD_KEY, 1, id));
    expect(await scan(stranger)).toEqual({ kind: 'unknown-card' });
    expect((await board()).alerts).toMatchObject([{ kind: 'unknown-card', about: stranger.slice(-5) }]);
    expect((await board()).present).toBe(0);
  });

  test('a replaced card is said to be replaced and makes nobody arrive', async () => {
    const aya = seed.member();
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    expect(await scan(aya.code)).toEqual({ kind: 'replaced-card' });
    expect((await board()).present).toBe(0);
  });

  test.each(['device', 'workstation'] as const)('the label of a %s nobody entered is unknown, and names the label', async (scanned) => {
    const label = labelText(scanned, 'BCDFGHJ');
    expect(await scan(label)).toEqual({ kind: 'unknown-label', scanned, label });
  });

  test.each(['repair', 'lost', 'retired'] as const)('a device in state %s is not lent, with or without a person', async (state) => {
    const pc = seed.device('PC 1');
    rawRun(t, 'UPDATE devices SET state = ?', state);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-unavailable', state, device: { name: 'PC 1' } });
    await scan(seed.member().code);
    expect(await scan(pc.code)).toMatchObject({ kind: 'device-unavailable', state });
    expect(await t.ask('desk', 'loans.list', {})).toEqual([]);
  });

  test('a device that went to repair while it was out can still come back', async () => {
    const pc = seed.device('PC 1');
    await scan(seed.member().code);
    await scan(pc.code);
    rawRun(t, "UPDATE devices SET state = 'repair'");
    expect(await scan(pc.code)).toMatchObject({ kind: 'returned' });
  });

  test('a workstation out of order takes nobody, with or without a person', async () => {
    const post = seed.workstation('Poste 1');
    rawRun(t, "UPDATE workstations SET state = 'out-of-order'");
    expect(await scan(post.code)).toMatchObject({ kind: 'workstation-out-of-order', workstation: { name: 'Poste 1' } });
    await scan(seed.member().code);
    expect(await scan(post.code)).toMatchObject({ kind: 'workstation-out-of-order' });
  });
});

describe('the half that waits', () => {
  test('is shown on the board with its end, and forgotten when the desk drops it', async () => {
    const pc = seed.device('PC 1');
    await scan(pc.code);
    const until = new Date(t.clock.now() + 30_000).toISOString();
    expect((await board()).pending).toEqual({ kind: 'device', device: expect.objectContaining({ name: 'PC 1' }), also: [], until });
    await t.ask('desk', 'scans.dropPending', {});
    expect((await board()).pending).toBeNull();
    expect(await scan(seed.member().code)).toMatchObject({ kind: 'person-selected' });
  });

  test('belongs to its window: two people at two windows do not lend each other’s devices', async () => {
    const [aya, noe] = [seed.member(), seed.member({ firstName: 'Noé' })];
    const pc = seed.device('PC 1');
    await scan(aya.code);
    expect(await secondWindow(noe.code)).toMatchObject({ kind: 'person-selected' });
    expect(await scan(pc.code)).toMatchObject({ kind: 'lent', person: { memberId: aya.memberId } });
  });

  test('is gone after a pair, so that the next person is nobody’s borrower', async () => {
    await scan(seed.member().code);
    await scan(seed.device('PC 1').code);
    expect(await scan(seed.device('PC 2').code)).toMatchObject({ kind: 'device-selected' });
  });

  test('does not come back to life when the clock is set back', async () => {
    await scan(seed.member().code);
    t.clock.advance(-3_600_000);
    expect(await scan(seed.device('PC 1').code)).toMatchObject({ kind: 'device-selected' });
  });
});

describe('one scan', () => {
  test('sent again with its id answers the same and does nothing more', async () => {
    const pc = seed.device('PC 1');
    await scan(seed.member().code);
    const id = randomUUID();
    const first = await scan(pc.code, id);
    t.clock.advance(60_000);
    expect(await scan(pc.code, id)).toEqual(first);
    expect(await t.ask('desk', 'loans.list', {})).toHaveLength(1);
  });

  test('of a moment ago is not taken for a repeat when the clock was set back by an hour', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(-3_600_000);
    expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected' });
  });

  test('of somebody present selects without a second arrival, and never a departure', async () => {
    const aya = seed.member();
    await scan(aya.code);
    expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected', arrived: false });
    t.clock.advance(150_000);
    expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected', arrived: false });
    expect((await board()).present).toBe(1);
  });

  test('of somebody whose visit of yesterday was forgotten closes that one as estimated first', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(86_400_000);
    await t.signIn();
    expect(await scan(aya.code)).toMatchObject({ kind: 'person-selected', arrived: true });
    expect(rawRows(t, 'SELECT quality, day FROM visits ORDER BY id')).toEqual([
      { quality: 'estimated', day: '2026-11-24' },
      { quality: 'open', day: '2026-11-25' },
    ]);
  });
});

describe('a locked desk', () => {
  test('locks three minutes after the last act, also when the clock was set back by an hour meanwhile', async () => {
    t.clock.advance(-3_600_000);
    await board();
    t.clock.advance(179_999);
    expect((await t.ask('desk', 'staff.session', {})).kind).toBe('open');
    t.clock.advance(1);
    expect((await t.ask('desk', 'staff.session', {})).kind).toBe('locked');
  });

  test('does nothing with what is neither an arrival nor a return, and tells nothing of it', async () => {
    const [aya, pc, post] = [seed.member(), seed.device('PC 1'), seed.workstation('Poste 1')];
    await t.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    await t.ask('desk', 'staff.lock', {});
    for (const frame of [pc.code, post.code, aya.code, labelText('device', 'BCDFGHJ')]) expect(await scan(frame)).toEqual({ kind: 'locked', done: 'nothing' });
    expect(await scan('https://example.org')).toEqual({ kind: 'not-ours' });
  });

  test('ends no session by a workstation’s label', async () => {
    const post = seed.workstation('Poste 1');
    await scan(seed.member().code);
    await scan(post.code);
    await t.ask('desk', 'staff.signOut', {});
    expect(await scan(post.code)).toEqual({ kind: 'locked', done: 'nothing' });
    await t.signIn();
    expect((await t.ask('desk', 'workstations.list', {}))[0]?.session).not.toBeNull();
  });
});
