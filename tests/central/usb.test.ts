import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportView } from '../../central/reports/import-view.ts';
import { monthReport } from '../support/month-at-central.ts';
import type { SignedDocument } from '../../shared/contract/signed-document.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { allRollups } from '../support/central-figures.ts';
import { startTestCentral, type TestCentral, weatheredPort } from '../support/central.ts';
import { readerClient } from '../support/reader-client.ts';
import { rawRun } from '../support/raw-store.ts';
import { type Seed, seedGerland, seedSite } from '../support/seed.ts';
import { fakeClock, startTestCore, type TestCore } from '../support/test-core.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
const clock = fakeClock();
let port = weatheredPort();
let t: TestCore;
let seed: Seed;
let central: TestCentral;
let coordinator: ReturnType<typeof readerClient>;
/** What the desk's save dialog was given, and whether the key takes it. */
let written: { readonly suggestedName: string; readonly text: string }[];
let keyIsThere: boolean;
beforeEach(async () => {
  clock.set(Date.parse('2026-11-02T08:05:00.000Z'));
  port = weatheredPort();
  written = [];
  keyIsThere = true;
  central = await startTestCentral(clock);
  t = await startTestCore({
    clock,
    central: port,
    files: {
      save: async (given) => {
        if (!keyIsThere) throw new Error('EIO');
        written.push(given);
        return given.suggestedName;
      },
    },
  });
  seed = seedGerland(t);
  await t.signIn();
  await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
  coordinator = readerClient(central.url);
  await signIn();
});
afterEach(async () => {
  await t.stop();
  await central.close();
});

async function aDay(visitors: number): Promise<void> {
  for (let n = 0; n < visitors; n++) {
    const { code } = seed.member();
    for (let scans = 0; scans < 2; scans++) {
      await t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: code, source: 'wedge' });
      clock.advance(20 * MINUTE);
    }
  }
  await t.signIn();
  await t.ask('desk', 'closing.close', { actionId: randomUUID() });
  clock.advance(DAY - visitors * 40 * MINUTE);
  await t.signIn();
}
const signIn = () => coordinator.signIn('coordination', central.firstPassphrase);
const carry = async (text: string): Promise<{ status: number; body: ImportView & { code?: string } }> => {
  await signIn(); // days have passed
  const response = await coordinator.ask('/api/imports', { method: 'POST', body: JSON.parse(text) as unknown });
  return { status: response.status, body: (await response.json()) as ImportView & { code?: string } };
};
const bringBack = (answer: SignedDocument) => t.ask('desk', 'usb.takeAnswer', { text: JSON.stringify(answer) });
const write = () => t.ask('desk', 'usb.export', {});
const file = (): string => written.at(-1)?.text ?? '';
const month = async () => (await monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay)).all;
const deskMonth = async () => (await t.ask('desk', 'reports.month', { month: '2026-11' })).totals;

describe('batches carried on a USB key', () => {
  test('three weeks without network, written, imported twice, answered, then the network again: every total is exact', async () => {
    port.weather = 'down';
    for (let day = 0; day < 21; day++) await aDay(3);
    expect(await write()).toMatchObject({ kind: 'saved', batches: 1, left: 0 });
    // More happens while the key travels, and a second file holds it all.
    await aDay(2);
    expect(await write()).toMatchObject({ kind: 'saved', batches: 2, left: 0 });
    const [first = { text: '' }, second = { text: '' }] = written;
    const imported = await carry(second.text);
    expect(imported.status).toBe(201);
    expect(imported.body).toMatchObject({ terminal: 'ger-1', siteCode: 'GER', fresh: 2, known: 0, aside: 0, stopped: null, notTried: 0 });
    expect(await month()).toEqual(await deskMonth());
    const once = await allRollups(central.db);
    expect((await carry(second.text)).body).toMatchObject({ fresh: 0, known: 2, stopped: null });
    expect((await carry(first.text)).body).toMatchObject({ fresh: 0, known: 1, stopped: null });
    expect(await allRollups(central.db)).toEqual(once);
    // Facts wait until central's word is back, and then no more; read twice it is the same.
    expect((await t.ask('desk', 'usb.state', {})).waiting).toBeGreaterThan(100);
    expect(await bringBack(imported.body.answer)).toMatchObject({ acknowledged: 2, refused: false, waiting: 0 });
    expect(await bringBack(imported.body.answer)).toMatchObject({ acknowledged: 0, refused: false, waiting: 0 });
    expect(await t.ask('desk', 'usb.state', {})).toMatchObject({ lastExport: { batches: 2, answeredAt: expect.any(String) } });
    await aDay(1);
    port.weather = 'fine';
    expect(await t.ask('desk', 'upload.now', {})).toMatchObject({ waiting: 0, lastError: null, renewed: null });
    expect(await month()).toEqual(await deskMonth());
  });

  test('no batch of a file is taken when the line of the history cannot be written, and a file that brings something has one line', async () => {
    port.weather = 'down';
    for (let day = 0; day < 2; day++) await aDay(1);
    await write();
    await sql`ALTER TABLE changes RENAME TO changes_away`.execute(central.db);
    expect((await carry(file())).status).toBe(500);
    expect(await central.db.selectFrom('facts').select('id').execute()).toEqual([]);
    expect(await central.db.selectFrom('batches').select('bseq').execute()).toEqual([]);
    await sql`ALTER TABLE changes_away RENAME TO changes`.execute(central.db);
    expect((await carry(file())).body).toMatchObject({ fresh: 1, known: 0, stopped: null });
    const lines = await central.db.selectFrom('changes').select(['act', 'object']).execute();
    expect(lines).toEqual([{ act: 'POST /api/imports', object: expect.stringMatching(/^ger-1: 1, 2026-11-\d\dT\d\d:\d\d$/) }]);
  });

  test('the network comes back before the answer does: nothing is sent twice, the late answer changes nothing', async () => {
    port.weather = 'down';
    await aDay(2);
    await write();
    const imported = await carry(file());
    await aDay(1);
    port.weather = 'fine';
    expect(await t.ask('desk', 'upload.now', {})).toMatchObject({ waiting: 0, lastError: null, renewed: null });
    expect(await bringBack(imported.body.answer)).toMatchObject({ acknowledged: 0, waiting: 0 });
    expect(await month()).toEqual(await deskMonth());
    // An old file after newer batches came by network: known already.
    expect((await carry(file())).body).toMatchObject({ fresh: 0, known: 1, stopped: null });
  });

  test('a file that somebody changed, of another organisation, of a revoked terminal or that is none is refused whole, with its reason', async () => {
    port.weather = 'down';
    await aDay(1);
    await write();
    const good = file();
    const changed = good.replace('"bseq\\":1', '"bseq\\":2');
    expect(changed).not.toBe(good);
    const content = JSON.parse(good) as SignedDocument;
    const elsewhere = await startTestCentral(clock);
    const there = readerClient(elsewhere.url);
    await there.signIn('coordination', elsewhere.firstPassphrase);
    const cases: readonly [unknown, number, string][] = [
      [JSON.parse(changed), 422, 'import-changed'],
      [{ ...content, signature: `${content.signature.slice(0, -4)}AAAA` }, 422, 'import-changed'],
      [{ ...content, document: content.document.slice(0, -9) }, 422, 'import-unreadable'],
      [{ hello: 'world' }, 422, 'import-unreadable'],
    ];
    await signIn();
    for (const [body, status, code] of cases) {
      const response = await coordinator.ask('/api/imports', { method: 'POST', body });
      expect({ status: response.status, ...((await response.json()) as object) }).toMatchObject({ status, code });
    }
    const foreign = await there.ask('/api/imports', { method: 'POST', body: content });
    expect(await foreign.json()).toMatchObject({ status: 409, code: 'import-unknown-terminal' });
    await elsewhere.close();
    await central.db.updateTable('terminals').set({ revoked_at: clock.now() }).execute();
    expect((await carry(good)).body).toMatchObject({ status: 409, code: 'import-revoked' });
    expect((await month()).visits).toBe(0);
  });

  test('an answer that is none, changed, for another terminal or to a file nobody wrote here changes nothing and says why', async () => {
    port.weather = 'down';
    await aDay(1);
    await write();
    const { answer } = (await carry(file())).body;
    const refusal = (text: string) => t.refusal('desk', 'usb.takeAnswer', { text });
    expect(await refusal('no answer')).toMatchObject({ code: 'answer-unreadable' });
    expect(await refusal(file())).toMatchObject({ code: 'answer-not-signed' });
    expect(await refusal(JSON.stringify({ ...answer, document: answer.document.replace('"ger-1"', '"ger-2"') }))).toMatchObject({ code: 'answer-not-signed' });
    const bachut = await startTestCore({ clock, central: weatheredPort(), seed: 'bachut' });
    seedSite(bachut, 'BAC');
    await bachut.signIn();
    await bachut.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('BAC', 'Bachut') });
    expect(await bachut.refusal('desk', 'usb.takeAnswer', { text: JSON.stringify(answer) })).toMatchObject({ code: 'answer-for-another' });
    await bachut.stop();
    rawRun(t, 'DELETE FROM usb_exports');
    expect(await refusal(JSON.stringify(answer))).toMatchObject({ code: 'answer-for-another' });
    expect((await t.ask('desk', 'usb.state', {})).waiting).toBeGreaterThan(0);
  });

  test('the answer brings what the coordination hands down too; a key pulled out or a dialog left writes nothing and says so', async () => {
    port.weather = 'down';
    await coordinator.post('/api/organisation/sites', { code: 'GER', name: 'Gerland – Debourg', districts: ['7'] });
    keyIsThere = false;
    expect(await t.refusal('desk', 'usb.export', {})).toMatchObject({ code: 'file-not-written' });
    keyIsThere = true;
    // Nothing waits: the file still asks.
    expect(await write()).toMatchObject({ kind: 'saved', batches: 0, facts: 0 });
    await bringBack((await carry(file())).body.answer);
    expect(await t.ask('desk', 'site.info', {})).toMatchObject({ siteName: 'Gerland – Debourg' });
  });

  test('a terminal that was restored carries its new log after the old one, by file as by network', async () => {
    await aDay(1);
    await t.ask('desk', 'upload.now', {});
    port.weather = 'down';
    // As a restore does: another log, after the one that central knows.
    rawRun(t, 'UPDATE outbox_log SET after_log = log_id, log_id = zeroblob(16), acked_seq = 0, acked_bseq = 0, acked_hash = zeroblob(32)');
    rawRun(t, 'DELETE FROM batches');
    await aDay(1);
    await write();
    const imported = await carry(file());
    expect(imported.body).toMatchObject({ known: 0, stopped: null });
    expect(await bringBack(imported.body.answer)).toMatchObject({ refused: false, waiting: 0 });
    expect(await month()).toEqual(await deskMonth());
  });
});
