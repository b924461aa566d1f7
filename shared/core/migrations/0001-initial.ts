import type { Migration } from '../../db/migrate.ts';

/** Everything of the main job. Instants are epoch milliseconds (UTC); days are local `YYYY-MM-DD`. */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE settings (
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT;
CREATE TABLE sites (
  code TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, is_here INTEGER NOT NULL CHECK (is_here IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX one_site_here ON sites (is_here) WHERE is_here = 1;
CREATE TABLE site_districts (
  site_code TEXT NOT NULL REFERENCES sites (code), district TEXT NOT NULL, PRIMARY KEY (site_code, district)
) STRICT, WITHOUT ROWID;
CREATE TABLE staff (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, verifier TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), failures_today INTEGER NOT NULL DEFAULT 0,
  failure_day TEXT, blocked_until INTEGER, created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE members (
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
  first_name TEXT NOT NULL CHECK (first_name <> ''), last_name TEXT NOT NULL CHECK (last_name <> ''),
  search_key TEXT NOT NULL, birth_year INTEGER, district TEXT, home_site TEXT NOT NULL REFERENCES sites (code),
  programme TEXT NOT NULL CHECK (programme IN ('cej', 'pacea', 'other', 'none')), created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE cards (
  card_id BLOB PRIMARY KEY CHECK (length(card_id) = 5), member_id INTEGER NOT NULL REFERENCES members (id),
  key_number INTEGER NOT NULL CHECK (key_number BETWEEN 0 AND 15), issued_at INTEGER NOT NULL, replaced_at INTEGER
) STRICT;
CREATE UNIQUE INDEX one_active_card ON cards (member_id) WHERE replaced_at IS NULL;
CREATE INDEX cards_of_member ON cards (member_id);
CREATE TABLE visits (
  id INTEGER PRIMARY KEY, fact_id BLOB NOT NULL UNIQUE CHECK (length(fact_id) = 16), rev INTEGER NOT NULL DEFAULT 1,
  member_id INTEGER REFERENCES members (id),
  /* a valid card that this terminal does not know yet (SCANNING §1) */
  provisional_card BLOB CHECK (provisional_card IS NULL OR length(provisional_card) = 5),
  day TEXT NOT NULL, arrived_at INTEGER NOT NULL, left_at INTEGER,
  is_new INTEGER NOT NULL CHECK (is_new IN (0, 1)),
  purpose TEXT NOT NULL DEFAULT 'unspecified'
    CHECK (purpose IN ('free-access','online-procedure','workshop','mediation','pix-diagnostic','device-loan','unspecified')),
  quality TEXT NOT NULL DEFAULT 'open' CHECK (quality IN ('open','measured','estimated','corrected')),
  cancelled_at INTEGER, kiosk_touch_at INTEGER,
  CHECK (left_at IS NULL OR left_at >= arrived_at),
  CHECK ((left_at IS NULL) = (quality = 'open')),
  CHECK (member_id IS NULL OR provisional_card IS NULL)
) STRICT;
CREATE UNIQUE INDEX one_open_visit ON visits (member_id) WHERE left_at IS NULL AND cancelled_at IS NULL AND member_id IS NOT NULL;
CREATE UNIQUE INDEX one_open_provisional ON visits (provisional_card) WHERE left_at IS NULL AND cancelled_at IS NULL AND provisional_card IS NOT NULL;
CREATE INDEX open_visits ON visits (arrived_at) WHERE left_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX visits_of_day ON visits (day);
CREATE INDEX visits_of_member ON visits (member_id, arrived_at) WHERE member_id IS NOT NULL;
CREATE INDEX visits_of_provisional ON visits (provisional_card, arrived_at) WHERE provisional_card IS NOT NULL;
CREATE TABLE workstations (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL DEFAULT 'in-service' CHECK (state IN ('in-service', 'out-of-order')), position INTEGER NOT NULL
) STRICT;
CREATE TABLE workstation_sessions (
  id INTEGER PRIMARY KEY, fact_id BLOB NOT NULL UNIQUE CHECK (length(fact_id) = 16), rev INTEGER NOT NULL DEFAULT 1,
  workstation_id INTEGER NOT NULL REFERENCES workstations (id),
  /* person and workstation are joined only while the session runs (TRUST L-2); kept until the undo window is over, then cut */
  visit_id INTEGER REFERENCES visits (id),
  day TEXT NOT NULL, started_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, ended_at INTEGER, cancelled_at INTEGER,
  CHECK (ended_at IS NULL OR ended_at >= started_at),
  CHECK (ended_at IS NOT NULL OR cancelled_at IS NOT NULL OR visit_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_session_a_workstation ON workstation_sessions (workstation_id) WHERE ended_at IS NULL AND cancelled_at IS NULL;
CREATE UNIQUE INDEX one_session_a_visit ON workstation_sessions (visit_id) WHERE ended_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX sessions_of_day ON workstation_sessions (day);
CREATE TABLE devices (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('laptop', 'tablet', 'phone', 'other')),
  state TEXT NOT NULL DEFAULT 'available' CHECK (state IN ('available', 'repair', 'lost', 'retired'))
) STRICT;
CREATE TABLE loans (
  id INTEGER PRIMARY KEY, fact_id BLOB NOT NULL UNIQUE CHECK (length(fact_id) = 16), rev INTEGER NOT NULL DEFAULT 1,
  device_id INTEGER NOT NULL REFERENCES devices (id), member_id INTEGER NOT NULL REFERENCES members (id),
  visit_id INTEGER REFERENCES visits (id),
  place TEXT NOT NULL CHECK (place IN ('on-site', 'take-home')),
  day TEXT NOT NULL, lent_at INTEGER NOT NULL, due_at INTEGER NOT NULL, returned_at INTEGER, cancelled_at INTEGER,
  CHECK (place <> 'on-site' OR visit_id IS NOT NULL),
  CHECK (returned_at IS NULL OR returned_at >= lent_at)
) STRICT;
CREATE UNIQUE INDEX one_loan_a_device ON loans (device_id) WHERE returned_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX open_loans_of_member ON loans (member_id) WHERE returned_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX loans_of_day ON loans (day);
/* Every scan with its outcome, refusals included; a foreign text is kept as a fingerprint only (ARCHITECTURE §3.7). */
CREATE TABLE scans (
  scan_id BLOB PRIMARY KEY CHECK (length(scan_id) = 16), role TEXT NOT NULL CHECK (role IN ('kiosk', 'desk')),
  source TEXT NOT NULL, at INTEGER NOT NULL, fingerprint BLOB NOT NULL, outcome_kind TEXT NOT NULL, outcome TEXT NOT NULL
) STRICT;
CREATE INDEX recent_scans ON scans (at);
CREATE INDEX forged_cards ON scans (at) WHERE outcome_kind = 'wrong-tag';
/* Answers of commands that carry an actionId: the same id again gives the same answer. */
CREATE TABLE actions (
  action_id BLOB PRIMARY KEY CHECK (length(action_id) = 16), method TEXT NOT NULL, at INTEGER NOT NULL, answer TEXT NOT NULL
) STRICT;
CREATE INDEX actions_at ON actions (at);
/* What can be undone at the desk for ten minutes, newest first; undoing writes a compensating fact. */
CREATE TABLE acts (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL,
  subject TEXT NOT NULL /* JSON: ids needed to compensate */, undone_at INTEGER
) STRICT;
CREATE TABLE pending_halves (
  window_id TEXT PRIMARY KEY, half TEXT NOT NULL CHECK (half IN ('person', 'device', 'workstation')), subject_id INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;
CREATE TABLE alerts (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at INTEGER NOT NULL, about TEXT NOT NULL, dismissed_at INTEGER
) STRICT;
CREATE INDEX open_alerts ON alerts (at) WHERE dismissed_at IS NULL;
CREATE TABLE day_closings (
  day TEXT PRIMARY KEY, closed_at INTEGER NOT NULL, closed_by INTEGER REFERENCES staff (id)
) STRICT;
/* The outbox: append-only, gapless, hash-chained; payload bytes are those uploaded (TRUST 7.2, D-3). */
CREATE TABLE outbox_log (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1), log_id BLOB NOT NULL CHECK (length(log_id) = 16),
  acked_seq INTEGER NOT NULL DEFAULT 0, acked_bseq INTEGER NOT NULL DEFAULT 0, acked_hash BLOB NOT NULL DEFAULT (zeroblob(32)),
  attempts INTEGER NOT NULL DEFAULT 0, next_try_at INTEGER, last_success_at INTEGER, last_error TEXT, clock_offset_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE facts (
  seq INTEGER PRIMARY KEY, id BLOB NOT NULL CHECK (length(id) = 16), rev INTEGER NOT NULL CHECK (rev >= 1),
  kind TEXT NOT NULL, at INTEGER NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX one_fact_a_revision ON facts (id, rev);
CREATE TRIGGER facts_gapless BEFORE INSERT ON facts
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM facts) BEGIN SELECT raise(ABORT, 'facts: sequence must be gapless'); END;
CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts BEGIN SELECT raise(ABORT, 'facts are append-only'); END;
CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts BEGIN SELECT raise(ABORT, 'facts are append-only'); END;
CREATE TABLE batches (
  bseq INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
  prev_hash BLOB NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32), bytes BLOB NOT NULL,
  sealed_at INTEGER NOT NULL, acked_at INTEGER
) STRICT;
CREATE TABLE rejected_facts (
  fact_id BLOB PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
/* Who did what, hash-chained, append-only; never the content (TRUST A-6). */
CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, staff_id INTEGER, role TEXT NOT NULL, method TEXT NOT NULL,
  object TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT raise(ABORT, 'the journal is append-only'); END;
CREATE TABLE job_runs (
  job TEXT PRIMARY KEY, started_at INTEGER NOT NULL, ended_at INTEGER, outcome TEXT
) STRICT;
`,
};
