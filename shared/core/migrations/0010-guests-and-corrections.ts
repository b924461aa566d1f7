import type { Migration } from '../../db/migrate.ts';

/** People counted without a card, one or many at once, and what visits said before somebody corrected them. */
export const guestsAndCorrections: Migration = {
  version: 10,
  name: 'guests-and-corrections',
  sql: `
CREATE TABLE guest_arrivals (
  id INTEGER PRIMARY KEY, fact_id BLOB NOT NULL UNIQUE CHECK (length(fact_id) = 16), rev INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('visitor', 'school', 'partner', 'information', 'other')),
  count INTEGER NOT NULL CHECK (count BETWEEN 1 AND 200), day TEXT NOT NULL, at INTEGER NOT NULL, cancelled_at INTEGER
) STRICT;
CREATE INDEX guest_arrivals_of_day ON guest_arrivals (day);
/* A correction keeps what the visit said before it, who corrected it, when and why (DOMAIN, invariant 4). */
CREATE TABLE visit_corrections (
  id INTEGER PRIMARY KEY, visit_id INTEGER NOT NULL REFERENCES visits (id), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL CHECK (reason IN ('forgotten-scan', 'wrong-time', 'wrong-purpose', 'wrong-person', 'other')),
  arrived_at INTEGER NOT NULL, left_at INTEGER, purpose TEXT NOT NULL, quality TEXT NOT NULL, cancelled_at INTEGER
) STRICT;
CREATE INDEX corrections_of_visit ON visit_corrections (visit_id);
`,
};
