import type { DeviceId, StaffId } from '../../domain/brand.ts';
import type { Unexpected } from '../../domain/stock-take.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

export type StockResult = 'found' | 'unexpected' | 'missing';
/** One label of a stock-taking; `why` of an unexpected one. */
export interface StockLine {
  readonly label: string;
  readonly deviceId: DeviceId | null;
  readonly name: string;
  readonly result: StockResult;
  readonly why: Unexpected | '';
  readonly at: number;
}
export interface StockTake {
  readonly id: number;
  readonly startedAt: number;
  readonly closedAt: number | null;
}
const columns = 'id, started_at AS startedAt, closed_at AS closedAt';

export const openStockTake = (db: Readable): StockTake | undefined => one<StockTake>(db, `SELECT ${columns} FROM stock_takes WHERE closed_at IS NULL`);
export const findStockTake = (db: Readable, id: number): StockTake | undefined => one<StockTake>(db, `SELECT ${columns} FROM stock_takes WHERE id = ?`, id);
/** Finished ones, the newest first. */
export const pastStockTakes = (db: Readable): StockTake[] =>
  all<StockTake>(db, `SELECT ${columns} FROM stock_takes WHERE closed_at IS NOT NULL ORDER BY id DESC LIMIT 24`);
export function startStockTake(db: Readable, given: { readonly at: number; readonly staffId: StaffId }): number {
  return runOne(db, 'INSERT INTO stock_takes (started_at, started_by) VALUES (?, ?)', given.at, given.staffId);
}
export function closeStockTake(db: Readable, id: number, given: { readonly at: number; readonly staffId: StaffId }): void {
  runOne(db, 'UPDATE stock_takes SET closed_at = ?, closed_by = ? WHERE id = ? AND closed_at IS NULL', given.at, given.staffId, id);
}
export const stockLines = (db: Readable, id: number): StockLine[] =>
  all<StockLine>(db, 'SELECT label, device_id AS deviceId, name, result, why, at FROM stock_lines WHERE stock_id = ? ORDER BY at DESC, name', id);
/** False: this label was counted already. */
export function keepStockLine(db: Readable, id: number, line: StockLine): boolean {
  const sql = 'INSERT OR IGNORE INTO stock_lines (stock_id, label, device_id, name, result, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)';
  return run(db, sql, id, line.label, line.deviceId, line.name, line.result, line.why, line.at).touched === 1;
}
