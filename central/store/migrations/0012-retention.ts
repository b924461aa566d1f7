import type { CentralMigration } from '../migrate.ts';

/**
 * How long pseudonymised facts are kept, and what was removed. A batch says the oldest month it knows of: '' for those received before this version (the
 * first purge reads them once), a month that never comes when its bytes are gone.
 */
export const retention: CentralMigration = {
  version: 12,
  name: 'retention',
  statements: ({ int, text, counted, strict }) => [
    // Each change is a row; the last one holds.
    `CREATE TABLE retention_rules (
      number ${counted}, months ${int} NOT NULL, reason ${text} NOT NULL, at ${int} NOT NULL, author ${text} NOT NULL
    ) ${strict}`,
    // kept_from never goes back: the last row says which months are complete, '' while nothing was ever removed. Without an end: to be gone on with.
    `CREATE TABLE purges (
      number ${counted}, kept_from ${text} NOT NULL, started_at ${int} NOT NULL, ended_at ${int}, facts ${int} NOT NULL DEFAULT 0,
      persons ${int} NOT NULL DEFAULT 0, batches ${int} NOT NULL DEFAULT 0, files ${int} NOT NULL DEFAULT 0, lines ${int} NOT NULL DEFAULT 0
    ) ${strict}`,
    `ALTER TABLE batches ADD COLUMN oldest ${text} NOT NULL DEFAULT ''`,
    'CREATE INDEX batches_by_oldest ON batches (oldest)',
  ],
};
