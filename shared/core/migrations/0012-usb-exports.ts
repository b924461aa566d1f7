import type { Migration } from '../../db/migrate.ts';

/** Files of sealed batches written for central, so that their answers are known again. Instants are epoch ms. */
export const usbExports: Migration = {
  version: 12,
  name: 'usb-exports',
  sql: `
CREATE TABLE usb_exports (
  nonce TEXT PRIMARY KEY, at INTEGER NOT NULL, batches INTEGER NOT NULL CHECK (batches >= 0), facts INTEGER NOT NULL CHECK (facts >= 0), answered_at INTEGER
) STRICT;
CREATE INDEX usb_exports_at ON usb_exports (at);
`,
};
