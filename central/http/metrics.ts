import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../store/tables.ts';

/** What an operations team watches, for Prometheus; terminals by their names, nobody else. */
export interface Metrics {
  /** A request for a batch was answered: `accepted`, `replayed` or the code of the refusal. */
  batch(outcome: string, seconds: number): void;
  /** Facts of an accepted batch, and how many of them were set apart. */
  facts(kept: number, quarantined: number): void;
  /** The text exposition and its content type. */
  exposition(): Promise<{ readonly type: string; readonly text: string }>;
}

export function centralMetrics(db: Store, now: () => number): Metrics {
  const registers = [new Registry()];
  const [registry] = registers;
  const batches = new Counter({ name: 'central_batches_total', help: 'Batches answered, by outcome', labelNames: ['outcome'], registers });
  const facts = new Counter({ name: 'central_facts_total', help: 'Facts kept', registers });
  const quarantined = new Counter({ name: 'central_facts_quarantined_total', help: 'Facts set apart', registers });
  const seconds = new Histogram({
    name: 'central_ingest_seconds',
    help: 'From the first byte of a batch to its answer',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const ages = new Gauge({
    name: 'central_terminal_last_contact_age_seconds',
    help: 'Since each terminal in service last spoke; absent before its first word',
    labelNames: ['terminal'],
    registers,
    collect: async () => {
      ages.reset();
      for (const { name, last } of await db.selectFrom('terminals').select(['name', 'last_contact_at as last']).where('revoked_at', 'is', null).execute())
        if (last !== null) ages.set({ terminal: name }, (now() - last) / 1000);
    },
  });
  return {
    batch: (outcome, took) => {
      batches.inc({ outcome });
      seconds.observe(took);
    },
    facts: (kept, apart) => {
      facts.inc(kept);
      quarantined.inc(apart);
    },
    exposition: async () => ({ type: registry?.contentType ?? '', text: (await registry?.metrics()) ?? '' }),
  };
}
