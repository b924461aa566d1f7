import { createHmac, createSecretKey } from 'node:crypto';
import { sameCodeText } from '../../domain/scan-repeat.ts';
import type { ScanSource } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';
import type { SecretsPort } from '../ports.ts';

export const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** A text that may be somebody's private document is kept as a keyed fingerprint only (ARCHITECTURE §3.7): the same for every reader of one code. */
export function fingerprintOf(secrets: SecretsPort, frame: string): Buffer {
  return createHmac('sha256', createSecretKey(secrets.get('pepper') ?? new Uint8Array(32)))
    .update(sameCodeText(frame))
    .digest()
    .subarray(0, 16);
}

export interface KeptScan {
  readonly scanId: Buffer;
  readonly role: 'kiosk' | 'desk';
  readonly source: ScanSource;
  readonly at: number;
  readonly fingerprint: Buffer;
  /** The outcome's kind, or `wrong-tag` for a forged card (the outcome shown is `not-ours`). */
  readonly outcomeKind: string;
  readonly outcome: unknown;
}
/** The outcome already given to this scan id, as JSON text. */
export function keptOutcome(db: Readable, scanId: Buffer, role: 'kiosk' | 'desk'): string | undefined {
  return one<{ outcome: string }>(db, 'SELECT outcome FROM scans WHERE scan_id = ? AND role = ?', scanId, role)?.outcome;
}
/** Keeps a scan with its outcome, refusals included. */
export function keepScan(db: Readable, scan: KeptScan): void {
  run(
    db,
    'INSERT INTO scans (scan_id, role, source, at, fingerprint, outcome_kind, outcome) VALUES (?, ?, ?, ?, ?, ?, ?)',
    scan.scanId,
    scan.role,
    scan.source,
    scan.at,
    scan.fingerprint,
    scan.outcomeKind,
    JSON.stringify(scan.outcome),
  );
}
/** A stretch of time that ends now: scans dated later were made before the clock was set back. */
export interface Since {
  readonly after: number;
  readonly now: number;
}
/** The outcome kind of a scan that a locked source made: it says nothing of the code, so another reader may read it at once. */
export const SOURCE_LOCKED = 'source-locked';

/** When this very code was last read for this role, whichever reader saw it; undefined: not in that time. */
export function lastReadAt(db: Readable, seen: { readonly role: 'kiosk' | 'desk'; readonly fingerprint: Buffer }, { after, now }: Since): number | undefined {
  const sql = `SELECT max(at) AS at FROM scans WHERE at > ? AND at <= ? AND role = ? AND fingerprint = ? AND outcome_kind <> '${SOURCE_LOCKED}'`;
  return one<{ at: number | null }>(db, sql, after, now, seen.role, seen.fingerprint)?.at ?? undefined;
}
/** Forged cards read from this source in that time. */
export function wrongTagsSince(db: Readable, source: ScanSource, { after, now }: Since): number {
  const sql = "SELECT count(*) AS n FROM scans WHERE at > ? AND at <= ? AND source = ? AND outcome_kind = 'wrong-tag'";
  return one<{ n: number }>(db, sql, after, now, source)?.n ?? 0;
}
/** Numbers typed at the kiosk that were nobody's, in that time. */
export function unknownNumbersSince(db: Readable, { after, now }: Since): number {
  const sql = "SELECT count(*) AS n FROM scans WHERE at > ? AND at <= ? AND source = 'typed' AND outcome_kind = 'number-unknown'";
  return one<{ n: number }>(db, sql, after, now)?.n ?? 0;
}
/** Scan rows live as long as anybody could ask about them. */
export function forgetScans(db: Readable, before: number): void {
  run(db, 'DELETE FROM scans WHERE at < ?', before);
}
/** Scans of the desk made before `before` keep their hour and the kind of their outcome: not the names, nor which code it was. */
export function forgetDeskScans(db: Readable, before: number): void {
  // The words of the index `named_scans`.
  const sql = `UPDATE scans SET outcome = '{"kind":"duplicate"}', fingerprint = zeroblob(16)
    WHERE role = 'desk' AND outcome <> '{"kind":"duplicate"}' AND at < ?`;
  run(db, sql, before);
}
