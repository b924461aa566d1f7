import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { purge } from '../../central/ingest/purge.ts';
import { refreshRollups } from '../../central/ingest/rebuild-rollups.ts';
import { migrateStore } from '../../central/store/migrate.ts';
import { openCentralStore, openEmptyStore, type StorePlace } from '../../central/store/open-store.ts';
import { freshDatabaseUrl, testEngine } from '../support/central-store.ts';
import { factId, visitOf } from '../support/raw-terminal.ts';

let place: StorePlace;
beforeEach(async () => {
  place = { dataFolder: mkdtempSync(join(tmpdir(), 'central-migrations-')), databaseUrl: await freshDatabaseUrl() };
});
afterEach(() => rmSync(place.dataFolder, { recursive: true, force: true }));

test('facts and batches of the second version keep their rows when months become partitions, and an id stays unique in all months', async () => {
  const old = openEmptyStore(place);
  await migrateStore(old, place.dataFolder, 2);
  const [id, log, hash] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2), Buffer.alloc(32, 3)];
  await sql`INSERT INTO facts (id, rev, terminal, day, payload) VALUES (${id}, 2, 1, '2026-10-31', '{}')`.execute(old);
  await sql`INSERT INTO batches (terminal, log_id, bseq, hash, bytes, received_at, last_seq, quarantined)
    VALUES (1, ${log}, 1, ${hash}, ${Buffer.from('sealed')}, ${Date.parse('2026-11-01T06:00:00.000Z')}, 4, '[]')`.execute(old);
  await sql`INSERT INTO figures (site, period, name, value) VALUES ('GER', '2026-10', 'visits', 7)`.execute(old);
  await old.destroy();
  const db = await openCentralStore(place, Date.parse('2026-11-24T08:00:00.000Z'));
  expect(await db.selectFrom('fact_ids').selectAll().execute()).toEqual([{ id, rev: 2, terminal: 1, day: '2026-10-31' }]);
  expect(await db.selectFrom('facts').selectAll().execute()).toEqual([{ day: '2026-10-31', id, payload: '{}' }]);
  expect(await db.selectFrom('batches').select(['month', 'bseq', 'bytes', 'last_seq']).execute()).toEqual([
    { month: '2026-11', bseq: 1, bytes: Buffer.from('sealed'), last_seq: 4 },
  ]);
  expect(await db.selectFrom('figures').select('value').execute()).toEqual([{ value: 7 }]);
  await expect(db.insertInto('fact_ids').values({ id, rev: 1, terminal: 2, day: '2026-11-02' }).execute()).rejects.toThrow(/unique/i);
  if (testEngine === 'sqlite') expect(readdirSync(place.dataFolder)).toContain('before-v3.db');
  else {
    const { rows } = await sql<{ name: string }>`
      SELECT tableoid::regclass::text AS name FROM batches UNION ALL SELECT tableoid::regclass::text FROM facts`.execute(db);
    expect(rows.map(({ name }) => name.replace(/^.*\./, '')).toSorted()).toEqual(['batches_2026_11', 'facts_2026_10']);
  }
  await db.destroy();
});

test('terminals enrolled before they told anything of themselves are kept, and have told nothing', async () => {
  const old = openEmptyStore(place);
  await migrateStore(old, place.dataFolder, 7);
  await sql`INSERT INTO sites (code, name) VALUES ('GER', 'Gerland')`.execute(old);
  await sql`INSERT INTO terminals (name, site_code, enrolled_at, last_contact_at) VALUES ('ger-1', 'GER', 5, 7)`.execute(old);
  await migrateStore(old, place.dataFolder);
  const kept = await old.selectFrom('terminals').select(['name', 'last_contact_at', 'program', 'waiting']).execute();
  await old.destroy();
  expect(kept).toEqual([{ name: 'ger-1', last_contact_at: 7, program: null, waiting: null }]);
});

test('accounts that were blocked before names that nobody has were counted stay blocked', async () => {
  const old = openEmptyStore(place);
  await migrateStore(old, place.dataFolder, 8);
  await sql`INSERT INTO readers (name, verifier, failures, failures_today, blocked_until) VALUES ('bloquée', '$scrypt$x', 3, 3, 99)`.execute(old);
  await migrateStore(old, place.dataFolder);
  expect(await old.selectFrom('readers').select(['name', 'blocked_until']).execute()).toEqual([{ name: 'bloquée', blocked_until: 99 }]);
  expect(await old.selectFrom('unknown_names').selectAll().execute()).toEqual([]);
  await old.destroy();
});

test('the persons of a convention entered before their first days were kept are counted at the next start', async () => {
  const old = openEmptyStore(place);
  await migrateStore(old, place.dataFolder, 9);
  await sql`INSERT INTO sites (code, name) VALUES ('GER', 'Gerland')`.execute(old);
  await sql`INSERT INTO terminals (number, name, site_code, enrolled_at) VALUES (1, 'ger-1', 'GER', 5)`.execute(old);
  await sql`INSERT INTO conventions (id, name, starts_on, ends_on) VALUES (1, 'C', '2026-02-15', '2027-02-14')`.execute(old);
  await sql`INSERT INTO logs (terminal, log_id, bseq, seq, hash) VALUES (1, ${Buffer.alloc(16, 2)}, 3, 1, ${Buffer.alloc(32, 3)})`.execute(old);
  for (const [n, day] of ['2026-02-14', '2026-03-02', '2026-03-05'].entries()) {
    const id = Buffer.from(factId(n + 1), 'hex');
    await sql`INSERT INTO fact_ids (id, rev, terminal, day) VALUES (${id}, 1, 1, ${day})`.execute(old);
    await sql`INSERT INTO facts (day, id, payload) VALUES (${day}, ${id}, ${JSON.stringify({ ...visitOf({ day, id: factId(n + 1) }), seq: n + 1 })})`.execute(
      old,
    );
  }
  await sql`INSERT INTO rollups_made (version) VALUES (6)`.execute(old);
  await migrateStore(old, place.dataFolder);
  await refreshRollups(old, 'Europe/Paris');
  expect(await old.selectFrom('first_days').select(['site', 'day', 'diagnosed']).orderBy('site').execute()).toEqual([
    { site: '*', day: '2026-03-02', diagnosed: null },
    { site: 'GER', day: '2026-03-02', diagnosed: null },
  ]);
  expect(await old.selectFrom('first_heads').select('bseq').execute()).toEqual([{ bseq: 3 }]);
  await old.destroy();
});

test('batches received before they said their oldest month are kept, read once by the first purge, and go with the oldest of their facts', async () => {
  const old = openEmptyStore(place);
  await migrateStore(old, place.dataFolder, 11);
  const [log, hash] = [Buffer.alloc(16, 2), Buffer.alloc(32, 3)];
  const envelope = { v: 1, log: '02'.repeat(16), bseq: 1, first: 1, last: 2, prev: '0'.repeat(64), facts: [{ day: '2026-10-31' }, { day: '2026-11-02' }] };
  for (const [bseq, bytes] of [gzipSync(JSON.stringify(envelope)), Buffer.from('damaged')].entries())
    await sql`INSERT INTO batches (terminal, log_id, bseq, month, hash, bytes, received_at, last_seq, quarantined)
      VALUES (1, ${log}, ${bseq + 1}, '2026-11', ${hash}, ${bytes}, ${Date.parse('2026-11-03T06:00:00.000Z')}, 2, '[]')`.execute(old);
  await migrateStore(old, place.dataFolder);
  const oldest = async () => (await old.selectFrom('batches').select('oldest').orderBy('bseq').execute()).map((row) => row.oldest);
  expect(await oldest()).toEqual(['', '']);
  expect(await purge(old, { now: Date.parse('2026-11-24T08:00:00.000Z'), timeZone: 'Europe/Paris' })).toBeNull();
  expect(await oldest()).toEqual(['2026-10', '2026-11']);
  expect(await purge(old, { now: Date.parse('2028-11-24T08:00:00.000Z'), timeZone: 'Europe/Paris' })).toMatchObject({ keptFrom: '2026-11', batches: 1 });
  expect((await old.selectFrom('batches').select('bytes').orderBy('bseq').execute()).map(({ bytes }) => bytes.length)).toEqual([0, 7]);
  await old.destroy();
});
