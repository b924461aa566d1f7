import type { CentralMigration } from '../migrate.ts';

/** What a terminal says of itself when it asks: its program and the facts that wait there. Null for those that have said nothing yet. */
export const toldByTerminals: CentralMigration = {
  version: 8,
  name: 'told-by-terminals',
  statements: ({ int, text }) => [`ALTER TABLE terminals ADD COLUMN program ${text}`, `ALTER TABLE terminals ADD COLUMN waiting ${int}`],
};
