import type { Migration } from '../../db/migrate.ts';

/** Where a charter was accepted: before somebody at the desk, or alone at the kiosk. */
export const charterAtKiosk: Migration = {
  version: 19,
  name: 'charter-at-kiosk',
  sql: `
ALTER TABLE charter_acceptances ADD COLUMN origin TEXT NOT NULL DEFAULT 'desk' CHECK (origin IN ('desk', 'kiosk'));
`,
};
