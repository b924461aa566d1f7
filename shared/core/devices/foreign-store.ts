import type { StaffId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, run, runOne } from '../../db/prepared.ts';

/** A device of another antenne that was brought here and has to go back; times in epoch ms. */
export interface ForeignDevice {
  readonly id: number;
  readonly label: string;
  readonly receivedAt: number;
}
/** Those still here, the oldest first. */
export const foreignDevices = (db: Readable): ForeignDevice[] =>
  all<ForeignDevice>(db, 'SELECT id, label, received_at AS receivedAt FROM foreign_devices WHERE sent_at IS NULL ORDER BY id');

/** One that is here already stays one. */
export function receiveForeign(db: Readable, given: { readonly label: string; readonly at: number; readonly staffId: StaffId | null }): void {
  run(db, 'INSERT OR IGNORE INTO foreign_devices (label, received_at, staff_id) VALUES (?, ?, ?)', given.label, given.at, given.staffId);
}
export function sendForeign(db: Readable, id: number, at: number): void {
  runOne(db, 'UPDATE foreign_devices SET sent_at = ? WHERE id = ? AND sent_at IS NULL', at, id);
}
