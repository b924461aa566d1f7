import type { Migration } from '../../db/migrate.ts';

/** Places in the queue for a workstation or for help, and a person's seated minutes, which outlive who sat where (TRUST L-2). */
export const waitingTickets: Migration = {
  version: 3,
  name: 'waiting-tickets',
  sql: `
CREATE TABLE waiting_tickets (
  id INTEGER PRIMARY KEY, visit_id INTEGER NOT NULL REFERENCES visits (id), kind TEXT NOT NULL CHECK (kind IN ('workstation', 'help')),
  taken_at INTEGER NOT NULL, called_at INTEGER, closed_at INTEGER,
  how TEXT CHECK (how IN ('seated', 'helped', 'absent', 'withdrawn', 'left')),
  CHECK ((closed_at IS NULL) = (how IS NULL)),
  CHECK (closed_at IS NULL OR closed_at >= taken_at)
) STRICT;
CREATE UNIQUE INDEX one_open_ticket ON waiting_tickets (visit_id, kind) WHERE closed_at IS NULL;
CREATE INDEX open_tickets ON waiting_tickets (taken_at) WHERE closed_at IS NULL;
CREATE INDEX tickets_of_visit ON waiting_tickets (visit_id);
ALTER TABLE visits ADD COLUMN seated_minutes INTEGER NOT NULL DEFAULT 0 CHECK (seated_minutes >= 0);
CREATE INDEX linked_sessions ON workstation_sessions (visit_id, ended_at) WHERE visit_id IS NOT NULL;
`,
};
