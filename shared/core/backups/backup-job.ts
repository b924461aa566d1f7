import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupStatus } from '../../contract/views.ts';
import { backupIsDue, backupsToDrop } from '../../domain/backup-plan.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { backUp } from '../../db/backup.ts';
import { one, run } from '../../db/prepared.ts';
import { closedAtOf } from '../closing/closing-store.ts';
import type { Core } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';

const NAME = /^accueil-(\d{4}-\d{2}-\d{2})\.db$/;
const MAIN = 'backup';
const SECOND = 'backup-second';
const running = new WeakMap<Core, Promise<void>>();

/** Where backups stand: beside the store, one file a business day. */
export const backupFolder = (core: Core): string => join(core.ports.dataFolder, 'backups');

/** Backs up when it is time (closing, or a day without one). `startedAt`: when this core started, epoch ms. */
export async function runBackupIfDue(core: Core, startedAt: number): Promise<void> {
  const { mode, timeZone } = readSettings(core.db);
  if (mode === null) return;
  const now = core.ports.clock.now();
  const state = { lastAt: lastRun(core).at, closedAt: closedAtOf(core.db, businessDayOf(now, timeZone)), startedAt, now };
  if (backupIsDue(state)) await backUpNow(core);
}

/** One backup of today, whoever asks; rejects when the disk does not take it: what was there stays. */
export function backUpNow(core: Core): Promise<void> {
  const current = running.get(core);
  if (current !== undefined) return current;
  const backup = backUpToday(core).finally(() => {
    running.delete(core);
    core.emit({ kind: 'changed', topics: ['backup'] });
  });
  running.set(core, backup);
  return backup;
}

async function backUpToday(core: Core): Promise<void> {
  const started = core.ports.clock.now();
  const folder = backupFolder(core);
  const day = businessDayOf(started, readSettings(core.db).timeZone);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await backUp(core.db, join(folder, `accueil-${day}.db`));
    for (const old of backupsToDrop(daysIn(backupFolder(core)))) rmSync(join(folder, `accueil-${old}.db`), { force: true });
    note(core, { job: MAIN, started, outcome: 'done' });
  } catch (error) {
    note(core, { job: MAIN, started, outcome: 'failed' });
    throw error;
  }
  await backUpElsewhere(core, day);
}

/** The same on another disk, when one was chosen: what goes wrong there is noted, and neither the store nor the first copy suffers (TRUST D-6). */
async function backUpElsewhere(core: Core, day: BusinessDay): Promise<void> {
  const folder = readSettings(core.db).secondBackupFolder;
  if (folder === '') return;
  const started = core.ports.clock.now();
  try {
    // Not made when it is missing: an unplugged disk must not become a folder on this one.
    await backUp(core.db, join(folder, `accueil-${day}.db`));
    for (const old of backupsToDrop(daysIn(folder))) rmSync(join(folder, `accueil-${old}.db`), { force: true });
    note(core, { job: SECOND, started, outcome: 'done' });
  } catch {
    note(core, { job: SECOND, started, outcome: 'failed' });
  }
}

/** `ended_at` is that of the last success, so that a failure does not make a backup look young. */
function note(core: Core, { job, started, outcome }: { readonly job: string; readonly started: number; readonly outcome: 'done' | 'failed' }): void {
  const sql = `INSERT INTO job_runs (job, started_at, ended_at, outcome) VALUES (?, ?, ?, ?)
    ON CONFLICT (job) DO UPDATE SET started_at = excluded.started_at, ended_at = ifnull(excluded.ended_at, ended_at), outcome = excluded.outcome`;
  run(core.db, sql, job, started, outcome === 'done' ? core.ports.clock.now() : null, outcome);
}

function lastRun(core: Core, job: string = MAIN): { readonly at: number | null; readonly failed: boolean } {
  const sql = 'SELECT ended_at AS at, outcome FROM job_runs WHERE job = ?';
  const row = one<{ at: number | null; outcome: string | null }>(core.db, sql, job);
  return { at: row?.at ?? null, failed: row?.outcome === 'failed' };
}

function daysIn(folder: string): readonly BusinessDay[] {
  try {
    return readdirSync(folder).flatMap((file) => {
      const day = NAME.exec(file)?.[1];
      return day === undefined ? [] : [day as BusinessDay]; // its shape was just checked
    });
  } catch {
    return []; // no backup yet: there is no folder
  }
}

/** Whether the last copy on another disk was written. */
export function secondCopyIsFine(core: Core): boolean {
  const { at, failed } = lastRun(core, SECOND);
  return readSettings(core.db).secondBackupFolder !== '' && at !== null && !failed;
}

/** For the desk: when, how many, where, and whether the last try failed. */
export function backupStatus(core: Core): BackupStatus {
  const { at, failed } = lastRun(core);
  const days = daysIn(backupFolder(core));
  const secondFolder = readSettings(core.db).secondBackupFolder;
  const second = lastRun(core, SECOND);
  const bytes = days.reduce((sum, day) => sum + (statSync(join(backupFolder(core), `accueil-${day}.db`), { throwIfNoEntry: false })?.size ?? 0), 0);
  return {
    lastAt: at === null ? null : instantOf(at),
    lastFailed: failed,
    count: days.length,
    bytes,
    folder: backupFolder(core),
    second: secondFolder === '' ? null : { lastAt: second.at === null ? null : instantOf(second.at), lastFailed: second.failed },
  };
}
