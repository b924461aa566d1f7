import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Sheet, Value } from './sheets.ts';

/** A workbook of one tab a table: numbers are numbers, days are dates, every text is a text whatever it begins with. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: dataOf(sheet),
      columns: sheet.columns.map(({ width }) => ({ width: width ?? 16 })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const dataOf = (sheet: Sheet): SheetData => [
  sheet.columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const, wrap: true })),
  ...sheet.rows.map((row) => row.map(cell)),
];

/** Days are noon UTC, so that no time zone moves them. */
function cell(value: Value) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'string') return { value, type: String, wrap: value.length > 60 };
  return { value: new Date(`${value.day}T12:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
}
