import type { Migration } from '../../db/migrate.ts';

/** Places in a queue are told to central when they end: each gets the id of its fact then, and the day under which it counts. Those ended before stay untold. */
export const toldTickets: Migration = {
  version: 15,
  name: 'told-tickets',
  sql: `
ALTER TABLE waiting_tickets ADD COLUMN fact_id BLOB CHECK (fact_id IS NULL OR length(fact_id) = 16);
ALTER TABLE waiting_tickets ADD COLUMN day TEXT;
CREATE UNIQUE INDEX tickets_by_fact ON waiting_tickets (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX told_tickets_of_day ON waiting_tickets (day) WHERE day IS NOT NULL;
`,
};
