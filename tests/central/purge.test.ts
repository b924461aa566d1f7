import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dailyWork } from '../../central/daily-work.ts';
import { purge } from '../../central/ingest/purge.ts';
import { refreshRollups } from '../../central/ingest/rebuild-rollups.ts';
import { recompute } from '../../central/ops/recompute.ts';
import { restoreBackup } from '../../central/ops/restore-backup.ts';
import { verify } from '../../central/ops/verify.ts';
import { writeBackup } from '../../central/ops/write-backup.ts';
import { openCentralStore } from '../../central/store/open-store.ts';
import { ensurePartitions } from '../../central/store/partitions.ts';
import { keptFrom } from '../../central/store/kept-from.ts';
import { purgeOf } from '../../central/store/retention-store.ts';
import type { RetentionView } from '../../central/reports/retention-view.ts';
import type { RampUp } from '../../central/reports/views.ts';
import type { Store } from '../../central/store/tables.ts';
import type { FactDraft } from '../../shared/contract/facts.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { allRollups } from '../support/central-figures.ts';
import { freshDatabaseUrl, testEngine } from '../support/central-store.ts';
import { enrolRawTerminal, factId, type RawTerminal, type Sealed, visitOf } from '../support/raw-terminal.ts';
import { readerClient, type ReaderClient } from '../support/reader-client.ts';
import { monthLater, sendMonths, sparseMonths } from '../support/sparse-months.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const timeZone = 'Europe/Paris';
/** From July 2024 to November 2026: on 24 November 2026 the first kept month of 25 is November 2024. */
const months = Array.from({ length: 29 }, (_, n) => monthLater('2024-07', n));
/** Begun before, and within, the months that stay. */
const conventions = [
  ['Première', '2024-08-15', '2025-08-14'],
  ['Seconde', '2025-08-15', '2026-08-14'],
] as const;
const clock = fakeClock();
let central: TestCentral;
let terminals: ReadonlyMap<string, RawTerminal>;
let sent: ReadonlyMap<string, Sealed>;
let reader: ReaderClient;
let backup: string;
const now = () => ({ now: clock.now(), timeZone });
beforeAll(async () => {
  central = await startTestCentral(clock);
  ({ terminals, sent } = await sendMonths(central, clock, months));
  clock.set(TUESDAY_0905);
  reader = readerClient(central.url);
  await reader.signIn('coordination', central.firstPassphrase);
  for (const month of ['2024-09', '2026-10'])
    for (const [format, variant] of [
      ['la-coop', 'internal'],
      ['csv', 'internal'],
    ])
      await reader.post('/api/reports/exports', { month, site: '*', version: null, format, variant });
  await reader.post('/api/reports/closings', { month: '2024-08', version: 1, acceptMissing: true });
  for (const [name, startsOn, endsOn] of conventions) await reader.post('/api/reports/conventions', { name, startsOn, endsOn });
  backup = join(central.folder, 'before.backup');
  await writeBackup(central.db, backup);
});
afterAll(() => central.close());

const figures = async (db: Store) => {
  const { figures: all, closings } = await allRollups(db);
  return { all, closings };
};
/** On PostgreSQL: what there is of that month. */
const partitionsOf = async (month: string): Promise<readonly string[]> =>
  (
    await sql<{ name: string }>`
      SELECT relname AS name FROM pg_class
      WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname LIKE ${`%${month}`} ORDER BY 1`.execute(central.db)
  ).rows.map(({ name }) => name);
/** Of all months. */
const visitsOfGerland = async (): Promise<number> =>
  (await central.db.selectFrom('figures').select('value').where('site', '=', 'GER').where('name', '=', 'visits').where(sql`length(period)`, '=', 7).execute())
    .map(({ value }) => value)
    .reduce((sum, value) => sum + value, 0);
/** Every page that a coordinator opens of an old month, but for what persons it would have to name. */
async function pages(): Promise<readonly string[]> {
  const asked = ['overview?month=2024-09', 'comparison?month=2024-09&figure=distinctPersons', 'completeness?month=2024-09', 'public?month=2024-09&threshold=5'];
  const answers: string[] = [];
  const curves = ['ramp-up?site=*&convention=1', 'ramp-up?site=GER&convention=1', 'ramp-up?site=VOL&convention=2'];
  for (const path of [...asked, ...curves, 'month?month=2024-09&site=*', 'month?month=2024-08&site=GER&version=1'])
    answers.push((await (await reader.ask(`/api/reports/${path}`)).text()).replace('"personsGone":true,', ''));
  return answers;
}
/** Those of them with curves: the others also say which terminals there are. */
const curvesShown = async (): Promise<readonly string[]> => (await pages()).filter((page) => page.includes('"curves"'));
/** Everything of the store's files, and of what PostgreSQL would show of its rows. */
async function everything(db: Store): Promise<string> {
  if (testEngine === 'sqlite') return ['', '-wal'].map((end) => readFileSync(join(central.folder, `central.db${end}`), 'latin1')).join('');
  const tables = ['facts', 'person_days', 'month_persons', 'first_days', 'fact_ids', 'batches', 'exports', 'figures', 'quarantine'];
  const rows = await Promise.all(tables.map(async (table) => (await sql`SELECT * FROM ${sql.table(table)}`.execute(db)).rows));
  return JSON.stringify(rows);
}
describe('on the day', () => {
  test('facts, pseudonyms, sealed bytes and files of single lines of before the first kept month go; every figure and page stays as it was', async () => {
    const before = { figures: await figures(central.db), pages: await pages() };
    // Pseudonyms begin with their year: those of 2024 are in the bytes of the store, until they are not.
    const late = new Set((await central.db.selectFrom('person_days').select('person').where('month', '>=', '2024-11').execute()).map(({ person }) => person));
    const gone = (await central.db.selectFrom('person_days').select('person').where('month', '<', '2024-11').execute())
      .map(({ person }) => person)
      .filter((person) => !late.has(person));
    expect(gone.length).toBeGreaterThan(50);
    expect(await everything(central.db)).toContain(gone[0]);
    if (testEngine === 'postgres') {
      await ensurePartitions(central.db, clock.now());
      expect(await partitionsOf('2024_10')).toHaveLength(6);
    }
    const done = await purge(central.db, now());
    expect(done).toMatchObject({ keptFrom: '2024-11', batches: 8, files: 1 });
    expect(done?.facts).toBeGreaterThan(400);
    expect(await figures(central.db)).toEqual(before.figures);
    expect(await pages()).toEqual(before.pages);
    expect(before.pages.join()).toMatch(/"distinctPersons","points":.*?"reached":[1-9]/);
    const left = await everything(central.db);
    expect(gone.filter((person) => left.includes(person))).toEqual([]);
    if (testEngine === 'postgres') expect(await partitionsOf('2024_10')).toEqual(['batches_2024_10', 'closed_days_2024_10', 'figures_2024_10']);
    expect(await purge(central.db, now())).toBeNull();
  });

  test('what is left is consistent: recomputing changes nothing, the chains hold over the emptied batches, new rollups leave old months alone', async () => {
    expect(await recompute(central.db, { fix: false, timeZone })).toEqual([]);
    expect(await verify(central.db)).toMatchObject({ batches: 58, withoutBytes: 8, faults: [] });
    const before = await allRollups(central.db);
    await central.db.updateTable('rollups_made').set({ version: 1 }).execute();
    await refreshRollups(central.db, timeZone);
    expect(await allRollups(central.db)).toEqual(before);
    await central.db.updateTable('figures').set({ value: 9_999 }).where('period', '=', '2026-10').where('name', '=', 'visits').execute();
    expect((await recompute(central.db, { fix: true, timeZone })).length).toBeGreaterThan(0);
    expect(await allRollups(central.db)).toEqual(before);
  });

  test('a batch whose bytes are gone is still known when it is sent again, and another one in its place is still refused', async () => {
    const [ger, known, other] = [terminals.get('GER'), sent.get('2024-09 GER'), sent.get('2024-10 GER')];
    if (ger === undefined || known === undefined || other === undefined) throw new Error('nothing was sent');
    expect(await ger.send(known)).toMatchObject({ status: 200, body: { replayed: true } });
    expect(await ger.send({ ...known, bytes: other.bytes })).toMatchObject({ status: 422 });
  });
});

describe('a fact of a month that is gone', () => {
  test('late, sent again by a new log, or corrected: set apart as too old, counted nowhere; the others of its batch count and the line goes on', async () => {
    const before = await figures(central.db);
    const curvesBefore = await curvesShown();
    const again = await enrolRawTerminal(central, clock.now, 'GER');
    const known = [...sparseMonths('GER', months).values()].flat();
    const batches: Sealed[] = [];
    for (let at = 0; at < known.length; at += 400) batches.push(again.seal(known.slice(at, at + 400)));
    const apart: { readonly id: string; readonly reason: string }[] = [];
    for (const sealed of batches) {
      const answer = await again.send(sealed);
      expect(answer.status).toBe(201);
      apart.push(...(answer.body.quarantined ?? []));
    }
    const old = known.filter(({ day }) => day < '2024-11');
    expect(apart).toEqual(old.map(({ id }) => ({ id, reason: 'too-old' })));
    expect(await figures(central.db)).toEqual(before);
    expect(await curvesShown()).toEqual(curvesBefore);
    const visitsBefore = await visitsOfGerland();
    const [first] = old;
    const correction: FactDraft = visitOf({ id: first?.id ?? '', rev: 7, day: first?.day ?? '', minutes: 5 });
    const answer = await again.send(again.seal([correction, visitOf({ id: factId(1), day: '2024-10-31' }), visitOf({ day: '2024-11-01' })]));
    expect(answer).toMatchObject({ status: 201, body: { quarantined: [{ reason: 'too-old' }, { id: factId(1), reason: 'too-old' }] } });
    expect(await visitsOfGerland()).toBe(visitsBefore + 1);
    expect((await verify(central.db)).faults).toEqual([]);
    // Nothing of before the first kept month came back with the bytes.
    expect(await purge(central.db, now())).toBeNull();
  });
});

test('the ramp-up of a convention that began before says so; entered only now, it has no curve of persons rather than a false one', async () => {
  const curves = async (convention: number) => {
    const shown = (await (await reader.ask(`/api/reports/ramp-up?site=*&convention=${convention}`)).json()) as RampUp;
    return { gone: shown.personsGone, figures: shown.curves.map(({ figure }) => figure) };
  };
  await reader.post('/api/reports/conventions', { name: 'Saisie après', startsOn: '2024-07-01', endsOn: '2025-06-30' });
  expect(await curves(1)).toEqual({ gone: true, figures: ['visits', 'distinctPersons', 'cejDiagnosed', 'workshops'] });
  expect(await curves(2)).toEqual({ gone: undefined, figures: ['visits', 'distinctPersons', 'cejDiagnosed', 'workshops'] });
  expect(await curves(3)).toEqual({ gone: true, figures: ['visits', 'workshops'] });
});

describe('the rule', () => {
  const ops = fileURLToPath(new URL('../../central/ops/main.ts', import.meta.url));

  test('a backup of before a purge, restored, has what is too old removed again', async () => {
    const place = { dataFolder: mkdtempSync(join(tmpdir(), 'central-restored-')), databaseUrl: await freshDatabaseUrl() };
    await restoreBackup(place, backup, now());
    const db = await openCentralStore(place, clock.now());
    expect(await keptFrom(db)).toBe('2024-11');
    expect(await db.selectFrom('facts').select('id').where('day', '<', '2024-11').execute()).toEqual([]);
    expect((await verify(db)).faults).toEqual([]);
    await db.destroy();
    rmSync(place.dataFolder, { recursive: true });
  });

  test('the day after midnight, central does the work of the day once, copies made before an update included; it is shortened freely and what went does not come back when it is lengthened', async () => {
    const told: unknown[] = [];
    const work = dailyWork({
      db: central.db,
      dataFolder: central.folder,
      now: clock.now,
      timeZone,
      log: { info: (line: unknown) => told.push(line), warn: (line: unknown) => told.push(line), error: (line: unknown) => told.push(line) },
    });
    await work.tick();
    expect(told).toEqual([]);
    const rule = { author: 'coordination', at: clock.now(), reason: '' };
    await central.db
      .insertInto('retention_rules')
      .values({ ...rule, months: 24 })
      .execute();
    await work.tick();
    expect(told).toEqual([]);
    clock.advance(16 * 3_600_000);
    const copies = [31, 29].map((days) => ({ file: join(central.folder, `before-v${days}.db`), at: new Date(clock.now() - days * 86_400_000) }));
    for (const { file, at } of copies) {
      writeFileSync(file, 'all that the store held');
      utimesSync(file, at, at);
    }
    await work.tick();
    expect(copies.map(({ file }) => existsSync(file))).toEqual([false, true]);
    expect(told).toMatchObject([{ purge: { keptFrom: '2024-12' } }]);
    expect(JSON.stringify(told)).not.toMatch(/2024-\d{4}/);
    await central.db
      .insertInto('retention_rules')
      .values({ ...rule, months: 36, reason: 'Évaluation sur trois ans' })
      .execute();
    clock.advance(24 * 3_600_000);
    await work.tick();
    expect(told).toHaveLength(1);
    expect(await keptFrom(central.db)).toBe('2024-12');
    await work.stop();
  });

  test('histories go after a year, what was set apart with the months it came in, by the administrator’s command too', async () => {
    await central.db
      .insertInto('changes')
      .values({ at: Date.now() - 366 * 86_400_000, reader: 'coordination', act: 'x', object: 'old' })
      .execute();
    const env = { ...process.env, ...(central.databaseUrl === undefined ? {} : { DATABASE_URL: central.databaseUrl }) };
    const said = await new Promise<string>((resolve) =>
      execFile(process.execPath, [ops, 'purge', '--data', central.folder], { env }, (_error, out, complaint) => resolve(out + complaint)),
    );
    expect(said).toMatch(/^Removed: \d+ facts, \d+ rows of persons, the bytes of \d+ batches, \d+ files, [1-9]\d* lines of histories\.\nFacts are kept from /);
    expect(await central.db.selectFrom('changes').select('object').where('object', '=', 'old').execute()).toEqual([]);
    expect((await purgeOf(central.db, 1)).endedAt).not.toBeNull();
  });
});

describe('the page of the administration', () => {
  // The session ended when the clock went on.
  beforeAll(() => reader.signIn('coordination', central.firstPassphrase));
  const view = async (): Promise<RetentionView> => (await (await reader.ask('/api/retention')).json()) as RetentionView;

  test('says what is kept since when, what went last, and what goes within 30 days; counts only', async () => {
    const shown = await view();
    expect(shown).toMatchObject({ months: 36, keptFrom: '2024-12', last: { isCut: false }, ahead: [] });
    expect(Object.keys(shown.last ?? {}).toSorted()).toEqual(['at', 'batches', 'facts', 'files', 'isCut', 'lines', 'persons']);
    await reader.post('/api/retention', { months: 24, reason: '' });
    const { before, facts } = (await view()).ahead[0] ?? { before: '', facts: 0 };
    expect(before).toBe('2025-01');
    const { n } = await central.db
      .selectFrom('facts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('day', '<', '2025-01')
      .executeTakeFirstOrThrow();
    expect(facts).toBe(n);
  });

  test('another rule is one line of the history; longer than usual it wants a reason; out of bounds it is refused', async () => {
    for (const [body, code] of [
      [{ months: 26, reason: ' ' }, 'reason-missing'],
      [{ months: 13, reason: 'x' }, 'malformed'],
      [{ months: 61, reason: 'x' }, 'malformed'],
    ] as const)
      expect(await (await reader.post('/api/retention', body)).json()).toMatchObject({ status: 400, code });
    expect((await reader.post('/api/retention', { months: 30, reason: 'Évaluation demandée par la Région' })).status).toBe(201);
    const last = await central.db.selectFrom('changes').select(['act', 'object']).orderBy('number', 'desc').limit(1).executeTakeFirst();
    expect(last).toEqual({ act: 'POST /api/retention', object: '24 → 30 : Évaluation demandée par la Région' });
    expect((await view()).history[0]).toMatchObject({ months: 30, by: 'coordination', reason: 'Évaluation demandée par la Région' });
  });

  test('of a month that is gone, La Coop’s file is refused and the one made before says it is gone', async () => {
    const asked = { site: '*', version: null, format: 'la-coop', variant: 'internal' };
    expect(await (await reader.post('/api/reports/exports', { ...asked, month: '2024-09' })).json()).toMatchObject({ status: 409, code: 'month-gone' });
    expect((await reader.ask('/api/reports/exports/1/file')).status).toBe(410);
    expect((await reader.ask('/api/reports/exports/2/file')).status).toBe(200);
    expect((await reader.post('/api/reports/exports', { ...asked, month: '2026-10' })).status).toBeLessThan(300);
  });
});
