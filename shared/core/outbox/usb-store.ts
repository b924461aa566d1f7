import type { Readable } from '../../db/open-store.ts';
import { all, one, runOne } from '../../db/prepared.ts';
import type { SealedBatch } from './outbox-store.ts';

export interface ExportRow {
  readonly nonce: string;
  /** Epoch ms. */
  readonly at: number;
  readonly batches: number;
  readonly facts: number;
  readonly answeredAt: number | null;
}
const columns = 'nonce, at, batches, facts, answered_at AS answeredAt';
export const lastExport = (db: Readable): ExportRow | undefined =>
  one<ExportRow>(db, `SELECT ${columns} FROM usb_exports ORDER BY at DESC, rowid DESC LIMIT 1`);
export const findExport = (db: Readable, nonce: string): ExportRow | undefined =>
  one<ExportRow>(db, `SELECT ${columns} FROM usb_exports WHERE nonce = ?`, nonce);
export function keepExport(db: Readable, given: Omit<ExportRow, 'answeredAt'>): void {
  runOne(db, 'INSERT INTO usb_exports (nonce, at, batches, facts) VALUES (?, ?, ?, ?)', given.nonce, given.at, given.batches, given.facts);
}
export function noteExportAnswered(db: Readable, nonce: string, at: number): void {
  runOne(db, 'UPDATE usb_exports SET answered_at = ? WHERE nonce = ?', at, nonce);
}

/** Sealed batches that central has not acknowledged, from the first on; their bytes are read one batch at a time. */
export const unackedBatches = (db: Readable): readonly Omit<SealedBatch, 'bytes' | 'prevHash' | 'hash'>[] =>
  all(
    db,
    'SELECT bseq, first_seq AS firstSeq, last_seq AS lastSeq FROM batches WHERE bseq > ifnull((SELECT acked_bseq FROM outbox_log), 0) AND acked_at IS NULL ORDER BY bseq',
  );
export const batchAt = (db: Readable, bseq: number): SealedBatch | undefined =>
  one<SealedBatch>(db, 'SELECT bseq, first_seq AS firstSeq, last_seq AS lastSeq, prev_hash AS prevHash, hash, bytes FROM batches WHERE bseq = ?', bseq);
