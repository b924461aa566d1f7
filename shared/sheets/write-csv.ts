import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '../domain/formula-guard.ts';
import type { Sheet, Value } from './sheets.ts';

/** One table as a French spreadsheet opens it: `;`, UTF-8 with BOM, decimal comma, days as JJ/MM/AAAA, no text that a spreadsheet would run. */
export function writeCsv(sheet: Sheet): Buffer {
  const rows = sheet.rows.map((row) => row.map(cell));
  return Buffer.from(
    stringify(rows, {
      header: true,
      columns: sheet.columns.map(({ header }) => header),
      delimiter: ';',
      bom: true,
      record_delimiter: 'windows',
    }),
    'utf8',
  );
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' ? guardFormula(value) : value.day.split('-').toReversed().join('/');
}
