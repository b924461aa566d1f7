import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { gerlandForEachTest, seed, t } from '../support/gerland.ts';
import { rawRows } from '../support/raw-store.ts';

gerlandForEachTest();

const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });

test('the language touched at the kiosk is kept on the sheet when asked, and spoken at every scan from then on', async () => {
  const aya = seed.member();
  const arrived = await scan(aya.code);
  if (arrived.kind !== 'checked-in') throw new Error('no arrival');
  expect(arrived).not.toHaveProperty('language');
  await t.ask('kiosk', 'members.keepLanguage', { actionId: randomUUID(), visitId: arrived.visitId, language: 'ar' });
  expect(await t.ask('desk', 'members.get', { memberId: aya.memberId })).toMatchObject({ language: 'ar' });
  expect(rawRows(t, "SELECT role, method FROM audit_entries WHERE method = 'members.keepLanguage'")).toEqual([
    { role: 'kiosk', method: 'members.keepLanguage' },
  ]);
  t.clock.advance(60_000);
  expect(await scan(aya.code)).toMatchObject({ kind: 'already-here', language: 'ar' });
  t.clock.advance(3_600_000);
  expect(await scan(aya.code)).toMatchObject({ kind: 'checked-out', language: 'ar' });
  await t.signIn();
  const { secretsKeptBy: _kept, ...settings } = await t.ask('desk', 'settings.get', {});
  await t.ask('desk', 'settings.set', { ...settings, opening: [{ weekday: 3, from: 540, to: 1080 }] });
  t.clock.advance(60_000);
  expect(await scan(aya.code)).toMatchObject({ kind: 'closed', language: 'ar' });
});

test('nobody’s language changes but that of who just scanned', async () => {
  const arrived = await scan(seed.member().code);
  if (arrived.kind !== 'checked-in') throw new Error('no arrival');
  const keep = { actionId: randomUUID(), visitId: arrived.visitId, language: 'uk' };
  expect((await t.refusal('desk', 'members.keepLanguage', keep)).code).toBe('not-allowed');
  expect((await t.refusal('kiosk', 'members.keepLanguage', { ...keep, language: 'xx' })).code).toBe('invalid-input');
  t.clock.advance(121_000);
  expect((await t.refusal('kiosk', 'members.keepLanguage', keep)).code).toBe('stale');
  expect(rawRows(t, 'SELECT language FROM members')).toEqual([{ language: 'fr' }]);
});
