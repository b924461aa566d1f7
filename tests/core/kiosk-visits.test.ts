import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KioskOutcome } from '../../shared/contract/outcomes.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let seed: Seed;
beforeEach(async () => {
  t = await startTestCore();
  seed = seedGerland(t);
});
afterEach(() => t.stop());

const MINUTE = 60_000;
const scan = (frame: string, scanId: string = randomUUID()): Promise<KioskOutcome> => t.ask('kiosk', 'scans.submitKiosk', { scanId, frame, source: 'wedge' });

describe('a card at the kiosk', () => {
  test('first scan arrives, a scan an hour later leaves with the minutes', async () => {
    const aya = seed.member();
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });
    t.clock.advance(65 * MINUTE);
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-out', minutes: 65, devicesOut: [] });
  });

  test('a card read twice in eight seconds stays one visit', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(5_000);
    expect(await scan(aya.code)).toEqual({ kind: 'duplicate' });
    t.clock.advance(60_000);
    expect(await scan(aya.code)).toMatchObject({ kind: 'already-here' });
  });

  test('the same scan sent twice gives the same answer and one visit', async () => {
    const aya = seed.member();
    const id = randomUUID();
    const first = await scan(aya.code, id);
    t.clock.advance(3_600_000);
    expect(await scan(aya.code, id)).toEqual(first);
    await t.signIn();
    expect((await t.ask('desk', 'visits.board', {})).present).toBe(1);
  });

  test('a visit forgotten yesterday is closed as estimated and today begins anew', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(24 * 60 * MINUTE);
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-in' });
    await t.signIn();
    const month = await t.ask('desk', 'reports.month', { month: '2026-11' });
    expect(month.totals).toMatchObject({ visits: 2, estimatedVisits: 1, openVisits: 1, distinctPersons: 1, newPersons: 1 });
  });

  test('"Ce n’est pas moi" withdraws the arrival and tells the desk', async () => {
    const aya = seed.member();
    const outcome = await scan(aya.code);
    if (outcome.kind !== 'checked-in') throw new Error('not in');
    await t.ask('kiosk', 'visits.notMe', { actionId: randomUUID(), visitId: outcome.visitId });
    await t.signIn();
    const board = await t.ask('desk', 'visits.board', {});
    expect(board).toMatchObject({ present: 0, visitsToday: 0, alerts: [{ kind: 'not-me' }] });
  });

  test('"Je reste" takes a departure back', async () => {
    const aya = seed.member();
    await scan(aya.code);
    t.clock.advance(30 * MINUTE);
    const left = await scan(aya.code);
    if (left.kind !== 'checked-out') throw new Error('not out');
    await t.ask('kiosk', 'visits.stay', { actionId: randomUUID(), visitId: left.visitId });
    t.clock.advance(30 * MINUTE);
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-out', minutes: 60 });
  });

  test('the kiosk may not touch a visit that it did not just show', async () => {
    const aya = seed.member();
    const outcome = await scan(aya.code);
    if (outcome.kind !== 'checked-in') throw new Error('not in');
    t.clock.advance(3 * MINUTE);
    const refusal = await t.refusal('kiosk', 'visits.choosePurpose', { actionId: randomUUID(), visitId: outcome.visitId, purpose: 'workshop' });
    expect(refusal.code).toBe('stale');
  });

  test('a genuine card that this terminal does not know is a provisional arrival', async () => {
    const stranger = seed.member();
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(`${t.folder}/accueil.db`);
    db.exec('DELETE FROM cards');
    db.close();
    expect(await scan(stranger.code)).toMatchObject({ kind: 'provisional' });
    t.clock.advance(20 * MINUTE);
    expect(await scan(stranger.code)).toMatchObject({ kind: 'checked-out', firstName: '' });
  });
});

describe('what is not one of our cards', () => {
  test.each([
    ['an address', 'https://example.org/?a=1'],
    ['a boarding pass', 'M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100'],
    ['a Wi-Fi code', 'WIFI:T:WPA;S:maison;P:secret;;'],
    ['4 kB', 'B'.repeat(4096)],
    ['control characters', '\u0000\u0001\u001b[2J'],
    ['nothing', ''],
    ['emoji and markup', '<script>😀</script>'],
  ])('%s is said to be not ours and leaves nothing but a fingerprint', async (_name, frame) => {
    expect(await scan(frame)).toEqual({ kind: 'not-ours' });
  });

  test('a truncated and a doubled card are not ours; the good card right after is welcomed', async () => {
    const aya = seed.member();
    expect(await scan(aya.code.slice(0, 12))).toEqual({ kind: 'not-ours' });
    expect(await scan(aya.code + aya.code)).toEqual({ kind: 'not-ours' });
    expect(await scan(aya.code)).toMatchObject({ kind: 'checked-in' });
  });

  test('ten forged cards in a minute lock that source for the minute, no other', async () => {
    const aya = seed.member();
    const forged = `${aya.code.slice(0, 11)}BCDEFGHJ`;
    const { checkLetter } = await import('../../shared/domain/code-letters.ts');
    for (let i = 0; i < 10; i++) await scan(forged + checkLetter(forged));
    expect(await scan(aya.code)).toEqual({ kind: 'not-ours' });
    expect(await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: aya.code, source: 'hid' })).toMatchObject({ kind: 'checked-in' });
    t.clock.advance(61_000);
  });

  test('a device label at the kiosk is named for what it is', async () => {
    expect(await scan(seed.device('PC 14').code)).toEqual({ kind: 'wrong-kind', scanned: 'device' });
  });
});
