import type { Migration } from '../../db/migrate.ts';

/** What central handed down last, and which dead cards it was told of. Instants are epoch ms. */
export const handedDown: Migration = {
  version: 8,
  name: 'handed-down',
  sql: `
CREATE TABLE handed_down (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  /* 0: nothing yet. */
  version INTEGER NOT NULL DEFAULT 0,
  /* JSON of shared/contract/handed-down, as verified. */
  organisation TEXT,
  received_at INTEGER, asked_at INTEGER, last_error TEXT,
  /* The last dead card taken was received by central then, by its clock. */
  cards_up_to INTEGER NOT NULL DEFAULT 0,
  /* Opening hours of central, JSON: those that were taken last, and those that the desk did not want. */
  opening_taken TEXT, opening_declined TEXT
) STRICT;
INSERT INTO handed_down (only_row) VALUES (1);
/* Whether central was told that this card is dead. */
ALTER TABLE cards ADD COLUMN death_told INTEGER NOT NULL DEFAULT 0 CHECK (death_told IN (0, 1));
CREATE INDEX untold_deaths ON cards (card_id) WHERE replaced_at IS NOT NULL AND death_told = 0;
CREATE INDEX dead_card_facts ON facts (seq) WHERE kind = 'dead-card';
`,
};
