import { runBackupIfDue } from '../backups/backup-job.ts';
import type { Core } from '../core.ts';
import { runUploadIfDue } from '../outbox/upload-job.ts';
import { run } from '../../db/prepared.ts';
import { runDueJobs } from './due-jobs.ts';

const EVERY_MS = 30_000;

/** Runs due jobs now and every half minute; a failure is logged and tried again at the next tick. */
export function startJobs(core: Core): () => Promise<void> {
  const startedAt = core.ports.clock.now();
  const upload = oneAtATime(core, 'upload', () => runUploadIfDue(core));
  const backup = oneAtATime(core, 'backup', () => runBackupIfDue(core, startedAt));
  const tick = (): void => {
    attempt(core, 'house-keeping', () => runDueJobs(core));
    upload.start();
    backup.start();
  };
  tick();
  const stop = core.ports.timers.every(EVERY_MS, tick);
  return async () => {
    stop();
    await Promise.all([upload.ended(), backup.ended()]);
  };
}

/** A job that waits on the outside world: never twice at once, a failure is logged and tried again at a later tick. */
function oneAtATime(core: Core, job: string, work: () => Promise<void>): { start(): void; ended(): Promise<void> } {
  let current: Promise<void> | null = null;
  return {
    start: () => {
      current ??= work()
        .catch((error: unknown) => core.ports.log.write('error', 'job.failed', { job, type: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => {
          current = null;
        });
    },
    ended: async () => {
      await current;
    },
  };
}

function attempt(core: Core, job: string, work: () => void): void {
  const started = core.ports.clock.now();
  let outcome = 'done';
  try {
    work();
  } catch (error) {
    outcome = 'failed';
    core.ports.log.write('error', 'job.failed', { job, type: error instanceof Error ? error.name : 'unknown' });
  }
  const sql = `INSERT INTO job_runs (job, started_at, ended_at, outcome) VALUES (?, ?, ?, ?)
    ON CONFLICT (job) DO UPDATE SET started_at = excluded.started_at, ended_at = excluded.ended_at, outcome = excluded.outcome`;
  try {
    run(core.db, sql, job, started, core.ports.clock.now(), outcome);
  } catch {
    core.ports.log.write('error', 'job.not-noted', { job }); // a full or read-only disk: the next tick tries again
  }
}
