import type { CentralMigration } from '../migrate.ts';

/** Sealed batches are the truth; facts hold each id's latest revision; rollups follow in the same transaction. */
export const initial: CentralMigration = {
  version: 1,
  name: 'initial',
  statements: ({ int, blob, text, counted, strict, clustered }) => [
    `CREATE TABLE sites (code ${text} PRIMARY KEY, name ${text} NOT NULL) ${strict}`,
    `CREATE TABLE enrolment_codes (
      code_hash ${blob} PRIMARY KEY, site_code ${text} NOT NULL REFERENCES sites (code), expires_at ${int} NOT NULL, used_at ${int}
    ) ${strict}`,
    `CREATE TABLE enrolment_failures (at ${int} NOT NULL) ${strict}`,
    'CREATE INDEX recent_enrolment_failures ON enrolment_failures (at)',
    `CREATE TABLE terminals (
      number ${counted}, name ${text} NOT NULL UNIQUE, site_code ${text} NOT NULL REFERENCES sites (code),
      enrolled_at ${int} NOT NULL, last_contact_at ${int}, clock_gap_ms ${int} NOT NULL DEFAULT 0, revoked_at ${int}
    ) ${strict}`,
    `CREATE TABLE terminal_keys (
      key_id ${text} PRIMARY KEY, terminal ${int} NOT NULL REFERENCES terminals (number),
      public_key ${blob} NOT NULL CHECK (length(public_key) = 32), revoked_at ${int}
    ) ${strict}`,
    `CREATE TABLE logs (
      terminal ${int} NOT NULL REFERENCES terminals (number), log_id ${blob} NOT NULL CHECK (length(log_id) = 16),
      bseq ${int} NOT NULL, seq ${int} NOT NULL, hash ${blob} NOT NULL, PRIMARY KEY (terminal, log_id)
    ) ${clustered}`,
    `CREATE TABLE batches (
      terminal ${int} NOT NULL, log_id ${blob} NOT NULL, bseq ${int} NOT NULL, hash ${blob} NOT NULL CHECK (length(hash) = 32),
      bytes ${blob} NOT NULL, received_at ${int} NOT NULL, last_seq ${int} NOT NULL, quarantined ${text} NOT NULL, PRIMARY KEY (terminal, log_id, bseq)
    ) ${strict}`,
    `CREATE TABLE facts (
      id ${blob} PRIMARY KEY CHECK (length(id) = 16), rev ${int} NOT NULL, terminal ${int} NOT NULL, day ${text} NOT NULL, payload ${text} NOT NULL
    ) ${clustered}`,
    `CREATE TABLE quarantine (
      terminal ${int} NOT NULL, log_id ${blob} NOT NULL, bseq ${int} NOT NULL, fact_id ${text} NOT NULL, reason ${text} NOT NULL, at ${int} NOT NULL
    ) ${strict}`,
    // One row an antenne and day, one an antenne and month ('*' = all antennes).
    `CREATE TABLE figures (
      site ${text} NOT NULL, period ${text} NOT NULL, name ${text} NOT NULL, value ${int} NOT NULL, PRIMARY KEY (period, site, name)
    ) ${clustered}`,
    `CREATE TABLE month_persons (
      month ${text} NOT NULL, site ${text} NOT NULL, person ${text} NOT NULL, visits ${int} NOT NULL, PRIMARY KEY (month, site, person)
    ) ${clustered}`,
    `CREATE TABLE closed_days (
      site ${text} NOT NULL, day ${text} NOT NULL, visits ${int} NOT NULL, distinct_persons ${int} NOT NULL, presence_minutes ${int} NOT NULL,
      sessions ${int} NOT NULL, loans ${int} NOT NULL, PRIMARY KEY (site, day)
    ) ${clustered}`,
    `CREATE TABLE readers (
      id ${counted}, name ${text} NOT NULL UNIQUE, verifier ${text} NOT NULL, failures ${int} NOT NULL DEFAULT 0,
      failures_today ${int} NOT NULL DEFAULT 0, failure_day ${text}, blocked_until ${int}
    ) ${strict}`,
    `CREATE TABLE reader_sessions (
      token_hash ${blob} PRIMARY KEY, reader ${int} NOT NULL REFERENCES readers (id), expires_at ${int} NOT NULL
    ) ${strict}`,
  ],
};
