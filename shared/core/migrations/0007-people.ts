import type { Migration } from '../../db/migrate.ts';

/** What a person's sheet holds more: language, large text, and whether something is still to fill in. */
export const people: Migration = {
  version: 7,
  name: 'people',
  sql: `
ALTER TABLE members ADD COLUMN language TEXT NOT NULL DEFAULT 'fr' CHECK (length(language) = 2);
ALTER TABLE members ADD COLUMN large_text INTEGER NOT NULL DEFAULT 0 CHECK (large_text IN (0, 1));
ALTER TABLE members ADD COLUMN to_complete INTEGER NOT NULL DEFAULT 0 CHECK (to_complete IN (0, 1));
/* Letters that searches write apart from now on. */
UPDATE members SET search_key = replace(replace(replace(replace(search_key, 'œ', 'oe'), 'æ', 'ae'), 'ø', 'o'), 'ß', 'ss');
`,
};
