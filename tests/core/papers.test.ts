import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MemberId } from '../../shared/domain/brand.ts';
import { handCharters } from '../support/charters.ts';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows } from '../support/raw-store.ts';

gerlandForEachTest();

const first = { version: 1, from: '2026-01-01', texts: { fr: 'Respecte les autres.', ar: 'احترم الآخرين.' } };
const papers = (memberId: MemberId) => t.ask('desk', 'papers.get', { memberId });
const accept = (memberId: MemberId, version: number) => t.ask('desk', 'charter.accept', { actionId: randomUUID(), memberId, version });
async function lendTo(code: string): Promise<unknown> {
  const device = seed.device('PC 1');
  await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: code, source: 'wedge' });
  t.clock.advance(2_000);
  return await t.ask('desk', 'scans.submitDesk', { scanId: randomUUID(), frame: device.code, source: 'wedge' });
}

test('the charter is read in the person’s language, accepted once a version with the hash of its text, and asked again when it changes', async () => {
  const { memberId } = seed.member();
  expect((await papers(memberId)).charter).toBeNull();
  handCharters(t, first, { version: 2, from: '2026-12-01', texts: { fr: 'Plus tard.' } });
  expect((await papers(memberId)).charter).toMatchObject({ version: 1, language: 'fr', text: 'Respecte les autres.', acceptedAt: null });
  const sheet = { firstName: 'Aya', lastName: 'Benali', birthYear: 2005, district: '7', programme: 'cej' } as const;
  await t.ask('desk', 'members.update', { actionId: randomUUID(), memberId, ...sheet, language: 'ar' });
  expect((await papers(memberId)).charter).toMatchObject({ language: 'ar', text: 'احترم الآخرين.' });
  await accept(memberId, 1);
  t.clock.advance(60_000);
  await accept(memberId, 1);
  expect((await papers(memberId)).charter?.acceptedAt).toBe('2026-11-24T08:05:00.000Z');
  expect(rawRows(t, 'SELECT version, language, length(text_hash) AS bytes FROM charter_acceptances')).toEqual([{ version: 1, language: 'ar', bytes: 32 }]);
  t.clock.set(Date.parse('2026-12-02T09:00:00.000Z'));
  await t.signIn();
  expect((await papers(memberId)).charter).toMatchObject({ version: 2, language: 'fr', acceptedAt: null });
  expect((await t.refusal('desk', 'charter.accept', { actionId: randomUUID(), memberId, version: 1 })).code).toBe('stale');
});

test('a loan warns while the charter is not accepted, and no more once it is', async () => {
  const { memberId, code } = seed.member();
  handCharters(t, first);
  expect(await lendTo(code)).toMatchObject({ kind: 'lend-warned', warnings: ['charter-missing'] });
  await accept(memberId, 1);
  t.clock.advance(60_000);
  expect(await lendTo(code)).toMatchObject({ kind: 'lent', warnings: [] });
});

test('a guardian’s consent holds from its date to its end, is withdrawn, and follows a merge', async () => {
  const { memberId } = seed.member({ birthYear: 2009 });
  const twin = seed.member({ birthYear: 2009 });
  const add = (id: MemberId, kind: 'registration' | 'take-home-loan', signedOn: string, endsOn: string) =>
    t.ask('desk', 'consents.add', { actionId: randomUUID(), memberId: id, kind, signedOn, endsOn });
  expect(await papers(memberId)).toMatchObject({ minor: true, consents: [] });
  await add(memberId, 'registration', '2025-09-01', '2026-08-31');
  await add(twin.memberId, 'take-home-loan', '2026-09-01', '2026-11-24');
  expect((await papers(memberId)).consents).toMatchObject([{ kind: 'registration', holds: false }]);
  await t.ask('desk', 'members.merge', { actionId: randomUUID(), keptId: memberId, goneId: twin.memberId });
  expect((await papers(memberId)).consents.map(({ kind, holds }) => [kind, holds])).toEqual([
    ['take-home-loan', true],
    ['registration', false],
  ]);
  t.clock.advance(24 * 3_600_000);
  await t.signIn();
  const after = (await papers(memberId)).consents;
  expect(after.map(({ holds }) => holds)).toEqual([false, false]);
  await t.ask('desk', 'consents.withdraw', { actionId: randomUUID(), memberId, consentId: after[0]?.consentId ?? 0 });
  expect((await papers(memberId)).consents).toHaveLength(1);
  for (const [signedOn, endsOn] of [
    ['2026-11-26', '2027-01-01'],
    ['2026-11-20', '2026-11-19'],
    ['hier', '2027-01-01'],
  ])
    expect((await t.refusal('desk', 'consents.add', { actionId: randomUUID(), memberId, kind: 'registration', signedOn, endsOn })).code).toBe('invalid-input');
});

test('somebody whose sheet asks for large text gets it at each scan, the next person does not', async () => {
  const [aya, noe] = [seed.member(), seed.member()];
  const sheet = { firstName: 'Aya', lastName: 'Benali', birthYear: 2005, district: '7', programme: 'cej', largeText: true } as const;
  await t.ask('desk', 'members.update', { actionId: randomUUID(), memberId: aya.memberId, ...sheet });
  const kiosk = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
  expect(await kiosk(aya.code)).toMatchObject({ kind: 'checked-in', largeText: true });
  expect(await kiosk(noe.code)).not.toHaveProperty('largeText');
  t.clock.advance(60_000);
  expect(await kiosk(aya.code)).toMatchObject({ kind: 'already-here', largeText: true });
  t.clock.advance(3_600_000);
  expect(await kiosk(aya.code)).toMatchObject({ kind: 'checked-out', largeText: true });
  expect(await kiosk(noe.code)).not.toHaveProperty('largeText');
});
