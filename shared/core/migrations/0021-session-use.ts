import type { Migration } from '../../db/migrate.ts';

/** What a session was for, and what it said before each correction. Instants epoch ms. */
export const sessionUse: Migration = {
  version: 21,
  name: 'session-use',
  sql: `
/* NULL: begun by a version that did not ask */
ALTER TABLE workstation_sessions ADD COLUMN declared_use TEXT;
CREATE INDEX ended_sessions_of_day ON workstation_sessions (day) WHERE ended_at IS NOT NULL;
/* Of an ended session; the beginning is kept as the quarter hour that its fact says, so that no instant matches a visit's (TRUST L-2). */
CREATE TABLE session_corrections (
  id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES workstation_sessions (id), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id),
  reason TEXT NOT NULL, workstation_id INTEGER NOT NULL REFERENCES workstations (id), quarter_started_at INTEGER NOT NULL CHECK (quarter_started_at % 900000 = 0),
  minutes INTEGER NOT NULL CHECK (minutes >= 0), declared_use TEXT
) STRICT;
CREATE INDEX corrections_of_session ON session_corrections (session_id);
`,
};
