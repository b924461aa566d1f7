import type { Migration } from '../../db/migrate.ts';

/** Workstations kept for a person and a time; and what finds the traces of who sat where, to forget them (TRUST L-2). Instants are epoch ms. */
export const reservations: Migration = {
  version: 11,
  name: 'reservations',
  sql: `
CREATE TABLE reservations (
  id INTEGER PRIMARY KEY, workstation_id INTEGER NOT NULL REFERENCES workstations (id),
  /* cut once the reservation is over, as sessions are */
  member_id INTEGER REFERENCES members (id),
  from_at INTEGER NOT NULL, to_at INTEGER NOT NULL CHECK (to_at > from_at), made_at INTEGER NOT NULL, closed_at INTEGER,
  how TEXT CHECK (how IN ('seated', 'absent', 'cancelled', 'passed')),
  CHECK ((closed_at IS NULL) = (how IS NULL)),
  CHECK (closed_at IS NOT NULL OR member_id IS NOT NULL)
) STRICT;
CREATE INDEX open_reservations ON reservations (from_at) WHERE closed_at IS NULL;
CREATE INDEX reservations_of_member ON reservations (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX seat_answers ON actions (at)
  WHERE method IN ('workstations.seat', 'workstations.end', 'workstations.reserve', 'reservations.cancel', 'undo.last') AND answer <> '{"kind":"nothing-changed","why":"already-ended"}';
CREATE INDEX named_scans ON scans (at) WHERE role = 'desk' AND outcome <> '{"kind":"duplicate"}';
CREATE INDEX acts_at ON acts (at);
CREATE INDEX uncut_sessions ON workstation_sessions (ended_at) WHERE visit_id IS NOT NULL;
`,
};
