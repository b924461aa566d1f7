import type { Migration } from '../../db/migrate.ts';

/** A workstation that left the room keeps its past sessions. Instant epoch ms; NULL: it is there. */
export const retiredWorkstations: Migration = {
  version: 22,
  name: 'retired-workstations',
  sql: 'ALTER TABLE workstations ADD COLUMN retired_at INTEGER;',
};
