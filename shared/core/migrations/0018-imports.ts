import type { Migration } from '../../db/migrate.ts';

/** What spreadsheets brought, so that an import can be undone whole, and what was said of their columns. Instants are epoch ms. */
export const imports: Migration = {
  version: 18,
  name: 'imports',
  sql: `
/* Rows made are those of first_id to last_id: they were made in one transaction. */
CREATE TABLE imports (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('members', 'devices')), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id),
  made INTEGER NOT NULL CHECK (made >= 0), changed INTEGER NOT NULL CHECK (changed >= 0),
  first_id INTEGER, last_id INTEGER, audit_id INTEGER NOT NULL, undone_at INTEGER,
  before TEXT NOT NULL DEFAULT '[]', /* JSON: what changed rows were, without names; emptied when it can be undone no more */
  CHECK ((made = 0) = (first_id IS NULL)), CHECK ((made = 0) = (last_id IS NULL))
) STRICT;
/* Headings as a hash: the first line of a file without headings is a person. */
CREATE TABLE import_mappings (
  kind TEXT NOT NULL CHECK (kind IN ('members', 'devices')), headings BLOB NOT NULL CHECK (length(headings) = 32), mapping TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (kind, headings)
) STRICT, WITHOUT ROWID;
`,
};
