import type { CentralMigration } from '../migrate.ts';

/**
 * What the coordinators' pages read: persons by day and as members of the CEJ, the terminals' own counters, frozen months, comments, targets, exports,
 * the opening calendar. Rollups have changed their content: central makes them again from the facts when it next starts.
 */
export const reports: CentralMigration = {
  version: 2,
  name: 'reports',
  statements: ({ int, blob, text, counted, strict, clustered }) => [
    `ALTER TABLE month_persons ADD COLUMN cej ${int} NOT NULL DEFAULT 0`,
    `ALTER TABLE month_persons ADD COLUMN diagnostics ${int} NOT NULL DEFAULT 0`,
    `CREATE TABLE person_days (
      day ${text} NOT NULL, site ${text} NOT NULL, person ${text} NOT NULL, visits ${int} NOT NULL, PRIMARY KEY (day, site, person)
    ) ${clustered}`,
    // An antenne may have several terminals, and a terminal restored from a backup may close a day again: the last word of each counts.
    'DROP TABLE closed_days',
    `CREATE TABLE closed_days (
      day ${text} NOT NULL, site ${text} NOT NULL, terminal ${int} NOT NULL, fact ${text} NOT NULL, seq ${int} NOT NULL, visits ${int} NOT NULL,
      distinct_persons ${int} NOT NULL, presence_minutes ${int} NOT NULL, sessions ${int} NOT NULL, loans ${int} NOT NULL,
      PRIMARY KEY (day, site, terminal, fact)
    ) ${clustered}`,
    // The version of the rollups' content; none: they are made again.
    `CREATE TABLE rollups_made (version ${int} NOT NULL) ${strict}`,
    `CREATE TABLE late_changes (
      day ${text} NOT NULL, site ${text} NOT NULL, name ${text} NOT NULL, received_on ${text} NOT NULL, value ${int} NOT NULL,
      PRIMARY KEY (day, site, name, received_on)
    ) ${clustered}`,
    // Never updated, never deleted: the number is the key, so two managers cannot make the same version.
    `CREATE TABLE closings (
      month ${text} NOT NULL, version ${int} NOT NULL, closed_at ${int} NOT NULL, closed_by ${text} NOT NULL, sha256 ${text} NOT NULL,
      content ${text} NOT NULL, PRIMARY KEY (month, version)
    ) ${strict}`,
    `CREATE TABLE comments (
      id ${counted}, month ${text} NOT NULL, site ${text} NOT NULL, section ${int}, text ${text} NOT NULL, author ${text} NOT NULL, at ${int} NOT NULL
    ) ${strict}`,
    'CREATE INDEX comments_of_month ON comments (month)',
    `CREATE TABLE conventions (id ${counted}, name ${text} NOT NULL, starts_on ${text} NOT NULL, ends_on ${text} NOT NULL) ${strict}`,
    // Each change is a row; the last one holds.
    `CREATE TABLE targets (
      id ${counted}, convention ${int} NOT NULL REFERENCES conventions (id), site ${text} NOT NULL, figure ${text} NOT NULL, total ${int},
      slope ${text} NOT NULL, at ${int} NOT NULL, author ${text} NOT NULL
    ) ${strict}`,
    `CREATE TABLE exports (
      id ${counted}, made_at ${int} NOT NULL, author ${text} NOT NULL, month ${text} NOT NULL, site ${text} NOT NULL, version ${int},
      format ${text} NOT NULL, variant ${text} NOT NULL, file_name ${text} NOT NULL, sha256 ${text} NOT NULL, bytes ${blob} NOT NULL
    ) ${strict}`,
    `CREATE TABLE opening_slots (
      site ${text} NOT NULL REFERENCES sites (code), weekday ${int} NOT NULL, from_minute ${int} NOT NULL, to_minute ${int} NOT NULL,
      PRIMARY KEY (site, weekday, from_minute)
    ) ${clustered}`,
    // site '*': the whole organisation.
    `CREATE TABLE days_off (site ${text} NOT NULL, day ${text} NOT NULL, PRIMARY KEY (site, day)) ${clustered}`,
  ],
};
