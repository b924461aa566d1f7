import type { Generated } from 'kysely';

/** A file as it was asked for, and by whom. */
interface AskedFile {
  author: string;
  month: string;
  site: string;
  version: number | null;
  format: string;
  variant: string;
}

/** The tables of the coordinators' figures (migration 2). Days are `YYYY-MM-DD`, months `YYYY-MM`, site `*` is all antennes. */
export interface ReportTables {
  /** Day and month rollups: see central/ingest/contribution.ts for the names. */
  figures: { site: string; period: string; name: string; value: number };
  /** Visits of each person by antenne and day; `cej`: as a member of the CEJ; `diagnostics`: for the Pix diagnostic. */
  person_days: { month: string; site: string; person: string; day: string; visits: number; cej: number; diagnostics: number };
  /** In how many antennes each person was seen, as a member of the CEJ, for the Pix diagnostic. */
  month_persons: { month: string; person: string; sites: number; cej_sites: number; diagnosed_sites: number };
  /** Migration 10 (docs/decisions/0024): when each person was first seen in a convention, by antenne and in all (`*`); null: not diagnosed as a member of the CEJ. */
  first_days: { convention: number; person: string; site: string; day: string; diagnosed: string | null };
  /** The same, counted by day. */
  first_counts: { convention: number; site: string; figure: string; day: string; persons: number };
  /** Up to which batch of each log the two above are right. */
  first_heads: { terminal: number; log_id: Buffer; bseq: number };
  /** Persons of whom a correction took something away since. */
  first_recounts: { id: Generated<number>; person: string; site: string };
  /** The terminals' own counters. */
  closed_days: {
    day: string;
    site: string;
    terminal: number;
    /** Of the day-closed fact. */
    fact: string;
    seq: number;
    visits: number;
    distinct_persons: number;
    presence_minutes: number;
    sessions: number;
    loans: number;
  };
  rollups_made: { version: number };
  /** What came for a frozen month after its last version. */
  late_changes: { day: string; site: string; name: string; received_on: string; value: number };
  closings: { month: string; version: number; closed_at: number; closed_by: string; sha256: string; content: string };
  comments: { id: Generated<number>; month: string; site: string; section: number | null; text: string; author: string; at: number };
  conventions: { id: Generated<number>; name: string; starts_on: string; ends_on: string };
  targets: { id: Generated<number>; convention: number; site: string; figure: string; total: number | null; slope: string; at: number; author: string };
  exports: AskedFile & {
    id: Generated<number>;
    made_at: number;
    file_name: string;
    sha256: string;
    bytes: Buffer;
  };
  /** Files asked for (migration 11); `moved_at`: its last step, `failed` 1: it could not be made. */
  export_jobs: AskedFile & {
    id: Generated<number>;
    asked_at: number;
    done: number;
    total: number;
    moved_at: number;
    failed: number;
  };
  opening_slots: { site: string; weekday: number; from_minute: number; to_minute: number };
  days_off: { site: string; day: string };
}
