import type { CentralMigration } from '../migrate.ts';

/**
 * On which day each person was first seen in a convention, and how many were on each day (docs/decisions/0024). `first_heads`: the batches of each log
 * that are counted; `first_recounts`: persons of an antenne who must be looked up again. Filled from the rollups at the next start.
 */
export const firstDays: CentralMigration = {
  version: 10,
  name: 'first-days',
  statements: ({ int, blob, text, counted, strict, clustered }) => [
    `CREATE TABLE first_days (
      convention ${int} NOT NULL REFERENCES conventions (id), person ${text} NOT NULL, site ${text} NOT NULL, day ${text} NOT NULL, diagnosed ${text},
      PRIMARY KEY (convention, person, site)
    ) ${clustered}`,
    `CREATE TABLE first_counts (
      convention ${int} NOT NULL REFERENCES conventions (id), site ${text} NOT NULL, figure ${text} NOT NULL, day ${text} NOT NULL, persons ${int} NOT NULL,
      PRIMARY KEY (convention, site, figure, day)
    ) ${clustered}`,
    `CREATE TABLE first_heads (terminal ${int} NOT NULL, log_id ${blob} NOT NULL, bseq ${int} NOT NULL, PRIMARY KEY (terminal, log_id)) ${clustered}`,
    `CREATE TABLE first_recounts (id ${counted}, person ${text} NOT NULL, site ${text} NOT NULL) ${strict}`,
  ],
};
