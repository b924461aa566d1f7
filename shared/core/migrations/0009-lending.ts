import type { Migration } from '../../db/migrate.ts';

/** Lending by scans complete, returns with their checklist, and the inventory. Instants are epoch ms, days local `YYYY-MM-DD`. */
export const lending: Migration = {
  version: 9,
  name: 'lending',
  sql: `
ALTER TABLE devices ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN serial TEXT NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN value_cents INTEGER CHECK (value_cents IS NULL OR value_cents BETWEEN 0 AND 100000000);
ALTER TABLE devices ADD COLUMN purchased_on TEXT;
/* the antenne that has it now; null: this one */
ALTER TABLE devices ADD COLUMN at_site TEXT REFERENCES sites (code);
CREATE TABLE device_accessories (
  device_id INTEGER NOT NULL REFERENCES devices (id), accessory TEXT NOT NULL CHECK (accessory IN ('charger', 'mouse', 'headset', '4g-key')),
  PRIMARY KEY (device_id, accessory)
) STRICT, WITHOUT ROWID;
INSERT INTO device_accessories SELECT id, 'charger' FROM devices WHERE kind <> 'other';
INSERT INTO device_accessories SELECT id, 'mouse' FROM devices WHERE kind = 'laptop';
CREATE TABLE device_photos (
  device_id INTEGER PRIMARY KEY REFERENCES devices (id), type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/webp', 'image/png')),
  bytes BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 40960), at INTEGER NOT NULL
) STRICT;
CREATE TABLE device_repairs (
  id INTEGER PRIMARY KEY, device_id INTEGER NOT NULL REFERENCES devices (id), opened_on TEXT NOT NULL, closed_on TEXT,
  cost_cents INTEGER CHECK (cost_cents IS NULL OR cost_cents BETWEEN 0 AND 100000000), what TEXT NOT NULL,
  CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;
CREATE UNIQUE INDEX one_open_repair ON device_repairs (device_id) WHERE closed_on IS NULL;
CREATE INDEX repairs_of_device ON device_repairs (device_id);
/* What happened to a device besides its loans: who, when, why. */
CREATE TABLE device_events (
  id INTEGER PRIMARY KEY, device_id INTEGER NOT NULL REFERENCES devices (id), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id),
  kind TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX events_of_device ON device_events (device_id, id);
CREATE INDEX loans_of_device ON loans (device_id, lent_at);
CREATE INDEX loans_to_check ON loans (returned_at) WHERE returned_at IS NOT NULL AND cancelled_at IS NULL;
CREATE TABLE loan_accessories (
  loan_id INTEGER NOT NULL REFERENCES loans (id), accessory TEXT NOT NULL CHECK (accessory IN ('charger', 'mouse', 'headset', '4g-key')),
  state TEXT NOT NULL CHECK (state IN ('with', 'back', 'missing')), PRIMARY KEY (loan_id, accessory)
) STRICT, WITHOUT ROWID;
/* In what condition a device came back. */
CREATE TABLE loan_conditions (
  loan_id INTEGER PRIMARY KEY REFERENCES loans (id), at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id),
  accounts_out INTEGER NOT NULL CHECK (accounts_out IN (0, 1)), files_wiped INTEGER NOT NULL CHECK (files_wiped IN (0, 1)),
  on_charge INTEGER NOT NULL CHECK (on_charge IN (0, 1)), damaged INTEGER NOT NULL CHECK (damaged IN (0, 1)),
  by_other INTEGER NOT NULL CHECK (by_other IN (0, 1)), note TEXT NOT NULL DEFAULT ''
) STRICT;
/* Warnings that somebody passed, and why. */
CREATE TABLE loan_passes (
  loan_id INTEGER NOT NULL REFERENCES loans (id), warning TEXT NOT NULL, reason TEXT NOT NULL, staff_id INTEGER REFERENCES staff (id),
  at INTEGER NOT NULL, PRIMARY KEY (loan_id, warning)
) STRICT, WITHOUT ROWID;
CREATE TABLE lending_suspensions (
  member_id INTEGER PRIMARY KEY REFERENCES members (id), until_day TEXT NOT NULL, reason TEXT NOT NULL, staff_id INTEGER REFERENCES staff (id), at INTEGER NOT NULL
) STRICT;
ALTER TABLE pending_halves ADD COLUMN also TEXT NOT NULL DEFAULT '[]'; /* JSON: devices chosen before this one */
/* What waits for the CONTINUER card, and the loan that a command card speaks of, per window. */
CREATE TABLE desk_questions (
  window_id TEXT PRIMARY KEY, question TEXT NOT NULL, until INTEGER NOT NULL
) STRICT;
CREATE TABLE desk_focus (
  window_id TEXT PRIMARY KEY, loan_id INTEGER NOT NULL REFERENCES loans (id), until INTEGER NOT NULL
) STRICT;
/* Devices of other antennes that were brought here, until they go back. */
CREATE TABLE foreign_devices (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, received_at INTEGER NOT NULL, staff_id INTEGER REFERENCES staff (id), sent_at INTEGER
) STRICT;
CREATE UNIQUE INDEX one_foreign_device ON foreign_devices (label) WHERE sent_at IS NULL;
`,
};
