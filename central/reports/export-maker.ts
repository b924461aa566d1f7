import { engineOf } from '../store/engine.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { StorePlace } from '../store/open-store.ts';
import type { Store } from '../store/tables.ts';
import { failJob, finishJob, holdJobs, type JobInput, moveJob, takeIdleJobs } from './export-jobs.ts';
import { exportThread, type Thread } from './export-thread.ts';

/** Makes the files that were asked for, one after another. */
export interface ExportMaker {
  /** Answers the file's number when it is kept; null: it could not be made. */
  make(job: JobInput): Promise<number | null>;
  /** On PostgreSQL: says that ours are in hand, and takes over those that nobody works at; asked every few minutes. */
  takeOver(): Promise<void>;
  close(): Promise<void>;
}
interface Given {
  readonly db: Store;
  readonly place: StorePlace;
  readonly now: () => number;
  readonly timeZone: string;
  readonly failed: (error: unknown) => void;
}
/** On PostgreSQL another central may be at it: taken over when it has not moved for so long. */
const IDLE_MS = 600_000;
const TAKE_OVER_MS = 120_000;
/** Progress is written no oftener. */
const STEP_MS = 500;

/** Begins with what was asked for before central stopped. */
export function exportMaker(given: Given): ExportMaker {
  let thread: Thread | null = null;
  let stopped = false;
  let last: Promise<unknown> = Promise.resolve();
  const work = async (job: JobInput): Promise<number | null> => {
    if (stopped) return null;
    const { db, now, timeZone } = given;
    let told = now();
    try {
      thread = exportThread({ place: given.place, now: now(), timeZone, input: job.input }, (done, total) => {
        if (now() - told < STEP_MS && done < total) return;
        told = now();
        void moveJob(db, { id: job.id, done, total, at: told }).catch(given.failed);
      });
      const bytes = await thread.bytes;
      if (bytes === undefined) throw new Error('there is nothing to make a file of');
      return await inTransaction(db, (transaction) => finishJob({ db: transaction, now: now(), timeZone }, { ...job, bytes }));
    } catch (error) {
      // It waits for the next start.
      if (stopped) return null;
      given.failed(error);
      await failJob(db, { id: job.id, at: now() }).catch(given.failed);
      return null;
    } finally {
      thread = null;
    }
  };
  /** Being made, and waiting for their turn. */
  const held = new Set<number>();
  const make = (job: JobInput): Promise<number | null> => {
    held.add(job.id);
    const made = last.then(() => work(job)).finally(() => held.delete(job.id));
    last = made;
    return made;
  };
  const isAlone = engineOf(given.db) === 'sqlite';
  const takeIdle = async (idleSince: number): Promise<void> => {
    const jobs = await takeIdleJobs(given.db, { idleSince, now: given.now() });
    for (const job of jobs) void make(job);
  };
  const takeOver = async (): Promise<void> => {
    if (isAlone || stopped) return;
    const at = given.now();
    await holdJobs(given.db, { ids: [...held], at });
    await takeIdle(at - IDLE_MS);
  };
  last = takeIdle(isAlone ? given.now() : given.now() - IDLE_MS).catch(given.failed);
  const timer = setInterval(() => void takeOver().catch(given.failed), TAKE_OVER_MS);
  timer.unref();
  return {
    make,
    takeOver,
    close: async () => {
      clearInterval(timer);
      stopped = true;
      await thread?.stop();
      await last;
    },
  };
}
