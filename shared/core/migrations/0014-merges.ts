import type { Migration } from '../../db/migrate.ts';

/** Two sheets of one person made one, and back; a person's identity removed for good. */
export const merges: Migration = {
  version: 14,
  name: 'merges',
  sql: `
/* The sheet that this one became part of: whoever asks for this one is given that one. */
ALTER TABLE members ADD COLUMN merged_into INTEGER REFERENCES members (id);
/* Since then nothing says who it was; what counts stays. */
ALTER TABLE members ADD COLUMN erased_at INTEGER;
CREATE INDEX merged_members ON members (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE merges (
  id INTEGER PRIMARY KEY, kept_id INTEGER NOT NULL REFERENCES members (id), gone_id INTEGER NOT NULL REFERENCES members (id),
  at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id), moved TEXT NOT NULL /* JSON: what undoing needs */, undone_at INTEGER
) STRICT;
CREATE INDEX loans_of_member ON loans (member_id, lent_at);
CREATE INDEX merges_into ON merges (kept_id) WHERE undone_at IS NULL;
`,
};
