import type { PrinterOffset } from '../../domain/label-formats.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

/** A label printer as people call it, and what it is off by. */
export interface Printer extends PrinterOffset {
  readonly name: string;
}
const columns = 'name, right_tenths AS rightTenths, down_tenths AS downTenths';

export const allPrinters = (db: Readable): Printer[] => all<Printer>(db, `SELECT ${columns} FROM printers ORDER BY name`);
/** A printer that nobody set is off by nothing. */
export const offsetOf = (db: Readable, name: string): PrinterOffset =>
  one<Printer>(db, `SELECT ${columns} FROM printers WHERE name = ?`, name) ?? { rightTenths: 0, downTenths: 0 };
export function keepPrinter(db: Readable, printer: Printer): void {
  const sql = `INSERT INTO printers (name, right_tenths, down_tenths) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET right_tenths = excluded.right_tenths, down_tenths = excluded.down_tenths`;
  run(db, sql, printer.name, printer.rightTenths, printer.downTenths);
}
