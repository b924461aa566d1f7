import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { monthReport } from '../support/month-at-central.ts';
import { openCentralStore } from '../../central/store/open-store.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';
import { enrolRawTerminal, factId, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

/** The administrator's commands as they are typed, each a process of its own beside a central that runs. */
const program = fileURLToPath(new URL('../../central/ops/main.ts', import.meta.url));
// Each command is a process that starts from nothing.
vi.setConfig({ testTimeout: 120_000 });
const clock = fakeClock(TUESDAY_0905);
let central: TestCentral;
let backup: string;
beforeAll(async () => {
  central = await startTestCentral(clock);
  backup = join(central.folder, 'central.backup');
  for (const site of ['GER', 'PEN']) {
    const terminal = await enrolRawTerminal(central, clock.now, site);
    const visits = Array.from({ length: 20 }, (_, n) => visitOf({ person: String.fromCharCode(65 + (n % 7)).repeat(22), minutes: n * 10 }));
    const first = visitOf({ id: factId(site === 'GER' ? 1 : 2), minutes: 30 });
    await terminal.send(terminal.seal([...visits, first]));
    await terminal.send(terminal.seal([{ ...first, rev: 2, day: '2026-10-31', minutes: 45 }, visitOf({ void: true }), { ...visitOf(), minutes: -1 }]));
  }
});
afterAll(() => central.close());

interface Ended {
  readonly code: number;
  readonly said: string;
}
const run = (place: { readonly folder: string; readonly databaseUrl: string | undefined }, ...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...(place.databaseUrl === undefined ? {} : { DATABASE_URL: place.databaseUrl }) };
    execFile(process.execPath, [program, ...args, '--data', place.folder], { env }, (error, out, complaint) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: out + complaint }),
    );
  });
const figuresOf = async (db: TestCentral['db']) => ({
  november: await monthReport(db, '2026-11', '2026-11-30' as BusinessDay),
  october: await monthReport(db, '2026-10', '2026-11-30' as BusinessDay),
});

describe('recompute', () => {
  test('what the ingest kept is what the facts say, corrections and withdrawals included', async () => {
    expect(await run(central, 'recompute')).toEqual({ code: 0, said: expect.stringContaining('Every rollup is what the facts say.') });
  });

  test('a rollup that somebody touched is told, repaired when asked, and then right', async () => {
    const right = await figuresOf(central.db);
    await central.db.updateTable('figures').set({ value: 999 }).where('period', '=', '2026-11').where('name', '=', 'visits').execute();
    await central.db.deleteFrom('person_days').where('site', '=', 'GER').execute();
    const told = await run(central, 'recompute');
    expect(told.code).toBe(1);
    expect(told.said).toMatch(/figures 2026-11\|GER\|visits: kept 999, facts say 20/);
    expect((await run(central, 'recompute', '--fix')).said).toContain('repaired');
    expect((await run(central, 'recompute')).code).toBe(0);
    expect(await figuresOf(central.db)).toEqual(right);
  });
});

describe('verify', () => {
  test('every chain is recomputed from the stored bytes', async () => {
    const { code, said } = await run(central, 'verify');
    expect(said).toContain('2 batches whose bytes were not kept');
    expect(said).toContain('2 logs, 4 batches, 42 facts read again; 0 faults.');
    expect(code).toBe(0);
  });

  test('a byte changed in a stored batch, and a fact taken away, are found', async () => {
    const [batch] = await central.db.selectFrom('batches').selectAll().where('bseq', '=', 1).limit(1).execute();
    const [id] = await central.db.selectFrom('fact_ids').selectAll().where('day', '=', '2026-11-24').limit(1).execute();
    if (batch === undefined || id === undefined) throw new Error('nothing was stored');
    const mine = <T extends { where: (column: 'terminal' | 'bseq', is: '=', value: number) => T }>(query: T): T =>
      query.where('terminal', '=', batch.terminal).where('bseq', '=', 1);
    const changed = Buffer.from(batch.bytes);
    changed[12] = (changed[12] ?? 0) ^ 1;
    await mine(central.db.updateTable('batches').set({ bytes: changed })).execute();
    await central.db.deleteFrom('fact_ids').where('id', '=', id.id).execute();
    const { code, said } = await run(central, 'verify');
    expect(code).toBe(1);
    expect(said).toMatch(/batch 1: hash/);
    await mine(central.db.updateTable('batches').set({ bytes: batch.bytes })).execute();
    expect((await run(central, 'verify')).said).toMatch(/batch \d: fact/);
    await central.db.insertInto('fact_ids').values(id).execute();
    expect((await run(central, 'verify')).code).toBe(0);
  });
});

describe('backup and restore', () => {
  test('a backup taken while central runs, restored elsewhere, gives the same figures, and the terminals go on', async () => {
    expect(await run(central, 'backup', '--to', backup)).toMatchObject({ code: 0, said: expect.stringContaining('read back') });
    const place = { folder: mkdtempSync(join(tmpdir(), 'central-restored-')), databaseUrl: await freshDatabaseUrl() };
    expect(await run(place, 'restore', '--from', backup)).toMatchObject({ code: 0, said: expect.stringContaining('rows restored') });
    expect((await run(place, 'verify')).code).toBe(0);
    const db = await openCentralStore({ dataFolder: place.folder, databaseUrl: place.databaseUrl });
    expect(await figuresOf(db)).toEqual(await figuresOf(central.db));
    const added = await db
      .insertInto('terminals')
      .values({ name: 'new-1', site_code: 'GER', enrolled_at: 0, last_contact_at: null, revoked_at: null })
      .returning('number')
      .executeTakeFirstOrThrow();
    expect(added.number).toBe(3);
    await db.destroy();
    expect(await run(place, 'restore', '--from', backup)).toMatchObject({ code: 1, said: expect.stringContaining('there are data already') });
    rmSync(place.folder, { recursive: true });
  });

  test('a backup that was cut or changed is refused and leaves nothing behind', async () => {
    const place = { folder: mkdtempSync(join(tmpdir(), 'central-restored-')), databaseUrl: await freshDatabaseUrl() };
    const whole = readFileSync(backup);
    const cut = join(place.folder, 'cut.backup');
    writeFileSync(cut, whole.subarray(0, whole.length - 200));
    expect((await run(place, 'restore', '--from', cut)).code).toBe(1);
    expect((await run(place, 'restore', '--from', join(place.folder, 'absent.backup'))).code).toBe(1);
    const db = await openCentralStore({ dataFolder: place.folder, databaseUrl: place.databaseUrl });
    expect(await db.selectFrom('sites').selectAll().execute()).toEqual([]);
    await db.destroy();
    rmSync(place.folder, { recursive: true });
  });
});
