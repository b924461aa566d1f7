import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { VisitId } from '../../shared/domain/brand.ts';
import { firstCharter, handCharters } from '../support/charters.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';

gerlandForEachTest();

const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
async function arrive(frame: string): Promise<{ visitId: VisitId; charter: number | undefined }> {
  const outcome = await scan(frame);
  if (outcome.kind !== 'checked-in') throw new Error(`no arrival: ${outcome.kind}`);
  return { visitId: outcome.visitId, charter: outcome.charter };
}
const leave = async (visitId: VisitId): Promise<void> => {
  t.clock.advance(20_000);
  await t.ask('kiosk', 'visits.leave', { actionId: randomUUID(), visitId });
  t.clock.advance(20_000);
};
const accepted = () => rawRows(t, 'SELECT member_id AS member, version, language, origin, staff_id AS staff FROM charter_acceptances ORDER BY version');

test('the charter is asked after the arrival is noted, read on the spot, accepted once, and asked again only when it changes', async () => {
  const aya = seed.member();
  expect((await arrive(aya.code)).charter).toBeUndefined();
  handCharters(t, firstCharter);
  const noe = seed.member({ firstName: 'Noé' });
  const first = await arrive(noe.code);
  expect(first.charter).toBe(1);
  expect((await t.ask('desk', 'visits.board', {})).present).toBe(2);
  expect(await t.ask('kiosk', 'charter.read', { visitId: first.visitId, language: 'ar' })).toEqual({
    version: 1,
    language: 'ar',
    text: firstCharter.texts.ar,
  });
  expect(await t.ask('kiosk', 'charter.read', { visitId: first.visitId, language: 'uk' })).toMatchObject({ language: 'fr' });
  // "Plus tard" tells the core nothing: the next visit asks again.
  await leave(first.visitId);
  const again = await arrive(noe.code);
  expect(again.charter).toBe(1);
  t.clock.advance(300_000);
  await t.ask('kiosk', 'charter.acceptHere', { actionId: randomUUID(), visitId: again.visitId, version: 1, language: 'ar' });
  await t.signIn();
  expect(accepted()).toEqual([{ member: noe.memberId, version: 1, language: 'ar', origin: 'kiosk', staff: null }]);
  expect((await t.ask('desk', 'papers.get', { memberId: noe.memberId })).charter?.acceptedAt).toBe('2026-11-24T08:10:40.000Z');
  t.clock.advance(3_600_000);
  await scan(noe.code);
  t.clock.advance(60_000);
  const third = await arrive(noe.code);
  expect(third.charter).toBeUndefined();
  await leave(third.visitId);
  handCharters(t, firstCharter, { version: 2, from: '2026-11-01', texts: { fr: 'Autre texte.' } });
  const fourth = await arrive(noe.code);
  expect(fourth.charter).toBe(2);
  const stale = await t.refusal('kiosk', 'charter.acceptHere', { actionId: randomUUID(), visitId: fourth.visitId, version: 1, language: 'fr' });
  expect(stale.code).toBe('stale');
});

test('whoever accepted at the desk is asked nothing at the kiosk', async () => {
  handCharters(t, firstCharter);
  const { memberId, code } = seed.member();
  await t.ask('desk', 'charter.accept', { actionId: randomUUID(), memberId, version: 1 });
  expect((await arrive(code)).charter).toBeUndefined();
  expect(accepted()).toMatchObject([{ origin: 'desk', staff: 1 }]);
});

test('for a minor without a guardian’s consent the desk is reminded; with one, or grown up, it is not', async () => {
  handCharters(t, firstCharter);
  const minor = seed.member({ firstName: 'Inès', birthYear: 2009 });
  const covered = seed.member({ firstName: 'Léa', birthYear: 2009 });
  await t.ask('desk', 'consents.add', {
    actionId: randomUUID(),
    memberId: covered.memberId,
    kind: 'registration',
    signedOn: '2026-09-01',
    endsOn: '2027-08-31',
  });
  for (const one of [minor, covered, seed.member()]) expect((await arrive(one.code)).charter).toBe(1);
  expect((await t.ask('desk', 'visits.board', {})).alerts).toMatchObject([{ kind: 'consent-missing', about: 'Inès B.' }]);
});

test('the kiosk reads and accepts for nobody but who just scanned', async () => {
  handCharters(t, firstCharter);
  const { visitId } = await arrive(seed.member().code);
  const read = () => t.refusal('kiosk', 'charter.read', { visitId, language: 'fr' });
  t.clock.advance(601_000);
  expect((await read()).code).toBe('stale');
  const accept = { actionId: randomUUID(), visitId, version: 1, language: 'fr' };
  expect((await t.refusal('kiosk', 'charter.acceptHere', accept)).code).toBe('stale');
  expect((await t.refusal('desk', 'charter.acceptHere', accept)).code).toBe('not-allowed');
  rawRun(t, 'UPDATE visits SET kiosk_touch_at = NULL');
  expect((await read()).code).toBe('stale');
  expect(accepted()).toEqual([]);
});
