import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningCentral } from '../../central/start-central.ts';
import { addCharter, keepOfferedPurposes, keepSiteWithDistricts, keepSpecialOpening } from '../../central/store/organisation-store.ts';
import { keepDayOff, keepOpening } from '../../central/store/calendar-store.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort, CentralResponse } from '../../shared/core/ports.ts';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { PROGRAM_VERSION } from '../../shared/domain/program-version.ts';
import { cardTag } from '../../shared/core/cards/card-tag.ts';
import { startTestCentral } from '../support/central.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';
import { type Seed, seedGerland, seedSite } from '../support/seed.ts';
import { fakeClock, startTestCore, TEST_CARD_KEY, type TestCore } from '../support/test-core.ts';

const HOUR = 3_600_000;
const clock = fakeClock();
let central: RunningCentral;
let gerland: TestCore;
let bachut: TestCore;
let seed: Seed;
/** What stands between Bachut and central. */
let between: (answer: CentralResponse, path: string) => CentralResponse;
const port: CentralPort = {
  send: async (request) => between(await fetchCentralPort.send(request), new URL(request.url).pathname),
};
beforeEach(async () => {
  clock.set(Date.parse('2026-11-24T08:05:00.000Z'));
  between = (answer) => answer;
  central = await startTestCentral(clock);
  gerland = await startTestCore({ clock, central: fetchCentralPort });
  bachut = await startTestCore({ clock, central: port, seed: 'bachut' });
  seed = seedGerland(gerland);
  seedSite(bachut, 'BAC');
  for (const [t, code, name] of [
    [gerland, 'GER', 'Gerland'],
    [bachut, 'BAC', 'Bachut'],
  ] as const) {
    await t.signIn();
    await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode(code, name) });
  }
});
afterEach(async () => {
  await gerland.stop();
  await bachut.stop();
  await central.close();
});

const kioskAt = (t: TestCore, frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const exchange = (t: TestCore) => t.ask('desk', 'upload.now', {});
/** As time passes: the jobs of every half minute, and what they began, done. */
async function anHourLater(t: TestCore): Promise<void> {
  clock.advance(66 * 60_000);
  t.tick();
  await settled(t);
  await t.signIn();
}
/** One upload at a time: asking for one waits for the one that runs. */
const settled = async (t: TestCore): Promise<void> => {
  await t.signIn();
  await t.ask('desk', 'upload.now', {});
};
const handed = (t: TestCore) => t.ask('desk', 'organisation.handedDown', {});

describe('what central hands down', () => {
  test('a card replaced at Gerland is refused at Bachut after the next exchange, and at Gerland still', async () => {
    const aya = seed.member();
    expect(await kioskAt(bachut, aya.code)).toMatchObject({ kind: 'provisional' });
    await gerland.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    clock.advance(10_000);
    // Told at once, without waiting for the evening.
    gerland.tick();
    await settled(gerland);
    await anHourLater(bachut);
    expect(await kioskAt(bachut, aya.code)).toEqual({ kind: 'replaced-card' });
    expect(await kioskAt(gerland, aya.code)).toEqual({ kind: 'replaced-card' });
    expect(await kioskAt(bachut, memberCardText(1, '0a0b0c0d0e', cardTag(TEST_CARD_KEY, 1, '0a0b0c0d0e')))).toMatchObject({ kind: 'provisional' });
    // Central holds sixteen bytes of it, and counts nothing.
    expect(await central.db.selectFrom('dead_cards').select('hash').execute()).toHaveLength(1);
    expect(await central.db.selectFrom('figures').select('name').where('site', '=', 'GER').where('value', '<>', 0).execute()).toEqual([]);
    // Nothing new: the second exchange brings nothing and says so.
    await exchange(bachut);
    expect(await handed(bachut)).toMatchObject({ lastError: null });
  });

  test('a card that died before there was a list is told with the next exchange, once', async () => {
    const { memberId } = seed.member();
    rawRun(gerland, "INSERT INTO cards (card_id, member_id, key_number, issued_at, replaced_at) VALUES (x'0102030405', ?, 1, 0, ?)", memberId, clock.now());
    await exchange(gerland);
    await exchange(gerland);
    expect(rawRows(gerland, "SELECT seq FROM facts WHERE kind = 'dead-card'")).toHaveLength(1);
    expect(await central.db.selectFrom('dead_cards').select('received_at').execute()).toEqual([{ received_at: clock.now() }]);
  });

  test('after the organisation key was replaced, cards that had died are told again under the new one, once, and refused elsewhere again', async () => {
    const aya = seed.member();
    await gerland.ask('desk', 'cards.replace', { actionId: randomUUID(), memberId: aya.memberId });
    clock.advance(10_000);
    await exchange(gerland);
    await exchange(bachut);
    expect(await kioskAt(bachut, aya.code)).toEqual({ kind: 'replaced-card' });
    // The keys are replaced beside both stores while the programs are stopped; the names of before say nothing any more.
    for (const t of [gerland, bachut]) {
      await t.ports.secrets.set('org-key', new Uint8Array(32).fill(77));
      await t.restart();
      await t.signIn();
    }
    clock.advance(10_000);
    expect(await kioskAt(bachut, aya.code)).toMatchObject({ kind: 'provisional' });
    await exchange(gerland);
    await exchange(gerland);
    clock.advance(10_000);
    await exchange(bachut);
    expect(await kioskAt(bachut, aya.code)).toEqual({ kind: 'replaced-card' });
    expect(rawRows(gerland, "SELECT seq FROM facts WHERE kind = 'dead-card'")).toHaveLength(2);
    expect(await central.db.selectFrom('dead_cards').select('hash').execute()).toHaveLength(2);
  });

  test('names, districts, purposes, charter and targets arrive; what nobody decided here is taken, what somebody decided is proposed', async () => {
    const slots = [{ weekday: 2, from: 540, to: 1080 }];
    await keepSiteWithDistricts(central.db, { code: 'BAC', name: 'Bachut – Mermoz', districts: ['8', '3'] });
    await keepSiteWithDistricts(central.db, { code: 'CON', name: 'Confluence', districts: ['2'] });
    await keepOfferedPurposes(central.db, ['mediation', 'free-access']);
    await addCharter(central.db, { from: '2026-09-01', texts: { fr: 'Charte' }, at: clock.now(), author: 'coordination' });
    await keepOpening(central.db, 'BAC', slots);
    await keepDayOff(central.db, '*', '2026-12-24');
    await keepSpecialOpening(central.db, { site: 'BAC', day: '2026-12-24', slots: [{ from: 540, to: 720 }] });
    await exchange(bachut);
    expect(await bachut.ask('kiosk', 'site.info', {})).toMatchObject({ siteName: 'Bachut – Mermoz' });
    expect(await kioskAt(bachut, seed.member().code)).toMatchObject({ kind: 'provisional', purposes: ['free-access', 'mediation'] });
    const first = await handed(bachut);
    expect(first).toMatchObject({
      sites: expect.arrayContaining([{ code: 'CON', name: 'Confluence', districts: ['2'] }]),
      exceptions: [{ day: '2026-12-24', slots: [{ from: 540, to: 720 }] }],
      charter: { version: 1, from: '2026-09-01' },
      // The seed's opening, 0:00 to 24:00, is somebody's decision.
      proposedOpening: slots,
    });
    const own = (await bachut.ask('desk', 'settings.get', {})).opening;
    expect(own).not.toEqual(slots);
    // Declined: it stays away until central says something else.
    await bachut.ask('desk', 'organisation.answerOpening', { actionId: randomUUID(), take: false });
    await exchange(bachut);
    expect(await handed(bachut)).toMatchObject({ proposedOpening: null });
    await keepOpening(central.db, 'BAC', [...slots, { weekday: 3, from: 540, to: 720 }]);
    clock.advance(HOUR);
    await settled(bachut);
    await bachut.ask('desk', 'organisation.answerOpening', { actionId: randomUUID(), take: true });
    expect((await bachut.ask('desk', 'settings.get', {})).opening).toHaveLength(2);
    // Taken once, the next change follows by itself.
    await keepOpening(central.db, 'BAC', slots);
    clock.advance(HOUR);
    await settled(bachut);
    expect((await bachut.ask('desk', 'settings.get', {})).opening).toEqual(slots);
    // A day that the coordination opens for the morning only; what the antenne says of that day stands above it, and stays its own.
    const openAt = async (time: string): Promise<string> => {
      clock.set(Date.parse(`2026-12-24T${time}:00.000Z`));
      return (await bachut.ask('kiosk', 'site.info', {})).opening.kind;
    };
    expect([await openAt('09:00'), await openAt('13:00')]).toEqual(['open', 'closed']);
    await bachut.signIn();
    const settings = await bachut.ask('desk', 'settings.get', {});
    expect(settings.openingExceptions).toEqual([]);
    const ours = { from: '2026-12-24', to: '2026-12-24', slots: [{ from: 840, to: 900 }], reason: 'Fête' };
    await bachut.ask('desk', 'settings.set', { openingExceptions: [ours] });
    expect([await openAt('09:00'), await openAt('13:00')]).toEqual(['closed', 'open']);
  });

  test('central’s list of terminals says which program each runs and how many facts wait there', async () => {
    await kioskAt(gerland, seed.member().code);
    await exchange(gerland);
    const told = await central.db.selectFrom('terminals').select(['site_code', 'program', 'waiting']).where('site_code', '=', 'GER').execute();
    expect(told).toEqual([{ site_code: 'GER', program: PROGRAM_VERSION, waiting: 0 }]);
  });

  test('an old document, one for another terminal or one that somebody changed is refused, and the desk is told', async () => {
    const kept: CentralResponse[] = [];
    between = (answer, path) => {
      if (path.endsWith('/handed-down')) kept.push(answer);
      return answer;
    };
    await exchange(bachut);
    await keepSiteWithDistricts(central.db, { code: 'BAC', name: 'Nouveau Bachut', districts: [] });
    const lies: readonly ((answer: CentralResponse) => CentralResponse)[] = [
      () => kept[0] ?? { status: 500, headers: {}, body: '' },
      (answer) => ({ ...answer, body: answer.body.replace('Nouveau', 'Ancien..') }),
      (answer) => ({ ...answer, body: answer.body.replace('bac-1', 'ger-1') }),
      (answer) => ({ ...answer, body: '{}' }),
    ];
    for (const lie of lies) {
      between = (answer, path) => (path.endsWith('/handed-down') ? lie(answer) : answer);
      clock.advance(HOUR);
      await settled(bachut);
      expect(await handed(bachut)).toMatchObject({ lastError: 'central-wrong-word' });
      expect((await bachut.ask('kiosk', 'site.info', {})).siteName).toBe('Bachut');
    }
    between = (answer) => answer;
    await exchange(bachut);
    expect((await bachut.ask('kiosk', 'site.info', {})).siteName).toBe('Nouveau Bachut');
    expect(await handed(bachut)).toMatchObject({ lastError: null });
  });

  test('a central that came back from a backup is still heard', async () => {
    await exchange(bachut);
    await keepSiteWithDistricts(central.db, { code: 'BAC', name: 'Bachut B', districts: [] });
    clock.advance(HOUR);
    await settled(bachut);
    // The older copy: the older name, and an older version.
    await keepSiteWithDistricts(central.db, { code: 'BAC', name: 'Bachut', districts: [] });
    await central.db.updateTable('handed_down').set({ version: 1 }).execute();
    clock.advance(HOUR);
    await settled(bachut);
    expect((await bachut.ask('kiosk', 'site.info', {})).siteName).toBe('Bachut');
  });
});
