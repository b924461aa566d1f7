import type { CentralMigration } from '../migrate.ts';

/** Files asked for and not yet made: they are made apart, and survive a restart (docs/decisions/0025). `total` 0: not begun. */
export const exportJobs: CentralMigration = {
  version: 11,
  name: 'export-jobs',
  statements: ({ int, text, counted, strict }) => [
    `CREATE TABLE export_jobs (
      id ${counted}, asked_at ${int} NOT NULL, author ${text} NOT NULL, month ${text} NOT NULL, site ${text} NOT NULL, version ${int},
      format ${text} NOT NULL, variant ${text} NOT NULL, done ${int} NOT NULL, total ${int} NOT NULL, moved_at ${int} NOT NULL, failed ${int} NOT NULL
    ) ${strict}`,
  ],
};
