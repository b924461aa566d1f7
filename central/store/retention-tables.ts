import type { Generated } from 'kysely';

/** The tables of how long facts are kept (migration 12). Months are `YYYY-MM`, instants epoch ms. */
export interface RetentionTables {
  retention_rules: { number: Generated<number>; months: number; reason: string; at: number; author: string };
  purges: {
    number: Generated<number>;
    kept_from: string;
    started_at: number;
    /** Null: it was cut, and the next one goes on with it. */
    ended_at: number | null;
    facts: Generated<number>;
    persons: Generated<number>;
    batches: Generated<number>;
    files: Generated<number>;
    lines: Generated<number>;
  };
}
