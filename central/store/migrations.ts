import type { Migration } from '../../shared/db/migrate.ts';

/** Central's tables. Sealed batches are the truth; facts hold each id's latest revision; rollups follow in the same transaction. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'initial',
    sql: `
CREATE TABLE sites (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE enrolment_codes (
  code_hash BLOB PRIMARY KEY, site_code TEXT NOT NULL REFERENCES sites (code), expires_at INTEGER NOT NULL, used_at INTEGER
) STRICT;
CREATE TABLE enrolment_failures (at INTEGER NOT NULL) STRICT;
CREATE INDEX recent_enrolment_failures ON enrolment_failures (at);
CREATE TABLE terminals (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, site_code TEXT NOT NULL REFERENCES sites (code),
  enrolled_at INTEGER NOT NULL, last_contact_at INTEGER, clock_gap_ms INTEGER NOT NULL DEFAULT 0, revoked_at INTEGER
) STRICT;
CREATE TABLE terminal_keys (
  key_id TEXT PRIMARY KEY, terminal INTEGER NOT NULL REFERENCES terminals (number), public_key BLOB NOT NULL CHECK (length(public_key) = 32), revoked_at INTEGER
) STRICT;
CREATE TABLE logs (
  terminal INTEGER NOT NULL REFERENCES terminals (number), log_id BLOB NOT NULL CHECK (length(log_id) = 16),
  bseq INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (terminal, log_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE batches (
  terminal INTEGER NOT NULL, log_id BLOB NOT NULL, bseq INTEGER NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32),
  bytes BLOB NOT NULL, received_at INTEGER NOT NULL, last_seq INTEGER NOT NULL, quarantined TEXT NOT NULL, PRIMARY KEY (terminal, log_id, bseq)
) STRICT;
CREATE TABLE facts (
  id BLOB PRIMARY KEY CHECK (length(id) = 16), rev INTEGER NOT NULL, terminal INTEGER NOT NULL, day TEXT NOT NULL, payload TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE quarantine (
  terminal INTEGER NOT NULL, log_id BLOB NOT NULL, bseq INTEGER NOT NULL, fact_id TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
/* One row an antenne and day, one an antenne and month ('*' = all antennes): figures as JSON-free counters. */
CREATE TABLE figures (
  site TEXT NOT NULL, period TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (period, site, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE month_persons (
  month TEXT NOT NULL, site TEXT NOT NULL, person TEXT NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (month, site, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE closed_days (
  site TEXT NOT NULL, day TEXT NOT NULL, visits INTEGER NOT NULL, distinct_persons INTEGER NOT NULL, presence_minutes INTEGER NOT NULL,
  sessions INTEGER NOT NULL, loans INTEGER NOT NULL, PRIMARY KEY (site, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE readers (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, verifier TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0,
  failures_today INTEGER NOT NULL DEFAULT 0, failure_day TEXT, blocked_until INTEGER
) STRICT;
CREATE TABLE reader_sessions (
  token_hash BLOB PRIMARY KEY, reader INTEGER NOT NULL REFERENCES readers (id), expires_at INTEGER NOT NULL
) STRICT;
`,
  },
];
