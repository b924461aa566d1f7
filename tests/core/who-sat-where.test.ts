import { expect, test } from 'vitest';
import type { VisitId } from '../../shared/domain/brand.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { factsOf, rawRows } from '../support/raw-store.ts';
import { seatTraces } from '../support/seat-traces.ts';

const MINUTE = 60_000;
gerlandForEachTest();

const act = () => ({ actionId: crypto.randomUUID() });
const scan = async (role: 'kiosk' | 'desk', frame: string) => {
  t.clock.advance(2_345);
  return t.ask(role, role === 'desk' ? 'scans.submitDesk' : 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame, source: 'wedge' });
};
const later = async (minutes: number): Promise<void> => {
  t.clock.advance(minutes * MINUTE);
  await t.signIn();
  t.tick();
};
const traces = () =>
  seatTraces(t, {
    people: /Zéphyrine|Ysoline|Xavière/,
    seats: /Poste Zinc|Poste Yttrium/,
    running: new Set(rawRows<{ id: number }>(t, 'SELECT id FROM workstation_sessions WHERE ended_at IS NULL AND cancelled_at IS NULL').map((row) => row.id)),
  });

test('a quarter of an hour after a session, however it began and ended, nothing in the store says who sat where; its minutes stay', async () => {
  const [zinc, yttrium] = [seed.workstation('Poste Zinc'), seed.workstation('Poste Yttrium')];
  const [zephyrine, ysoline, xaviere] = ['Zéphyrine', 'Ysoline', 'Xavière'].map((firstName) => seed.member({ firstName, lastName: 'Rare' }));
  if (zephyrine === undefined || ysoline === undefined || xaviere === undefined) throw new Error('three people');
  // By two scans, ended by the departure at the kiosk.
  await scan('desk', zephyrine.code);
  await scan('desk', zinc.code);
  // By hand, prolonged, ended by hand, the end undone then done again; one more by mistake, undone.
  await scan('kiosk', ysoline.code);
  const row = (await t.ask('desk', 'visits.board', {})).rows.find((one) => one.name?.startsWith('Ysoline'));
  const seated = await t.ask('desk', 'workstations.seat', { ...act(), visitId: row?.visitId as VisitId, workstationId: yttrium.workstationId });
  if (seated.kind !== 'session-started') throw new Error(seated.kind);
  await t.ask('desk', 'workstations.extend', { ...act(), sessionId: seated.sessionId, minutes: 30 });
  await t.ask('desk', 'workstations.end', { ...act(), sessionId: seated.sessionId });
  await t.ask('desk', 'undo.last', act());
  await scan('desk', xaviere.code);
  await scan('desk', seed.workstation('Poste Zinc 2').code);
  await t.ask('desk', 'undo.last', act());
  // A reservation that is kept, and one that is withdrawn.
  const kept = { workstationId: yttrium.workstationId, memberId: xaviere.memberId, from: '2026-11-24T08:30:00.000Z', minutes: 30 };
  await t.ask('desk', 'workstations.reserve', { ...act(), ...kept });
  const second = await t.ask('desk', 'workstations.reserve', { ...act(), ...kept });
  if (second.kind === 'reserved') await t.ask('desk', 'reservations.cancel', { ...act(), reservationId: second.reservationId });
  expect(traces().rows.length).toBeGreaterThan(3);
  expect(traces().joined.length).toBeGreaterThan(0);
  await later(40);
  await scan('desk', yttrium.code);
  await scan('kiosk', zephyrine.code);
  await later(40);
  await t.ask('desk', 'closing.close', act());
  await later(16);
  expect(traces()).toEqual({ rows: [], joined: [], instants: 0 });
  // What remains: the workstation, a quarter of an hour, minutes; and each person's minutes of the day, without the seat.
  expect(
    rawRows(t, 'SELECT visit_id, started_at % 900000 AS off, (ended_at - started_at) / 60000 AS minutes FROM workstation_sessions WHERE cancelled_at IS NULL'),
  ).toEqual([
    { visit_id: null, off: 0, minutes: 40 },
    { visit_id: null, off: 0, minutes: 40 },
  ]);
  expect(rawRows(t, 'SELECT seated_minutes AS minutes FROM visits WHERE cancelled_at IS NULL ORDER BY id')).toEqual([
    { minutes: 40 },
    { minutes: 40 },
    { minutes: 0 },
  ]);
  expect(
    factsOf(t, 'workstation-session')
      .filter((fact) => fact.void === false)
      .map((fact) => Object.keys(fact).toSorted().join()),
  ).toEqual(expect.arrayContaining(['day,id,kind,minutes,rev,seq,startedAt,use,void']));
  expect(JSON.stringify(factsOf(t, 'workstation-session'))).not.toMatch(/person|visit_|Zinc|Yttrium/);
});

test('while a session runs the desk sees who sits there, and an act of the last ten minutes can still be undone', async () => {
  const zinc = seed.workstation('Poste Zinc');
  await scan('desk', seed.member({ firstName: 'Zéphyrine', lastName: 'Rare' }).code);
  await scan('desk', zinc.code);
  await later(120);
  expect((await t.ask('desk', 'workstations.list', {}))[0]?.session?.name).toBe('Zéphyrine R.');
  await scan('desk', zinc.code);
  await later(9);
  expect(await t.ask('desk', 'undo.last', act())).toMatchObject({ kind: 'undone', act: { kind: 'session-end' } });
});
