import { randomUUID } from 'node:crypto';
import { passReasons } from '../../shared/domain/lend-warnings.ts';
import {
  correctionReasons,
  guestKinds,
  reopenReasons,
  sessionCorrectionReasons,
  ticketKinds,
  visitPurposes,
  workstationStates,
} from '../../shared/domain/vocabulary.ts';
import { rawRows } from '../support/raw-store.ts';
import type { World } from './antenne-world.ts';

/** One thing that happens: which, and three numbers that choose among what there is. */
export interface Act {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
type Doing = (world: World, act: Act) => Promise<unknown>;

const MINUTE = 60_000;
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
};
const act = () => ({ actionId: randomUUID() });
const idsOf = (world: World, sql: string): number[] => rawRows<{ id: number }>(world.t, sql).map((row) => row.id);
/** One of the newest rows, or one that never was. */
const oneOf = (world: World, table: string, at: number): number => pick([...idsOf(world, `SELECT id FROM ${table} ORDER BY id DESC LIMIT 6`), 999_999], at);

const scan = async (world: World, role: 'kiosk' | 'desk', frame: string): Promise<unknown> => {
  world.t.clock.advance(1_700);
  const input = { scanId: randomUUID(), frame, source: 'wedge' };
  const outcome = await world.send(role, role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk', input);
  const visitId = (outcome as { visitId?: number } | null)?.visitId;
  if (role === 'kiosk' && visitId !== undefined) world.shown.push(visitId);
  // A reader that stammers: the same scan again gives the same answer.
  if (world.shown.length % 5 === 0) await world.send(role, role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk', input);
  return outcome;
};
const pair = async (world: World, [one, other]: readonly [string, string], turn: number): Promise<void> => {
  for (const code of turn % 2 === 0 ? [one, other] : [other, one]) await scan(world, 'desk', code);
};
const lastShown = (world: World): number => world.shown.at(-1) ?? 999_999;
const desk = (world: World, method: string, input: Record<string, unknown>): Promise<unknown> => world.send('desk', method, { ...act(), ...input });
const kiosk = (world: World, method: string, input: Record<string, unknown>): Promise<unknown> => world.send('kiosk', method, { ...act(), ...input });
const hours = async (world: World, minutes: number): Promise<void> => {
  world.t.clock.advance(minutes * MINUTE);
  world.t.tick();
  await world.t.signIn();
};

/** What may happen, in the proportions of a real day. */
const doings: readonly (readonly [weight: number, Doing])[] = [
  [12, (w, { a }) => scan(w, 'kiosk', pick(w.people, a).code)],
  [2, (w, { a }) => scan(w, 'kiosk', pick(w.strangers, a))],
  [8, (w, { a }) => scan(w, 'desk', pick(w.people, a).code)],
  [8, (w, { a }) => scan(w, 'desk', pick(w.seats, a).code)],
  [8, (w, { a }) => scan(w, 'desk', pick(w.devices, a).code)],
  // Two scans that belong together, in either order.
  [8, (w, { a, b, c }) => pair(w, [pick(w.people, a).code, pick(w.devices, b).code], c)],
  [8, (w, { a, b, c }) => pair(w, [pick(w.people, a).code, pick(w.seats, b).code], c)],
  [5, (w, { a }) => scan(w, 'desk', pick(w.commands, a))],
  [4, (w, { a }) => kiosk(w, 'visits.choosePurpose', { visitId: lastShown(w), purpose: pick(visitPurposes, a) })],
  [2, (w) => kiosk(w, 'visits.leave', { visitId: lastShown(w) })],
  [2, (w) => kiosk(w, 'visits.stay', { visitId: lastShown(w) })],
  [1, (w) => kiosk(w, 'visits.notMe', { visitId: lastShown(w) })],
  [3, (w, { a }) => desk(w, 'visits.depart', { visitId: oneOf(w, 'visits', a) })],
  [2, (w, { a, b }) => desk(w, 'visits.setPurpose', { visitId: oneOf(w, 'visits', a), purpose: pick(visitPurposes, b) })],
  [1, (w, { a, b }) => desk(w, 'visits.attach', { visitId: oneOf(w, 'visits', a), memberId: pick(w.people, b).memberId })],
  [4, (w, { a, b }) => desk(w, 'workstations.seat', { visitId: oneOf(w, 'visits', a), workstationId: pick(w.seats, b).workstationId })],
  [3, (w, { a }) => desk(w, 'workstations.end', { sessionId: oneOf(w, 'workstation_sessions', a) })],
  [2, (w, { a }) => desk(w, 'workstations.extend', { sessionId: oneOf(w, 'workstation_sessions', a), minutes: 30 })],
  [1, (w, { a, b }) => desk(w, 'workstations.setState', { workstationId: pick(w.seats, a).workstationId, state: pick(workstationStates, b) })],
  [
    2,
    (w, { a, b, c }) =>
      desk(w, 'workstations.reserve', {
        workstationId: pick(w.seats, a).workstationId,
        memberId: pick(w.people, b).memberId,
        from: new Date(w.t.clock.now() + (c % 300) * MINUTE).toISOString(),
        minutes: 15 + (c % 120),
      }),
  ],
  [1, (w, { a }) => desk(w, 'reservations.cancel', { reservationId: oneOf(w, 'reservations', a) })],
  [2, (w, { a, b }) => desk(w, 'waiting.take', { visitId: oneOf(w, 'visits', a), kind: pick(ticketKinds, b) })],
  [1, (w, { a }) => desk(w, 'waiting.call', { ticketId: oneOf(w, 'waiting_tickets', a) })],
  [1, (w, { a, b }) => desk(w, 'waiting.close', { ticketId: oneOf(w, 'waiting_tickets', a), how: pick(['helped', 'absent', 'withdrawn'], b) })],
  [3, (w, { a }) => desk(w, 'loans.return', { loanId: oneOf(w, 'loans', a) })],
  [2, (w, { a }) => desk(w, 'loans.goOn', { reason: pick(passReasons, a) })],
  [1, (w, { a, b }) => desk(w, 'guests.count', { guests: pick(guestKinds, a), count: 1 + (b % 15) })],
  [2, (w, { a, b, c }) => correct(w, { a, b, c })],
  [1, (w, { a }) => desk(w, 'cards.replace', { memberId: pick(w.people, a + 11).memberId })],
  [1, (w, { a, b }) => desk(w, 'members.merge', { keptId: pick(w.people, a).memberId, goneId: pick(w.people, b).memberId })],
  [1, (w, { a }) => desk(w, 'members.unmerge', { mergeId: 1 + (a % 12) })],
  [10, (w) => desk(w, 'undo.last', {})],
  [10, (w, { a }) => hours(w, a % 35)],
  [2, (w, { a }) => hours(w, 60 + (a % 600))],
  // The clock of a PC: set back a little, or ahead by days, and a restart.
  [1, (w, { a }) => hours(w, -(a % 90))],
  [1, (w, { a }) => hours(w, 24 * 60 * (1 + (a % 3)))],
  [1, restart],
  [1, (w, { a, b }) => desk(w, 'workstations.setUse', { sessionId: oneOf(w, 'workstation_sessions', a), use: pick(visitPurposes, b) })],
  [1, (w, { a, b, c }) => correctSession(w, { a, b, c })],
  [1, (w) => desk(w, 'closing.close', {})],
  [1, (w, { a }) => desk(w, 'closing.reopen', { reason: pick(reopenReasons, a) })],
];

function correctSession(world: World, { a, b, c }: Omit<Act, 'what'>): Promise<unknown> {
  const [session] = rawRows<{ id: number; at: number; ended: number | null }>(
    world.t,
    'SELECT id, started_at AS at, ended_at AS ended FROM workstation_sessions ORDER BY id DESC LIMIT 1 OFFSET ?',
    a % 6,
  );
  if (session === undefined) return Promise.resolve(null);
  return desk(world, 'workstations.correct', {
    sessionId: session.id,
    workstationId: pick(world.seats, b).workstationId,
    startedAt: new Date(session.at - (b % 30) * MINUTE).toISOString(),
    minutes: c % 90,
    use: pick(visitPurposes, c),
    cancel: c % 5 === 0,
    reason: pick(sessionCorrectionReasons, a),
  });
}

function correct(world: World, { a, b, c }: Omit<Act, 'what'>): Promise<unknown> {
  const [visit] = rawRows<{ id: number; at: number; left: number | null }>(
    world.t,
    'SELECT id, arrived_at AS at, left_at AS left FROM visits ORDER BY id DESC LIMIT 1 OFFSET ?',
    a % 6,
  );
  if (visit === undefined) return Promise.resolve(null);
  return desk(world, 'visits.correct', {
    visitId: visit.id,
    arrivedAt: new Date(visit.at - (b % 20) * MINUTE).toISOString(),
    leftAt: visit.left === null ? null : new Date(visit.left + (c % 20) * MINUTE).toISOString(),
    purpose: pick(visitPurposes, b),
    cancel: c % 5 === 0,
    reason: pick(correctionReasons, c),
  });
}

async function restart({ t }: World): Promise<void> {
  await t.restart();
  await t.signIn();
}

const urn: readonly Doing[] = doings.flatMap(([weight, doing]) => Array.from({ length: weight }, () => doing));

export async function perform(world: World, given: Act): Promise<void> {
  await pick(urn, given.what)(world, given);
}
