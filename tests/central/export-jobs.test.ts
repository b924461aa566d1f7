import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { finishJob, holdJobs, takeIdleJobs } from '../../central/reports/export-jobs.ts';
import { exportMaker } from '../../central/reports/export-maker.ts';
import type { ExportList } from '../../central/reports/export-view.ts';
import { type RunningCentral, startCentral } from '../../central/start-central.ts';
import { migrateStore } from '../../central/store/migrate.ts';
import { openEmptyStore } from '../../central/store/open-store.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { type ReaderClient, readerClient } from '../support/reader-client.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock(Date.parse('2026-12-02T09:00:00.000Z'));
let central: TestCentral;
let client: ReaderClient;
beforeEach(async () => {
  central = await startTestCentral(clock);
  const terminal = await enrolRawTerminal(central, clock.now);
  await terminal.send(terminal.seal([visitOf({ purpose: 'mediation' }), visitOf({ purpose: 'workshop', day: '2026-11-30' }), visitOf()]));
  client = readerClient(central.url);
  await client.signIn(central.coordinator, central.firstPassphrase);
});
afterEach(() => central.close());

const coop = { month: '2026-11', site: '*', version: null, format: 'la-coop', variant: 'internal' };
const listed = async (): Promise<ExportList> => (await (await client.ask('/api/reports/exports')).json()) as ExportList;
const lines = async (db: RunningCentral['db']) => (await db.selectFrom('changes').select('object').execute()).map(({ object }) => object);

test('one asks for a file, leaves, and finds it in the list; its line of the history is there before it', async () => {
  const asked = await client.ask('/api/reports/exports', { method: 'POST', body: coop, headers: { prefer: 'respond-async' } });
  expect(asked.status).toBe(202);
  expect(await lines(central.db)).toEqual(['* 2026-11 la-coop']);
  const { making } = await listed();
  expect(making).toMatchObject([{ by: 'coordination', month: '2026-11', site: { code: '*' }, format: 'la-coop', failed: false }]);
  await vi.waitFor(async () => expect((await listed()).making).toEqual([]), { timeout: 60_000, interval: 100 });
  const [line] = (await listed()).exports;
  const file = Buffer.from(await (await client.ask(`/api/reports/exports/${line?.id}/file`)).arrayBuffer());
  expect(readXlsx(file).get('Accompagnements')).toHaveLength(3);
  expect(await lines(central.db)).toEqual(['* 2026-11 la-coop']);
});

test('a file of what does not exist is refused at once and leaves no line', async () => {
  for (const wrong of [{ site: 'XXX' }, { version: 3, format: 'csv' }])
    expect((await client.post('/api/reports/exports', { ...coop, ...wrong })).status).toBe(404);
  expect([await lines(central.db), (await listed()).making]).toEqual([[], []]);
});

test('a file that cannot be made is told for a day, and holds up no other', async () => {
  const job = { asked_at: clock.now(), author: 'coordination', month: '2026-11', site: 'GONE', version: null, format: 'csv', variant: 'internal' };
  await central.db
    .insertInto('export_jobs')
    .values({ ...job, done: 0, total: 0, moved_at: clock.now(), failed: 1 })
    .execute();
  const made = await client.ask('/api/reports/exports', { method: 'POST', body: { ...coop, format: 'csv' }, headers: { prefer: 'wait=60' } });
  expect(made.status).toBe(201);
  expect((await listed()).making).toMatchObject([{ failed: true }]);
  clock.advance(86_400_001);
  await client.signIn(central.coordinator, central.firstPassphrase);
  await client.ask('/api/reports/exports', { method: 'POST', body: { ...coop, format: 'csv' }, headers: { prefer: 'wait=60' } });
  expect((await listed()).making).toEqual([]);
});

test('files asked for before central stopped are made when it starts again; one that cannot be is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'central-jobs-'));
  const place = { dataFolder: folder, databaseUrl: central.databaseUrl };
  if (central.databaseUrl === undefined) {
    // A store of its own: the file of the other one is in use.
    const db = openEmptyStore(place);
    await migrateStore(db, folder, 10);
    await db.insertInto('sites').values({ code: 'GER', name: 'Gerland' }).execute();
    await migrateStore(db, folder);
    await db.destroy();
  }
  const store = openEmptyStore(place);
  const job = {
    asked_at: 1,
    author: 'Mélanie',
    month: '2026-11',
    version: null,
    format: 'csv',
    variant: 'internal',
    done: 3,
    total: 31,
    moved_at: 1,
    failed: 0,
  };
  for (const site of ['GER', 'GONE'])
    await store
      .insertInto('export_jobs')
      .values({ ...job, site })
      .execute();
  await store.destroy();
  const again = await startCentral({ ...place, port: 0, now: clock.now, logLevel: 'silent', secretCost: 4 });
  const left = () => again.db.selectFrom('export_jobs').select(['site', 'failed']).execute();
  await vi.waitFor(async () => expect(await left()).toEqual([{ site: 'GONE', failed: 1 }]), { timeout: 60_000, interval: 100 });
  expect(await again.db.selectFrom('exports').select(['site', 'author']).execute()).toEqual([{ site: 'GER', author: 'Mélanie' }]);
  await again.close();
  rmSync(folder, { recursive: true });
});

const gerland = { month: '2026-11', site: 'GER', version: null, format: 'csv', variant: 'internal' } as const;
const interrupted = (movedAt: number) =>
  central.db
    .insertInto('export_jobs')
    .values({ ...gerland, asked_at: movedAt, author: 'Mélanie', done: 3, total: 31, moved_at: movedAt, failed: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();

test('a file that central had begun just before it was restarted is made while it runs, ten minutes after its last step at the latest', async () => {
  await interrupted(clock.now() - 60_000);
  const failures: unknown[] = [];
  const place = { dataFolder: central.folder, databaseUrl: central.databaseUrl };
  const maker = exportMaker({ db: central.db, place, now: clock.now, timeZone: 'Europe/Paris', failed: (error) => failures.push(error) });
  clock.advance(600_000);
  await maker.takeOver();
  await vi.waitFor(async () => expect((await listed()).making).toEqual([]), { timeout: 60_000, interval: 100 });
  await maker.close();
  expect([(await listed()).exports, failures]).toMatchObject([[{ by: 'Mélanie', site: { code: 'GER' }, format: 'csv' }], []]);
});

test('what waits for its turn in one central is not taken over by another one', async () => {
  const { id } = await interrupted(clock.now() - 599_000);
  await holdJobs(central.db, { ids: [id], at: clock.now() });
  clock.advance(500_000);
  expect(await takeIdleJobs(central.db, { idleSince: clock.now() - 600_000, now: clock.now() })).toEqual([]);
  clock.advance(100_000);
  expect(await takeIdleJobs(central.db, { idleSince: clock.now() - 600_000, now: clock.now() })).toMatchObject([{ id }]);
});

test('a file that two centrals made is kept once', async () => {
  const { id } = await interrupted(clock.now());
  const done = { id, input: gerland, by: 'Mélanie', bytes: Buffer.from('x') };
  const asked = { db: central.db, now: clock.now(), timeZone: 'Europe/Paris' };
  expect([typeof (await finishJob(asked, done)), await finishJob(asked, done)]).toEqual(['number', null]);
  expect((await listed()).exports).toHaveLength(1);
});
