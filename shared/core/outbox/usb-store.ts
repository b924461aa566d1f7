import type { Readable } from '../../db/open-store.ts';
import { one, runOne } from '../../db/prepared.ts';

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
