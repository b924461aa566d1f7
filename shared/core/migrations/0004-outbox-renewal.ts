import type { Migration } from '../../db/migrate.ts';

/** Logs that begin again, batches and facts set aside, and what the desk has seen of it. Instants are epoch ms. */
export const outboxRenewal: Migration = {
  version: 4,
  name: 'outbox-renewal',
  sql: `
/* The log that this one replaced: central takes a new log only after the newest it knows. */
ALTER TABLE outbox_log ADD COLUMN after_log BLOB CHECK (after_log IS NULL OR length(after_log) = 16);
/* Facts up to this one were acknowledged at least once, in this log or an earlier one. */
ALTER TABLE outbox_log ADD COLUMN known_seq INTEGER NOT NULL DEFAULT 0;
UPDATE outbox_log SET known_seq = acked_seq;
/* Corrections carry greater revisions than this: raised when a renewed log may meet revisions that this store forgot. */
ALTER TABLE outbox_log ADD COLUMN rev_floor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox_log ADD COLUMN suspect_first INTEGER;
ALTER TABLE outbox_log ADD COLUMN suspect_last INTEGER;
ALTER TABLE outbox_log ADD COLUMN renewed_at INTEGER;
ALTER TABLE outbox_log ADD COLUMN renewed_why TEXT CHECK (renewed_why IN ('restored', 'diverged', 'set-aside'));
/* Bytes that central could do nothing with, for diagnosis; their facts went out again in smaller batches. */
CREATE TABLE set_aside_batches (
  id INTEGER PRIMARY KEY, log_id BLOB NOT NULL CHECK (length(log_id) = 16), bseq INTEGER NOT NULL, first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL
) STRICT;
/* Facts that go out as their place in the log alone. */
CREATE TABLE withheld_facts (
  seq INTEGER PRIMARY KEY REFERENCES facts (seq)
) STRICT;
ALTER TABLE rejected_facts ADD COLUMN seen_at INTEGER;
`,
};
