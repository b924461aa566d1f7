import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recompute } from '../../central/ops/recompute.ts';
import { restoreBackup } from '../../central/ops/restore-backup.ts';
import { writeBackup } from '../../central/ops/write-backup.ts';
import { startCentral } from '../../central/start-central.ts';
import { migrateStore, storeVersion } from '../../central/store/migrate.ts';
import { centralMigrations } from '../../central/store/migrations/all.ts';
import { openCentralStore, openEmptyStore, type StorePlace } from '../../central/store/open-store.ts';
import type { Store } from '../../central/store/tables.ts';
import { freshDatabaseUrl, testEngine } from '../support/central-store.ts';
import { monthReport } from '../support/month-at-central.ts';
import { NewerStoreError } from '../../shared/db/migrate.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { enrolRawTerminal, factId, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
const folders: string[] = [];
const freshPlace = async (): Promise<StorePlace> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'central-version-'));
  folders.push(dataFolder);
  return { dataFolder, databaseUrl: await freshDatabaseUrl() };
};
let place: StorePlace;
beforeEach(async () => {
  place = await freshPlace();
});
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const newest = centralMigrations.length;
const versions = centralMigrations.map(({ version }) => version);
const bytes = (n: number, length: number): Buffer => Buffer.alloc(length, n);
const firstFact = { ...visitOf({ id: factId(1), minutes: 45 }), seq: 1 };

/** What the program of that version had written after its first day: an antenne, a terminal with its key, a batch, a visit, an account, a refused fact. */
async function firstDayOf(version: number, at: StorePlace): Promise<void> {
  const db = openEmptyStore(at);
  await migrateStore(db, at.dataFolder, version);
  await sql`INSERT INTO sites (code, name) VALUES ('GER', 'Gerland')`.execute(db);
  await sql`INSERT INTO terminals (name, site_code, enrolled_at, last_contact_at, clock_gap_ms) VALUES ('ger-1', 'GER', 5, 7, -40)`.execute(db);
  await sql`INSERT INTO terminal_keys (key_id, terminal, public_key) VALUES ('ger-1.k1', 1, ${bytes(9, 32)})`.execute(db);
  await sql`INSERT INTO logs (terminal, log_id, bseq, seq, hash) VALUES (1, ${bytes(2, 16)}, 1, 1, ${bytes(3, 32)})`.execute(db);
  await sql`INSERT INTO quarantine (terminal, log_id, bseq, fact_id, reason, at) VALUES (1, ${bytes(2, 16)}, 1, ${factId(8)}, 'schema', 6)`.execute(db);
  await sql`INSERT INTO readers (name, verifier) VALUES ('coordination', '$scrypt$x')`.execute(db);
  await sql`INSERT INTO figures (site, period, name, value) VALUES ('GER', '2026-11', 'visits', 1)`.execute(db);
  await addFact(db, version);
  await addBatch(db, version);
  await db.destroy();
}
/** Its payload moved under its day in version 3. */
async function addFact(db: Store, version: number): Promise<void> {
  const [id, payload] = [bytes(0, 16), JSON.stringify(firstFact)];
  id[15] = 1;
  if (version < 3) await sql`INSERT INTO facts (id, rev, terminal, day, payload) VALUES (${id}, 1, 1, '2026-11-24', ${payload})`.execute(db);
  else {
    await sql`INSERT INTO fact_ids (id, rev, terminal, day) VALUES (${id}, 1, 1, '2026-11-24')`.execute(db);
    await sql`INSERT INTO facts (day, id, payload) VALUES ('2026-11-24', ${id}, ${payload})`.execute(db);
  }
}
async function addBatch(db: Store, version: number): Promise<void> {
  const rest = sql`${bytes(3, 32)}, ${Buffer.from('sealed')}, ${TUESDAY_0905}, 1, '[]'`;
  if (version < 3)
    await sql`INSERT INTO batches (terminal, log_id, bseq, hash, bytes, received_at, last_seq, quarantined) VALUES (1, ${bytes(2, 16)}, 1, ${rest})`.execute(
      db,
    );
  else
    await sql`INSERT INTO batches (terminal, log_id, bseq, month, hash, bytes, received_at, last_seq, quarantined) VALUES (1, ${bytes(2, 16)}, 1, '2026-11', ${rest})`.execute(
      db,
    );
}

describe.each(versions)('a store of version %i', (version) => {
  test('opens with every row it had, and central counts and takes batches on it', async () => {
    await firstDayOf(version, place);
    const central = await startCentral({ ...place, port: 0, now: clock.now, logLevel: 'silent', secretCost: 4 });
    const { db } = central;
    expect(await storeVersion(db)).toBe(newest);
    expect(await db.selectFrom('terminals').select(['name', 'last_contact_at', 'clock_gap_ms', 'revoked_at']).execute()).toEqual([
      { name: 'ger-1', last_contact_at: 7, clock_gap_ms: -40, revoked_at: null },
    ]);
    expect(await db.selectFrom('terminal_keys').select(['key_id', 'public_key', 'retired_at']).execute()).toEqual([
      { key_id: 'ger-1.k1', public_key: bytes(9, 32), retired_at: null },
    ]);
    expect(await db.selectFrom('logs').select(['bseq', 'seq', 'hash']).execute()).toEqual([{ bseq: 1, seq: 1, hash: bytes(3, 32) }]);
    expect(await db.selectFrom('batches').select(['bseq', 'month', 'bytes']).execute()).toEqual([{ bseq: 1, month: '2026-11', bytes: Buffer.from('sealed') }]);
    expect(await db.selectFrom('quarantine').select(['fact_id', 'reason']).execute()).toEqual([{ fact_id: factId(8), reason: 'schema' }]);
    expect(await db.selectFrom('readers').select(['name', 'role', 'disabled_at']).execute()).toEqual([
      { name: 'coordination', role: 'manage', disabled_at: null },
    ]);
    expect((await db.selectFrom('facts').select('payload').execute()).map(({ payload }) => JSON.parse(payload) as unknown)).toEqual([firstFact]);
    const terminal = await enrolRawTerminal(central, clock.now, 'GER', 'Gerland');
    expect(terminal.name).toBe('ger-2');
    expect((await terminal.send(terminal.seal([visitOf(), { ...firstFact, rev: 2, minutes: 60 }]))).status).toBe(201);
    expect((await monthReport(db, '2026-11', '2026-11-30' as BusinessDay)).all).toMatchObject({ visits: 2, presenceMinutes: 120 });
    expect(await recompute(db, { fix: false, timeZone: 'Europe/Paris' })).toEqual([]);
    await central.close();
    const copies = readdirSync(place.dataFolder).filter((name) => name.startsWith('before-v'));
    expect(copies).toEqual(testEngine === 'sqlite' && version < newest ? [`before-v${version + 1}.db`] : []);
  });
});

/** A backup written by the program of that version. */
async function backupOf(version: number): Promise<string> {
  await firstDayOf(version, place);
  const db = openEmptyStore(place);
  const file = join(place.dataFolder, 'central.backup');
  await writeBackup(db, file);
  await db.destroy();
  return file;
}

test.each([1, 2, 3, 4, 6, newest])('a backup of version %i restores into the program of today', async (version) => {
  const file = await backupOf(version);
  const here = await freshPlace();
  await restoreBackup(here, file, { now: clock.now(), timeZone: 'Europe/Paris' });
  const restored = await openCentralStore(here, clock.now());
  expect(await storeVersion(restored)).toBe(newest);
  expect(await restored.selectFrom('fact_ids').select(['day', 'rev']).execute()).toEqual([{ day: '2026-11-24', rev: 1 }]);
  await restored.destroy();
});

test('a backup of a program newer than this one is refused, and nothing of it is kept', async () => {
  const file = await backupOf(newest);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n').slice(0, -1);
  lines[0] = (lines[0] ?? '').replace(`"version":${newest}`, `"version":${newest + 1}`);
  const text = lines.map((line) => `${line}\n`).join('');
  const end = { end: lines.filter((line) => line.startsWith('{"row"')).length, sha256: createHash('sha256').update(text).digest('hex') };
  writeFileSync(file, gzipSync(`${text}${JSON.stringify(end)}\n`));
  const here = await freshPlace();
  await expect(restoreBackup(here, file, { now: clock.now(), timeZone: 'Europe/Paris' })).rejects.toThrow(NewerStoreError);
  const db = openEmptyStore(here);
  await migrateStore(db, here.dataFolder);
  expect(await db.selectFrom('sites').selectAll().execute()).toEqual([]);
  await db.destroy();
});
