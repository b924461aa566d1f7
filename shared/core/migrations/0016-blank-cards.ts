import type { Migration } from '../../db/migrate.ts';

/** Cards printed before anybody holds them: genuine, nobody's, until one is given. */
export const blankCards: Migration = {
  version: 16,
  name: 'blank-cards',
  sql: `
CREATE TABLE blank_cards (
  card_id BLOB PRIMARY KEY CHECK (length(card_id) = 5), key_number INTEGER NOT NULL CHECK (key_number BETWEEN 0 AND 15), made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
