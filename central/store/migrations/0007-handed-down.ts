import type { CentralMigration } from '../migrate.ts';

/** What central hands terminals (sites, purposes, charters, exceptional openings, dead cards), keys that rotate, codes that wear out, words kept. */
export const handedDown: CentralMigration = {
  version: 7,
  name: 'handed-down',
  statements: ({ int, blob, text, strict, clustered }) => [
    `CREATE TABLE site_districts (
      site ${text} NOT NULL REFERENCES sites (code), district ${text} NOT NULL, PRIMARY KEY (site, district)
    ) ${clustered}`,
    // Offered at the kiosks of all antennes; none: what the program offers.
    `CREATE TABLE offered_purposes (purpose ${text} PRIMARY KEY) ${strict}`,
    // Never edited: another text is another version. texts: JSON, by language.
    `CREATE TABLE charters (version ${int} PRIMARY KEY, from_day ${text} NOT NULL, texts ${text} NOT NULL, at ${int} NOT NULL, author ${text} NOT NULL) ${strict}`,
    // Open on that day at these hours instead of its weekday's; site '*': all antennes. A day closed is in days_off.
    `CREATE TABLE special_openings (
      site ${text} NOT NULL, day ${text} NOT NULL, from_minute ${int} NOT NULL, to_minute ${int} NOT NULL, PRIMARY KEY (site, day, from_minute)
    ) ${clustered}`,
    `CREATE TABLE dead_cards (hash ${blob} PRIMARY KEY CHECK (length(hash) = 16), received_at ${int} NOT NULL) ${strict}`,
    'CREATE INDEX dead_cards_by_time ON dead_cards (received_at)',
    // What each antenne was last handed: the version grows when its content changes.
    `CREATE TABLE handed_down (site ${text} PRIMARY KEY, version ${int} NOT NULL, hash ${blob} NOT NULL) ${strict}`,
    `ALTER TABLE terminal_keys ADD COLUMN retired_at ${int}`,
    `ALTER TABLE enrolment_codes ADD COLUMN failures ${int} NOT NULL DEFAULT 0`,
    // What the four words are made of; null for those enrolled before.
    `ALTER TABLE terminals ADD COLUMN fingerprint ${blob}`,
    // Of requests that change keys: the same bytes again within their window are refused.
    `CREATE TABLE request_nonces (nonce ${text} PRIMARY KEY, at ${int} NOT NULL) ${strict}`,
  ],
};
