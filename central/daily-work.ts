import type { FastifyBaseLogger } from 'fastify';
import { businessDayOf } from '../shared/domain/calendar.ts';
import { isWitnessed } from '../shared/domain/retention.ts';
import { purge } from './ingest/purge.ts';
import { ensurePartitions } from './store/partitions.ts';
import { removeOldCopies } from './store/remove-old-copies.ts';
import type { Store } from './store/tables.ts';
import { lastHeardAt } from './store/terminal-store.ts';

const HOUR_MS = 3_600_000;

interface Given {
  readonly db: Store;
  readonly dataFolder: string;
  /** Epoch ms. */
  now(): number;
  readonly timeZone: string;
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}
export interface DailyWork {
  /** Does the day's work unless it is done; asked every hour, so that it is done soon after midnight, and again after a failure. */
  tick(): Promise<void>;
  /** Ends what is under way at its next transaction. */
  stop(): Promise<void>;
}

/** Once a local day, and at each start: months ahead on PostgreSQL, then what has become older than the rule goes. Logs counts only. */
export function dailyWork({ db, dataFolder, now, timeZone, log }: Given): DailyWork {
  const stopping = new AbortController();
  let doneOn = '';
  let underWay: Promise<void> = Promise.resolve();
  const work = async (): Promise<void> => {
    const today = businessDayOf(now(), timeZone);
    if (today === doneOn || stopping.signal.aborted) return;
    try {
      await ensurePartitions(db, now());
      removeOldCopies(dataFolder, now());
      if (!isWitnessed(now(), await lastHeardAt(db))) {
        log.warn('nothing is removed: no terminal has confirmed the time of this server for two months');
        doneOn = today;
        return;
      }
      const done = await purge(db, { now: now(), timeZone, signal: stopping.signal });
      if (done !== null) log.info({ purge: done }, 'removed what was older than the rule');
      doneOn = today;
    } catch (error) {
      log.error({ error: String(error) }, 'the work of the day failed and is tried again');
    }
  };
  const tick = (): Promise<void> => (underWay = underWay.then(work));
  const timer = setInterval(() => void tick(), HOUR_MS);
  timer.unref();
  return {
    tick,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await underWay;
    },
  };
}
