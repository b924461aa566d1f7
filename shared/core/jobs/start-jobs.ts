import type { Core } from '../core.ts';
import { runUploadIfDue } from '../outbox/upload-job.ts';
import { run } from '../../db/prepared.ts';
import { runDueJobs } from './due-jobs.ts';

const EVERY_MS = 30_000;

/** Runs due jobs now and every half minute; a failure is logged and tried again at the next tick. */
export function startJobs(core: Core): () => Promise<void> {
  let upload: Promise<void> = Promise.resolve();
  let uploading = false;
  const tick = (): void => {
    attempt(core, 'house-keeping', () => runDueJobs(core));
    if (uploading) return;
    uploading = true;
    upload = runUploadIfDue(core)
      .catch((error: unknown) => core.ports.log.write('error', 'job.failed', { job: 'upload', type: error instanceof Error ? error.name : 'unknown' }))
      .finally(() => {
        uploading = false;
      });
  };
  tick();
  const stop = core.ports.timers.every(EVERY_MS, tick);
  return async () => {
    stop();
    await upload;
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
