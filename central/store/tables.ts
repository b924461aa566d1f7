import type { Generated, Kysely } from 'kysely';
import type { ReaderRole } from '../../shared/domain/reader-role.ts';
import type { HandedDownTables } from './handed-down-tables.ts';
import type { ReportTables } from './report-tables.ts';
import type { RetentionTables } from './retention-tables.ts';

/** Rows as both engines give them: instants are epoch ms, blobs are Buffers, JSON is text, nothing is a boolean. */
export interface Tables extends ReportTables, HandedDownTables, RetentionTables {
  sites: { code: string; name: string };
  enrolment_codes: { code_hash: Buffer; site_code: string; expires_at: number; used_at: number | null; failures: Generated<number> };
  enrolment_failures: { at: number };
  terminals: {
    number: Generated<number>;
    name: string;
    site_code: string;
    enrolled_at: number;
    last_contact_at: number | null;
    clock_gap_ms: Generated<number>;
    revoked_at: number | null;
    current_log: Generated<Buffer | null>;
    /** As the terminal said when it last asked; null: it never did. */
    program: Generated<string | null>;
    waiting: Generated<number | null>;
    fingerprint: Generated<Buffer | null>;
  };
  /** A retired key was replaced by a newer one and holds until then. */
  terminal_keys: { key_id: string; terminal: number; public_key: Buffer; revoked_at: number | null; retired_at: Generated<number | null> };
  request_nonces: { nonce: string; at: number };
  logs: { terminal: number; log_id: Buffer; bseq: number; seq: number; hash: Buffer };
  batches: {
    terminal: number;
    log_id: Buffer;
    bseq: number;
    /** `YYYY-MM` of its receipt, UTC: the partition. */
    month: string;
    hash: Buffer;
    /** Empty: gone with the months they told of. */
    bytes: Buffer;
    received_at: number;
    last_seq: number;
    quarantined: string;
    /** The oldest `YYYY-MM` of its facts and of its receipt; '': not looked up yet; NO_BYTES (batch-months.ts) without bytes. */
    oldest: Generated<string>;
  };
  /** One row a fact: its latest revision, whose it is, and the day under which its payload lies in `facts`. */
  fact_ids: { id: Buffer; rev: number; terminal: number; day: string };
  facts: { day: string; id: Buffer; payload: string };
  quarantine: { terminal: number; log_id: Buffer; bseq: number; fact_id: string; reason: string; at: number };
  readers: {
    id: Generated<number>;
    name: string;
    verifier: string;
    failures: Generated<number>;
    failures_today: Generated<number>;
    failure_day: string | null;
    blocked_until: number | null;
    role: ReaderRole;
    disabled_at: number | null;
    issuer: string | null;
    subject: string | null;
  };
  /** Tries to sign in under names that nobody has. */
  unknown_names: { name_hash: Buffer; failures: number; failures_today: number; failure_day: string; blocked_until: number | null };
  changes: { number: Generated<number>; at: number; reader: string; act: string; object: string };
  reader_sessions: { token_hash: Buffer; reader: number; expires_at: number };
}

/** Central's store, whichever engine is behind; also what a transaction hands to its work (docs/decisions/0004). */
export type Store = Kysely<Tables>;
