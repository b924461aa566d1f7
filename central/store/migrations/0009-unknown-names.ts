import type { CentralMigration } from '../migrate.ts';

/** Tries to sign in under names that nobody has, counted like those of accounts: a refusal must not say which names exist. Names are kept as keyed hashes, a day. */
export const unknownNames: CentralMigration = {
  version: 9,
  name: 'unknown-names',
  statements: ({ int, blob, text, strict }) => [
    `CREATE TABLE unknown_names (
      name_hash ${blob} PRIMARY KEY, failures ${int} NOT NULL, failures_today ${int} NOT NULL, failure_day ${text} NOT NULL, blocked_until ${int}
    ) ${strict}`,
  ],
};
