import type { Migration } from '../../db/migrate.ts';

/** Where each workstation stands in the room (domain/room-plan); both null until somebody placed it. */
export const roomPlan: Migration = {
  version: 6,
  name: 'room-plan',
  sql: `
ALTER TABLE workstations ADD COLUMN plan_column INTEGER CHECK (plan_column BETWEEN 0 AND 7);
ALTER TABLE workstations ADD COLUMN plan_row INTEGER CHECK (plan_row BETWEEN 0 AND 24)
  CHECK ((plan_row IS NULL) = (plan_column IS NULL));
CREATE UNIQUE INDEX one_workstation_a_spot ON workstations (plan_column, plan_row) WHERE plan_row IS NOT NULL;
`,
};
