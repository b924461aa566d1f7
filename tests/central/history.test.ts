import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { frAdmin } from '../../central/web/words/fr-admin.ts';
import { historyObject } from '../../central/web/words/history-object.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { type ReaderClient, readerClient } from '../support/reader-client.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock(Date.parse('2026-12-02T09:00:00.000Z'));
let central: TestCentral;
let client: ReaderClient;
beforeEach(async () => {
  central = await startTestCentral(clock);
  const terminal = await enrolRawTerminal(central, clock.now);
  await terminal.send(terminal.seal([visitOf()]));
  client = readerClient(central.url);
  await client.signIn(central.coordinator, central.firstPassphrase);
});
afterEach(() => central.close());

/** What a change could have left behind. */
async function held(): Promise<unknown> {
  const { db } = central;
  const all = (table: 'enrolment_codes' | 'sites' | 'closings' | 'readers' | 'terminals' | 'export_jobs' | 'exports') =>
    db.selectFrom(table).selectAll().execute();
  return [
    await all('enrolment_codes'),
    await all('sites'),
    await all('closings'),
    await all('readers'),
    await all('terminals'),
    await all('export_jobs'),
    await all('exports'),
  ];
}
const lines = async (): Promise<readonly string[]> =>
  (await central.db.selectFrom('changes').select(['act', 'object']).execute()).map((line) => `${line.act} ${line.object}`);

test('no change is made when its line of the history cannot be written: own passphrase, code, closing, role, file, revocation', async () => {
  const changes: readonly (readonly [path: string, body: unknown])[] = [
    ['/api/own-passphrase', { current: central.firstPassphrase }],
    ['/api/enrolment-codes', { siteCode: 'PEN', siteName: 'Pentes' }],
    ['/api/reports/closings', { month: '2026-11', version: 1, acceptMissing: true }],
    ['/api/accounts', { name: 'Samir', role: 'read' }],
    ['/api/reports/exports', { month: '2026-11', site: 'GER', version: null, format: 'csv', variant: 'internal' }],
    ['/api/terminals/ger-1/revoke', {}],
  ];
  const before = await held();
  await sql`ALTER TABLE changes RENAME TO changes_away`.execute(central.db);
  for (const [path, body] of changes) expect([path, (await client.post(path, body)).status]).toEqual([path, 500]);
  await sql`ALTER TABLE changes_away RENAME TO changes`.execute(central.db);
  expect(await held()).toEqual(before);
  expect(await lines()).toEqual([]);
  // The passphrase and the session are those of before, and the same changes are made now, each with one line.
  for (const [path, body] of changes) expect([path, (await client.post(path, body)).status < 300]).toEqual([path, true]);
  expect(await lines()).toEqual([
    'POST /api/own-passphrase coordination',
    'POST /api/enrolment-codes PEN',
    'POST /api/reports/closings 2026-11 1',
    'POST /api/accounts Samir',
    'POST /api/reports/exports GER 2026-11 csv',
    'POST /api/terminals/:name/revoke ger-1',
  ]);
});

test('the page of the history says every change in words, and what it was about', () => {
  const changes = [...central.access.keys()].filter((route) => !/^(GET|HEAD) |\/api\/session$/.test(route));
  expect(changes.length).toBeGreaterThan(15);
  expect(changes.filter((route) => frAdmin.acts[route] === undefined)).toEqual([]);
  const names = new Map([['GER', 'Gerland']]);
  expect(historyObject('POST /api/reports/days-off', '* 2026-12-24', names)).toBe('toutes les antennes, jeudi 24 décembre 2026');
  expect(historyObject('POST /api/reports/closings', '2026-09 1', names)).toBe('septembre 2026, version 1');
  expect(historyObject('POST /api/reports/targets', 'GER visits', names)).toBe('Gerland, Passages');
  expect(historyObject('POST /api/reports/exports', 'GER 2026-09 xlsx', names)).toBe('Gerland, septembre 2026, Excel');
  expect(historyObject('POST /api/enrolment-codes', 'GER', names)).toBe('Gerland');
  // Its name is not known here any more.
  expect(historyObject('POST /api/reports/openings', 'OLD', names)).toBe('OLD');
  expect(historyObject('POST /api/organisation/purposes', 'free-access mediation', names)).toBe('Accès libre, Médiation individuelle');
  expect(historyObject('POST /api/accounts', '2026-09 1', names)).toBe('2026-09 1');
});
