import type { CentralMigration } from '../migrate.ts';

/** Accounts get a role, can be closed, can belong to an OIDC provider; every change is kept with who made it. */
export const roles: CentralMigration = {
  version: 6,
  name: 'roles',
  statements: ({ int, text, counted, strict }) => [
    `ALTER TABLE readers ADD COLUMN role ${text} NOT NULL DEFAULT 'manage' CHECK (role IN ('read', 'manage'))`,
    `ALTER TABLE readers ADD COLUMN disabled_at ${int}`,
    // Of the account at a provider; null for accounts that sign in with a passphrase.
    `ALTER TABLE readers ADD COLUMN issuer ${text}`,
    `ALTER TABLE readers ADD COLUMN subject ${text}`,
    'CREATE UNIQUE INDEX reader_subjects ON readers (issuer, subject)',
    `CREATE TABLE changes (
      number ${counted}, at ${int} NOT NULL, reader ${text} NOT NULL, act ${text} NOT NULL, object ${text} NOT NULL
    ) ${strict}`,
  ],
};
