import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Seed, seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let antenne: TestCore;
let seed: Seed;
beforeEach(async () => {
  antenne = await startTestCore();
  seed = seedGerland(antenne);
  await antenne.signIn();
});
afterEach(() => antenne.stop());

const HOUR = 3_600_000;
const arrive = (code: string): Promise<unknown> => antenne.ask('kiosk', 'scans.submitKiosk', { scanId: crypto.randomUUID(), frame: code, source: 'wedge' });
const visitsIn = (file: string): number => {
  const copy = new Database(file, { readonly: true });
  try {
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    return Number(copy.prepare('SELECT count(*) FROM visits').pluck().get());
  } finally {
    copy.close();
  }
};
const folder = (): string => join(antenne.folder, 'backups');
/** The job ends before the core stops, so a restart waits for it without waiting for time. */
const runJobs = async (): Promise<void> => {
  antenne.tick();
  await antenne.restart();
  await antenne.signIn();
};

test('a backup asked at the desk is a whole store of its own, with everything confirmed so far', async () => {
  await arrive(seed.member().code);
  const status = await antenne.ask('desk', 'backup.now', {});
  expect(status).toMatchObject({ lastFailed: false, count: 1, lastAt: '2026-11-24T08:05:00.000Z', folder: folder() });
  expect(status.bytes).toBeGreaterThan(10_000);
  await arrive(seed.member().code);
  // One file that can be carried away: nothing stands beside it, and later visits are not in it.
  expect(readdirSync(folder())).toEqual(['accueil-2026-11-24.db']);
  expect(visitsIn(join(folder(), 'accueil-2026-11-24.db'))).toBe(1);
});

test('closing the day is followed by a backup; another day without closing has one too', async () => {
  await arrive(seed.member().code);
  await runJobs();
  expect(existsSync(folder())).toBe(false);
  await antenne.ask('desk', 'closing.close', { actionId: crypto.randomUUID() });
  await runJobs();
  expect(readdirSync(folder())).toEqual(['accueil-2026-11-24.db']);
  antenne.clock.advance(25 * HOUR);
  antenne.tick();
  await antenne.restart();
  antenne.clock.advance(HOUR);
  await runJobs();
  expect(readdirSync(folder())).toEqual(['accueil-2026-11-24.db', 'accueil-2026-11-25.db']);
});

test('a backup that cannot be written leaves the last good one, says so, and visitors are still welcomed', async () => {
  await arrive(seed.member().code);
  await antenne.ask('desk', 'backup.now', {});
  antenne.clock.advance(24 * HOUR);
  await antenne.signIn();
  // Something stands where today's copy is to be written.
  mkdirSync(join(folder(), 'accueil-2026-11-25.db'));
  writeFileSync(join(folder(), 'accueil-2026-11-25.db', 'in-the-way'), '');
  await antenne.refusal('desk', 'backup.now', {});
  expect(await antenne.ask('desk', 'backup.status', {})).toMatchObject({ lastFailed: true, lastAt: '2026-11-24T08:05:00.000Z' });
  expect(visitsIn(join(folder(), 'accueil-2026-11-24.db'))).toBe(1);
  expect(readdirSync(folder())).toEqual(['accueil-2026-11-24.db', 'accueil-2026-11-25.db']);
  await arrive(seed.member().code);
  rmSync(join(folder(), 'accueil-2026-11-25.db'), { recursive: true });
  expect(await antenne.ask('desk', 'backup.now', {})).toMatchObject({ lastFailed: false, count: 2 });
});

test('a backup starts an antenne again: the store opens as it was', async () => {
  const { code } = seed.member({ firstName: 'Aya' });
  await arrive(code);
  await antenne.ask('desk', 'backup.now', {});
  const elsewhere = join(antenne.folder, 'elsewhere');
  mkdirSync(elsewhere);
  new Database(join(folder(), 'accueil-2026-11-24.db'), { readonly: true }).exec(`VACUUM INTO '${join(elsewhere, 'accueil.db')}'`);
  const other = await startTestCore({ folder: elsewhere });
  try {
    await other.signIn();
    expect(await other.ask('desk', 'visits.board', {})).toMatchObject({ present: 1 });
  } finally {
    await other.stop();
  }
});

test('a second disk takes the same copy; unplugged, it is said, the first copy is made and the store goes on', async () => {
  const second = join(antenne.folder, 'other-disk');
  mkdirSync(second);
  await antenne.ask('desk', 'settings.set', { secondBackupFolder: second });
  await arrive(seed.member().code);
  expect(await antenne.ask('desk', 'backup.now', {})).toMatchObject({ second: { lastFailed: false, lastAt: '2026-11-24T08:05:00.000Z' } });
  expect(visitsIn(join(second, 'accueil-2026-11-24.db'))).toBe(1);
  rmSync(second, { recursive: true });
  antenne.clock.advance(60_000);
  await arrive(seed.member().code);
  expect(await antenne.ask('desk', 'backup.now', {})).toMatchObject({
    lastFailed: false,
    lastAt: '2026-11-24T08:06:00.000Z',
    second: { lastFailed: true, lastAt: '2026-11-24T08:05:00.000Z' },
  });
  expect(existsSync(second)).toBe(false);
  expect(visitsIn(join(folder(), 'accueil-2026-11-24.db'))).toBe(2);
  expect(await antenne.refusal('desk', 'settings.set', { secondBackupFolder: 'backups' })).toMatchObject({ code: 'invalid-input' });
});
