import { createHmac, createSecretKey } from 'node:crypto';
import type { ScanSource } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';
import type { SecretsPort } from '../ports.ts';

export const bytesOfUuid = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** A text that may be somebody's private document is kept as a keyed fingerprint only (ARCHITECTURE §3.7). */
export function fingerprintOf(secrets: SecretsPort, frame: string): Buffer {
  return createHmac('sha256', createSecretKey(secrets.get('pepper') ?? new Uint8Array(32)))
    .update(frame)
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
/** When this very frame was last read at the desk; null when not since `after`. */
export function lastDeskScanOf(db: Readable, fingerprint: Buffer, after: number): number | null {
  const row = one<{ at: number }>(db, "SELECT at FROM scans WHERE at > ? AND role = 'desk' AND fingerprint = ? ORDER BY at DESC LIMIT 1", after, fingerprint);
  return row?.at ?? null;
}
/** Forged cards read from this source since `after`. */
export function wrongTagsSince(db: Readable, source: ScanSource, after: number): number {
  return one<{ n: number }>(db, "SELECT count(*) AS n FROM scans WHERE at > ? AND source = ? AND outcome_kind = 'wrong-tag'", after, source)?.n ?? 0;
}
/** Scan rows live as long as anybody could ask about them. */
export function forgetScans(db: Readable, before: number): void {
  run(db, 'DELETE FROM scans WHERE at < ?', before);
}
