import type { Migration } from '../../db/migrate.ts';

/** Cards made at another antenne whose holder a person of this desk named. */
export const attachedCards: Migration = {
  version: 5,
  name: 'attached-cards',
  sql: `
CREATE TABLE attached_cards (
  card_id BLOB PRIMARY KEY CHECK (length(card_id) = 5), member_id INTEGER NOT NULL REFERENCES members (id), attached_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attached_cards_of_member ON attached_cards (member_id);
`,
};
