import type { CentralMigration } from '../migrate.ts';

/**
 * Persons by antenne and day are the one set; all antennes together only keep in how many of them each person was seen. A batch so writes a third fewer rows.
 * Filled from the facts at the next start; cut by month on PostgreSQL like the tables before them.
 */
export const personDays: CentralMigration = {
  version: 5,
  name: 'person-days',
  statements: ({ engine, int, text, clustered }) => {
    const cut = engine === 'postgres' ? 'PARTITION BY RANGE (month)' : clustered;
    const rest = (table: string): readonly string[] => (engine === 'postgres' ? [`CREATE TABLE ${table}_default PARTITION OF ${table} DEFAULT`] : []);
    return [
      'DROP TABLE person_days',
      'DROP TABLE month_persons',
      `CREATE TABLE person_days (
        month ${text} NOT NULL, site ${text} NOT NULL, person ${text} NOT NULL, day ${text} NOT NULL, visits ${int} NOT NULL, cej ${int} NOT NULL,
        diagnostics ${int} NOT NULL, PRIMARY KEY (month, site, person, day)
      ) ${cut}`,
      ...rest('person_days'),
      `CREATE TABLE month_persons (
        month ${text} NOT NULL, person ${text} NOT NULL, sites ${int} NOT NULL, cej_sites ${int} NOT NULL, diagnosed_sites ${int} NOT NULL,
        PRIMARY KEY (month, person)
      ) ${cut}`,
      ...rest('month_persons'),
    ];
  },
};
