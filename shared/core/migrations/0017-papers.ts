import type { Migration } from '../../db/migrate.ts';

/** What a person, or who answers for them, agreed to. Days are local `YYYY-MM-DD`, instants epoch ms. */
export const papers: Migration = {
  version: 17,
  name: 'papers',
  sql: `
CREATE TABLE charter_acceptances (
  member_id INTEGER NOT NULL REFERENCES members (id), version INTEGER NOT NULL CHECK (version >= 1), language TEXT NOT NULL,
  /* SHA-256 of the text that was shown (TRUST L-5) */
  text_hash BLOB NOT NULL CHECK (length(text_hash) = 32), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id), PRIMARY KEY (member_id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE guardian_consents (
  id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL REFERENCES members (id),
  kind TEXT NOT NULL CHECK (kind IN ('registration', 'take-home-loan')), signed_on TEXT NOT NULL, ends_on TEXT NOT NULL CHECK (ends_on >= signed_on),
  at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id), withdrawn_at INTEGER
) STRICT;
CREATE INDEX consents_of_member ON guardian_consents (member_id);
`,
};
