import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkstationId } from '../../shared/domain/brand.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import { seatTraces } from '../support/seat-traces.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const MINUTE = 60_000;
let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(() => t.stop());

const act = () => ({ actionId: crypto.randomUUID() });
const scan = (frame: string) => {
  t.clock.advance(2_345);
  return t.ask('desk', 'scans.submitDesk', { scanId: crypto.randomUUID(), frame, source: 'wedge' });
};
const later = async (minutes: number): Promise<void> => {
  t.clock.advance(minutes * MINUTE);
  t.tick();
  await t.signIn();
};
/** Zéphyrine sits down at 9:05 for so many minutes, and it is forgotten who sat there. */
async function anEndedSession(seat: { code: string }, minutes = 50) {
  await scan(seed.member({ firstName: 'Zéphyrine' }).code);
  await scan(seat.code);
  await later(minutes);
  await scan(seat.code);
  await later(20);
  const [line] = await t.ask('desk', 'workstations.ended', {});
  if (line === undefined) throw new Error('an ended session');
  return line;
}
const sessions = () => factsOf<{ rev: number; startedAt: string; minutes: number; void: boolean; use?: string }>(t, 'workstation-session');

test('a session is for what the visit was for, and one gesture says otherwise; undone, it is as before', async () => {
  const seat = seed.workstation('Poste Zinc');
  await scan(seed.member().code);
  const started = await scan(seat.code);
  if (started.kind !== 'session-started') throw new Error(started.kind);
  expect(sessions()).toMatchObject([{ use: 'free-access' }]);
  const chosen = await t.ask('desk', 'workstations.setUse', { ...act(), sessionId: started.sessionId, use: 'online-procedure' });
  expect(chosen).toMatchObject({ kind: 'session-use', use: 'online-procedure' });
  expect((await t.ask('desk', 'workstations.list', {}))[0]?.session?.use).toBe('online-procedure');
  // The visit keeps its own purpose.
  expect((await t.ask('desk', 'visits.board', {})).rows[0]?.purpose).toBe('free-access');
  await t.ask('desk', 'undo.last', act());
  expect(sessions().map(({ rev, use }) => [rev, use])).toEqual([
    [1, 'free-access'],
    [2, 'online-procedure'],
    [3, 'free-access'],
  ]);
});

test('an ended session is corrected with a reason, as a new revision; what it said is kept, and nobody is named', async () => {
  const [zinc, etain] = [seed.workstation('Poste Zinc'), seed.workstation('Poste Étain')];
  const line = await anEndedSession(zinc);
  expect(line).toMatchObject({ workstation: 'Poste Zinc', startedAt: '2026-11-24T08:00:00.000Z', minutes: 50, use: 'free-access', corrections: [] });
  const asked = {
    sessionId: line.sessionId,
    workstationId: etain.workstationId,
    startedAt: '2026-11-24T08:20:00.000Z',
    minutes: 30,
    use: 'mediation' as const,
  };
  expect(await t.ask('desk', 'workstations.correct', { ...act(), ...asked, cancel: false, reason: 'wrong-workstation' })).toMatchObject({
    kind: 'session-corrected',
    workstation: { name: 'Poste Étain' },
  });
  const before = { rev: 2, startedAt: '2026-11-24T08:00:00.000Z', minutes: 50, void: false };
  expect(sessions().at(-2)).toMatchObject(before);
  expect(sessions().at(-1)).toMatchObject({ rev: 3, startedAt: '2026-11-24T08:15:00.000Z', minutes: 30, void: false, use: 'mediation' });
  const [now] = await t.ask('desk', 'workstations.ended', {});
  expect(now).toMatchObject({
    workstation: 'Poste Étain',
    minutes: 30,
    use: 'mediation',
    corrections: [{ by: 'Camille', reason: 'wrong-workstation', minutes: 50 }],
  });
  expect(JSON.stringify(now)).not.toContain('Zéphyrine');
  expect((await t.ask('desk', 'reports.month', { month: '2026-11' })).totals).toMatchObject({ workstationSessions: 1, workstationMinutes: 30 });
  await t.ask('desk', 'undo.last', act());
  expect(sessions().at(-1)).toMatchObject({ rev: 4, startedAt: '2026-11-24T08:00:00.000Z', minutes: 50, use: 'free-access' });
  await later(16);
  const traces = seatTraces(t, { people: /Zéphyrine/, seats: /Poste Zinc|Poste Étain/, running: new Set() });
  expect(traces).toEqual({ rows: [], joined: [], instants: 0 });
});

test('a session corrected while it is still known who sat there leaves no instant that tells it later', async () => {
  const seat = seed.workstation('Poste Zinc');
  await scan(seed.member({ firstName: 'Zéphyrine' }).code);
  await scan(seat.code);
  await later(40);
  await scan(seat.code);
  const [line] = await t.ask('desk', 'workstations.ended', {});
  if (line === undefined) throw new Error('an ended session');
  const asked = { sessionId: line.sessionId, workstationId: line.workstationId, startedAt: line.startedAt, minutes: 25, use: 'free-access' as const };
  await t.ask('desk', 'workstations.correct', { ...act(), ...asked, cancel: false, reason: 'forgotten-end' });
  await later(20);
  expect(seatTraces(t, { people: /Zéphyrine/, seats: /Poste Zinc/, running: new Set() })).toEqual({ rows: [], joined: [], instants: 0 });
  const stored = rawRows<{ at: number }>(t, 'SELECT started_at AS at FROM workstation_sessions UNION SELECT quarter_started_at FROM session_corrections');
  expect(stored.every(({ at }) => at % (15 * MINUTE) === 0)).toBe(true);
});

test('a session that never was counts no more, and is not corrected twice', async () => {
  const line = await anEndedSession(seed.workstation('Poste Zinc'));
  const asked = {
    sessionId: line.sessionId,
    workstationId: line.workstationId,
    startedAt: line.startedAt,
    minutes: 1,
    use: 'free-access' as const,
    cancel: true,
  };
  expect(await t.ask('desk', 'workstations.correct', { ...act(), ...asked, reason: 'other' })).toMatchObject({ kind: 'session-corrected', cancelled: true });
  expect(sessions().at(-1)).toMatchObject({ void: true });
  expect(await t.ask('desk', 'workstations.ended', {})).toEqual([]);
  expect(await t.refusal('desk', 'workstations.correct', { ...act(), ...asked, reason: 'other' })).toEqual({ code: 'not-found' });
});

test('a correction that cannot have been is refused in a word, and changes nothing', async () => {
  const [zinc, etain] = [seed.workstation('Poste Zinc'), seed.workstation('Poste Étain')];
  const first = await anEndedSession(zinc);
  await anEndedSession(etain, 30);
  const second = (await t.ask('desk', 'workstations.ended', {})).find(({ workstation }) => workstation === 'Poste Étain');
  if (second === undefined) throw new Error('the second session');
  const count = sessions().length;
  const correct = (part: { workstationId?: WorkstationId; startedAt?: string; minutes?: number }) =>
    t.ask('desk', 'workstations.correct', {
      ...act(),
      sessionId: second.sessionId,
      workstationId: etain.workstationId,
      startedAt: second.startedAt,
      minutes: 30,
      use: 'free-access',
      cancel: false,
      reason: 'wrong-time',
      ...part,
    });
  expect(await correct({ startedAt: '2026-11-23T09:00:00.000Z' })).toEqual({ kind: 'session-correction-refused', why: 'other-day' });
  expect(await correct({ minutes: 300 })).toEqual({ kind: 'session-correction-refused', why: 'future' });
  expect(await correct({ workstationId: zinc.workstationId, startedAt: first.startedAt })).toEqual({ kind: 'session-correction-refused', why: 'overlap' });
  expect(sessions()).toHaveLength(count);
});
