import { statfs } from 'node:fs/promises';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Receipt } from '../../shared/contract/batch.ts';
import { storeAnswers } from '../store/store-answers.ts';
import type { Store } from '../store/tables.ts';
import { terminalsInService } from '../store/terminal-store.ts';

/** What an operations team watches, for Prometheus; terminals by their names, nobody else. */
export interface Metrics {
  /** A request for a batch was answered: `accepted`, `replayed` or the code of the refusal. */
  batch(outcome: string, seconds: number): void;
  /** Facts kept of an accepted batch, and those that were set apart. */
  facts(kept: number, quarantined: Receipt['quarantined']): void;
  /** Any request was answered. */
  answer(status: number): void;
  /** The text exposition and its content type; it answers while the store does not. */
  exposition(): Promise<{ readonly type: string; readonly text: string }>;
}

export function centralMetrics(watched: { readonly db: Store; readonly now: () => number; readonly dataFolder: string }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const batches = new Counter({ name: 'central_batches_total', help: 'Batches answered, by outcome', labelNames: ['outcome'], registers });
  const facts = new Counter({ name: 'central_facts_total', help: 'Facts kept', registers });
  const quarantined = new Counter({ name: 'central_facts_quarantined_total', help: 'Facts set apart, by reason', labelNames: ['reason'], registers });
  for (const reason of ['schema', 'personal', 'sequence', 'withheld', 'too-old']) quarantined.inc({ reason }, 0);
  const answers = new Counter({ name: 'central_answers_total', help: 'Requests answered, by status', labelNames: ['status'], registers });
  const seconds = new Histogram({
    name: 'central_ingest_seconds',
    help: 'From the first byte of a batch to its answer',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const readNow = gaugesOf(registers, watched);
  return {
    batch: (outcome, took) => {
      batches.inc({ outcome });
      seconds.observe(took);
    },
    facts: (kept, apart) => {
      facts.inc(kept);
      for (const { reason } of apart) quarantined.inc({ reason });
    },
    answer: (status) => answers.inc({ status }),
    exposition: async () => {
      await readNow();
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** What is read at the moment when somebody asks. */
function gaugesOf(registers: Registry[], { db, now, dataFolder }: Parameters<typeof centralMetrics>[0]): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers });
  const up = gauge('central_store_up', '1 when the store answers and its tables are this program’s, else 0; without it nothing is told of terminals');
  const ages = gauge('central_terminal_last_contact_age_seconds', 'Since each terminal in service last spoke; absent before its first word', ['terminal']);
  const waiting = gauge('central_terminal_waiting_facts', 'Facts that wait at each terminal in service, as it last said', ['terminal']);
  const free = gauge('central_data_free_bytes', 'Room left on the disk of the data folder');
  const memory = gauge('process_resident_memory_bytes', 'Memory of this process');
  const started = gauge('process_start_time_seconds', 'When this process began, seconds since 1970');
  started.set(Math.round(Date.now() / 1000 - process.uptime()));
  return async () => {
    for (const perTerminal of [ages, waiting]) perTerminal.reset();
    memory.set(process.memoryUsage.rss());
    const { bavail, bsize } = await statfs(dataFolder);
    free.set(bavail * bsize);
    const answers = await storeAnswers(db);
    up.set(answers ? 1 : 0);
    // The store may go away in between: what is known then is told.
    for (const { name, last, unsent } of answers ? await terminalsInService(db).catch(() => []) : []) {
      if (last !== null) ages.set({ terminal: name }, (now() - last) / 1000);
      if (unsent !== null) waiting.set({ terminal: name }, unsent);
    }
  };
}
