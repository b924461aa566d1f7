import type { Migration } from '../../db/migrate.ts';

/** Dead cards of the whole organisation, and the passes already read. */
export const deadCardsAndPasses: Migration = {
  version: 2,
  name: 'dead-cards-and-passes',
  sql: `
/* Keyed hashes of the cards that every antenne refuses; never the ids themselves. */
CREATE TABLE dead_cards (
  hash BLOB PRIMARY KEY CHECK (length(hash) = 16)
) STRICT, WITHOUT ROWID;
/* Passes read here, accepted or too late: each (card, half minute) once. */
CREATE TABLE pass_reads (
  card_id BLOB NOT NULL CHECK (length(card_id) = 5), step INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (card_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX pass_reads_at ON pass_reads (at);
`,
};
