import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { factsOf, rawRows, rawRun } from '../support/raw-store.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
  // Monday to Friday, 9:00 to 18:00 in Lyon.
  const opening = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1080 }));
  rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify(opening));
  await t.signIn();
});
afterEach(() => t.stop());

const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const close = () => t.ask('desk', 'closing.close', { actionId: randomUUID() });
const at = async (instant: string): Promise<void> => {
  t.clock.set(Date.parse(instant));
  await t.signIn();
};
interface VisitRow {
  readonly day: string;
  readonly minutes: number | null;
  readonly quality: string;
}
const visits = () => rawRows<VisitRow>(t, 'SELECT day, (left_at - arrived_at) / 60000 AS minutes, quality FROM visits ORDER BY id');
const closings = () => rawRows<{ day: string; by: number | null }>(t, 'SELECT day, closed_by AS by FROM day_closings ORDER BY day');

describe('a day is closed by hand', () => {
  test('before closing time, visits end now; after it, at closing time', async () => {
    await kiosk(seed.member().code);
    await at('2026-11-24T16:05:00.000Z');
    await close();
    expect(visits()).toEqual([{ day: '2026-11-24', minutes: 480, quality: 'estimated' }]);
    await at('2026-11-25T08:05:00.000Z');
    await kiosk(seed.member().code);
    await at('2026-11-25T19:00:00.000Z');
    await close();
    expect(visits()[1]).toEqual({ day: '2026-11-25', minutes: 535, quality: 'estimated' });
  });

  test('with what of the room was in service, how long the antenne was open and how long workstations were used', async () => {
    const aya = seed.member();
    await kiosk(aya.code);
    await t.signIn();
    const [one, two] = [seed.workstation('Poste 1'), seed.workstation('Poste 2')];
    const visitId = (await t.ask('desk', 'visits.board', {})).rows[0]?.visitId;
    if (visitId === undefined) throw new Error('Aya is not there');
    await t.ask('desk', 'workstations.seat', { actionId: randomUUID(), visitId, workstationId: one.workstationId });
    await t.ask('desk', 'workstations.setState', { actionId: randomUUID(), workstationId: two.workstationId, state: 'out-of-order' });
    t.clock.advance(45 * 60_000);
    await kiosk(aya.code);
    await t.signIn();
    await close();
    const { length } = await t.ask('desk', 'workstations.list', {});
    expect(factsOf(t, 'day-closed')).toMatchObject([{ room: { workstations: length - 1, morningMinutes: 240, afternoonMinutes: 300, usedMinutes: 45 } }]);
    // Saturday: closed all day, and closed by hand all the same.
    await at('2026-11-28T10:00:00.000Z');
    await close();
    expect(factsOf(t, 'day-closed').at(-1)).toMatchObject({ day: '2026-11-28', room: { morningMinutes: 0, afternoonMinutes: 0, usedMinutes: 0 } });
    // No opening hours at all: nothing to measure against.
    rawRun(t, "UPDATE settings SET value = '[]' WHERE key = 'opening'");
    await at('2026-11-30T10:00:00.000Z');
    await close();
    expect(factsOf(t, 'day-closed').at(-1)).not.toHaveProperty('room');
  });

  test('with its devices in service by kind, and those that were lent', async () => {
    const [one, two] = [seed.device('PC 1'), seed.device('PC 2')];
    seed.device('PC 3');
    rawRun(t, "UPDATE devices SET state = 'repair' WHERE id = ?", two.deviceId);
    const desk = (frame: string) => t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' });
    await desk(seed.member().code);
    await desk(one.code);
    await close();
    expect(factsOf(t, 'day-closed')).toMatchObject([{ devices: { laptop: { inService: 2, used: 1 } } }]);
    await at('2026-11-25T16:05:00.000Z');
    await close();
    // It is out all day long.
    expect(factsOf(t, 'day-closed')[1]).toMatchObject({ day: '2026-11-25', devices: { laptop: { inService: 2, used: 1 } } });
  });

  test('twice, with one fact that says the day’s own counters', async () => {
    const [aya, noe] = [seed.member(), seed.member()];
    await kiosk(aya.code);
    t.clock.advance(60 * 60_000);
    await kiosk(aya.code);
    await kiosk(noe.code);
    await t.signIn();
    await close();
    await close();
    expect(factsOf(t, 'day-closed')).toMatchObject([
      { day: '2026-11-24', rev: 1, void: false, visits: 2, distinctPersons: 2, presenceMinutes: 60, sessions: 0, loans: 0 },
    ]);
    expect(closings()).toEqual([{ day: '2026-11-24', by: 1 }]);
  });

  test('without a single visit: no visitor is not the same as no data', async () => {
    await close();
    expect(factsOf(t, 'day-closed')).toMatchObject([{ day: '2026-11-24', visits: 0 }]);
  });

  test('with its sessions, of which none is left running', async () => {
    const post = seed.workstation('Poste 1');
    for (const frame of [seed.member().code, post.code])
      await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame, source: 'wedge' }).then(() => t.clock.advance(2_000));
    await close();
    expect((await t.ask('desk', 'workstations.list', {}))[0]?.session).toBeNull();
  });

  test('and a visit that was late for it ends at its own day’s closing, not the next one’s', async () => {
    await at('2026-11-24T16:00:00.000Z');
    await close();
    const aya = seed.member();
    await kiosk(aya.code);
    await at('2026-11-25T09:00:00.000Z');
    await kiosk(seed.member().code);
    await at('2026-11-25T19:00:00.000Z');
    await close();
    expect(visits()[0]).toEqual({ day: '2026-11-24', minutes: 60, quality: 'estimated' });
  });
});

describe('a closed day that is opened again', () => {
  const reopen = (reason: 'people-came' | 'closed-too-soon' = 'people-came') => t.ask('desk', 'closing.reopen', { actionId: randomUUID(), reason });
  const preview = () => t.ask('desk', 'closing.preview', {});

  test('withdraws its fact, keeps who and why, and closes again as a revision of the same fact with the new counters', async () => {
    await kiosk(seed.member().code);
    await t.ask('desk', 'closing.close', { actionId: randomUUID(), remark: 'Panne d’internet l’après-midi.' });
    expect(await preview()).toMatchObject({
      closed: { at: '2026-11-24T08:05:00.000Z', by: 'Camille', remark: 'Panne d’internet l’après-midi.' },
      reopenings: [],
    });
    expect(await t.refusal('desk', 'closing.reopen', { actionId: randomUUID(), reason: 'parce que' })).toMatchObject({ code: 'invalid-input' });
    expect(await reopen()).toMatchObject({ closed: null, reopenings: [{ by: 'Camille', reason: 'people-came' }] });
    expect(await t.ask('desk', 'site.info', {})).toMatchObject({ dayClosed: false });
    t.clock.advance(60_000);
    await kiosk(seed.member().code);
    await close();
    expect(factsOf(t, 'day-closed')).toMatchObject([
      { rev: 1, void: false, visits: 1 },
      { rev: 2, void: true, visits: 1 },
      { rev: 3, void: false, visits: 2 },
    ]);
    expect(new Set(factsOf<{ id: string }>(t, 'day-closed').map(({ id }) => id)).size).toBe(1);
    expect(rawRows(t, 'SELECT reason, closed_by AS by, remark FROM day_reopenings')).toEqual([
      { reason: 'people-came', by: 1, remark: 'Panne d’internet l’après-midi.' },
    ]);
  });

  test('is refused while the day is open, and never gives back the departures that the closing estimated', async () => {
    expect(await t.refusal('desk', 'closing.reopen', { actionId: randomUUID(), reason: 'other' })).toEqual({ code: 'stale' });
    await kiosk(seed.member().code);
    await close();
    await reopen();
    expect(visits()).toMatchObject([{ quality: 'estimated' }]);
  });

  test('after closing time has half an hour before it closes by itself again, even without a visit', async () => {
    await at('2026-11-24T18:00:00.000Z');
    await close();
    await reopen('closed-too-soon');
    expect(await preview()).toMatchObject({ closesItselfAt: '2026-11-24T18:30:00.000Z' });
    await at('2026-11-24T18:29:59.000Z');
    t.tick();
    expect(closings()).toEqual([]);
    await at('2026-11-24T18:30:00.000Z');
    t.tick();
    expect(closings()).toEqual([{ day: '2026-11-24', by: null }]);
  });

  test('and forgotten is closed at the next start, so that central does not wait for it', async () => {
    await close();
    await reopen();
    t.clock.set(Date.parse('2026-11-25T08:00:00.000Z'));
    await t.restart();
    expect(closings()).toEqual([{ day: '2026-11-24', by: null }]);
    expect(factsOf(t, 'day-closed').at(-1)).toMatchObject({ day: '2026-11-24', rev: 3, void: false });
  });

  test.each(['écrire à aya@exemple.fr', 'rappeler au 06 12 34 56 78', 'dossier 1 05 06 69 123 456'])(
    'whose remark “%s” would name somebody is not closed',
    async (remark) => {
      expect(await t.refusal('desk', 'closing.close', { actionId: randomUUID(), remark })).toEqual({ code: 'invalid-input', details: { fields: 'remark' } });
      expect(closings()).toEqual([]);
    },
  );
});

describe('a day that nobody closed', () => {
  test('closes by itself half an hour after closing time, once, and says that nobody did it', async () => {
    await kiosk(seed.member().code);
    await at('2026-11-24T17:29:59.000Z');
    t.tick();
    expect(closings()).toEqual([]);
    await at('2026-11-24T17:30:00.000Z');
    t.tick();
    t.tick();
    expect(closings()).toEqual([{ day: '2026-11-24', by: null }]);
    expect(visits()).toEqual([{ day: '2026-11-24', minutes: 535, quality: 'estimated' }]);
    expect(factsOf(t, 'day-closed')).toHaveLength(1);
  });

  test('closes by itself without a visit too: nobody came is not the same as nothing is known', async () => {
    await at('2026-11-24T17:30:00.000Z');
    t.tick();
    expect(factsOf(t, 'day-closed')).toMatchObject([{ day: '2026-11-24', visits: 0, room: { morningMinutes: 240, afternoonMinutes: 300 } }]);
    // Sunday: the week does not open it, there is nothing to close.
    await at('2026-11-29T17:30:00.000Z');
    t.tick();
    expect(closings()).toHaveLength(1);
  });

  test('because the antenne kept it closed is said the next time, once, as a day without opening', async () => {
    const works = [{ from: '2026-11-26', to: '2026-11-28', slots: [], reason: 'Travaux' }];
    rawRun(t, "INSERT INTO settings (key, value) VALUES ('openingExceptions', ?)", JSON.stringify(works));
    await at('2026-11-30T08:00:00.000Z');
    t.tick();
    t.tick();
    expect(closings()).toEqual([
      { day: '2026-11-26', by: null },
      { day: '2026-11-27', by: null },
    ]);
    expect(factsOf(t, 'day-closed')).toMatchObject(
      ['2026-11-26', '2026-11-27'].map((day) => ({ day, visits: 0, room: { morningMinutes: 0, afternoonMinutes: 0 } })),
    );
  });

  test('because the PC was off is closed at the next start, each day at its own hour', async () => {
    await kiosk(seed.member().code);
    await at('2026-11-26T09:00:00.000Z');
    await kiosk(seed.member().code);
    t.clock.set(Date.parse('2026-11-30T08:00:00.000Z'));
    await t.restart();
    expect(closings()).toEqual([
      { day: '2026-11-24', by: null },
      { day: '2026-11-26', by: null },
    ]);
    expect(visits()).toEqual([
      { day: '2026-11-24', minutes: 535, quality: 'estimated' },
      { day: '2026-11-26', minutes: 480, quality: 'estimated' },
    ]);
  });

  test('after it was closed by hand, leaves nobody on the board the next morning', async () => {
    await at('2026-11-24T16:00:00.000Z');
    await close();
    await kiosk(seed.member().code);
    await at('2026-11-25T07:00:00.000Z');
    t.tick();
    expect((await t.ask('desk', 'visits.board', {})).present).toBe(0);
    expect(visits()).toEqual([{ day: '2026-11-24', minutes: 60, quality: 'estimated' }]);
  });

  test('with a visit that came after hours ends that visit where it began, never before', async () => {
    rawRun(t, "UPDATE settings SET value = '[]' WHERE key = 'opening'");
    await at('2026-11-24T20:00:00.000Z');
    await kiosk(seed.member().code);
    rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify([{ weekday: 2, from: 540, to: 1080 }]));
    await at('2026-11-25T08:00:00.000Z');
    t.tick();
    expect(visits()).toEqual([{ day: '2026-11-24', minutes: 0, quality: 'estimated' }]);
  });

  test.each([
    ['forward', '2026-03-29', '2026-03-29T08:00:00.000Z', 480],
    ['back', '2026-10-25', '2026-10-25T09:00:00.000Z', 480],
  ])('on the Sunday when clocks go %s closes at the local hour', async (_way, day, arrival, minutes) => {
    rawRun(t, "UPDATE settings SET value = ? WHERE key = 'opening'", JSON.stringify([{ weekday: 7, from: 540, to: 1080 }]));
    await at(arrival);
    await kiosk(seed.member().code);
    t.clock.advance(86_400_000);
    t.tick();
    expect(visits()).toEqual([{ day, minutes, quality: 'estimated' }]);
  });
});

test('a clock set back by a day closes no day twice and shows no visit of tomorrow as today’s', async () => {
  await kiosk(seed.member().code);
  await close();
  await at('2026-11-23T09:00:00.000Z');
  t.tick();
  await close();
  await at('2026-11-24T10:00:00.000Z');
  t.tick();
  await close();
  expect(closings().map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24']);
  expect(factsOf(t, 'day-closed').map(({ day, visits: counted }) => [day, counted])).toEqual([
    ['2026-11-24', 1],
    ['2026-11-23', 0],
  ]);
});
