import type { ImportLine } from '../../../shared/domain/import-cells.ts';
import { decodeText, type Encoding, looksLikeText } from './decode-text.ts';
import { FileRefused, type FileTrouble, LONGEST_FILE } from './file-trouble.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook, type Workbook } from './read-workbook.ts';

/** A spreadsheet as read: what it is, by its content whatever its name, and its sheets. */
export interface Spreadsheet {
  readonly format: 'xlsx' | Encoding;
  /** Its name says something else than its content. */
  readonly misnamed: boolean;
  readonly sheets: readonly { readonly name: string; readonly lines: readonly ImportLine[] }[];
  /** Sheets beyond the bounds, beside others that are not. */
  readonly skipped: readonly string[];
}
export type Reading = { readonly kind: 'read'; readonly spreadsheet: Spreadsheet } | { readonly kind: 'refused'; readonly why: FileTrouble };

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** Reads a chosen file. Runs in the desk's page: the core, and so the kiosk, waits for nothing (decisions/0019). */
export function readSpreadsheet(fileName: string, bytes: Uint8Array): Reading {
  try {
    const spreadsheet = read(fileName.toLowerCase(), bytes);
    return spreadsheet.sheets.length === 0 ? { kind: 'refused', why: 'empty' } : { kind: 'read', spreadsheet };
  } catch (error) {
    if (error instanceof FileRefused) return { kind: 'refused', why: error.why };
    throw error;
  }
}

function read(name: string, bytes: Uint8Array): Spreadsheet {
  if (bytes.length === 0) throw new FileRefused('empty');
  if (bytes.length > LONGEST_FILE) throw new FileRefused('too-big');
  // An old Excel file, or a workbook under a password, which is wrapped in the same container.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileRefused(name.endsWith('.xlsx') ? 'protected' : 'old-format');
  if (begins(bytes, 0x50, 0x4b)) {
    return { format: 'xlsx', misnamed: !/\.xls[xm]$/.test(name), ...readSheets(readWorkbook(bytes)) };
  }
  if (!looksLikeText(bytes)) throw new FileRefused('not-a-spreadsheet');
  const { text, encoding } = decodeText(bytes);
  const lines = readCsv(text);
  return { format: encoding, misnamed: /\.xls[xm]?$/.test(name), sheets: lines.length === 0 ? [] : [{ name: '', lines }], skipped: [] };
}

/** Sheets that hold something. One that is too long is no reason to refuse the others. */
function readSheets(workbook: Workbook): Pick<Spreadsheet, 'sheets' | 'skipped'> {
  const sheets: { readonly name: string; readonly lines: readonly ImportLine[] }[] = [];
  const refused: { readonly name: string; readonly error: FileRefused }[] = [];
  for (const { name, read: readLines } of workbook.sheets) {
    try {
      const lines = readLines();
      if (lines.length > 0) sheets.push({ name, lines });
    } catch (error) {
      if (!(error instanceof FileRefused) || (error.why !== 'too-many-lines' && error.why !== 'too-many-columns')) throw error;
      refused.push({ name, error });
    }
  }
  const [first] = refused;
  if (sheets.length === 0 && first !== undefined) throw first.error;
  return { sheets, skipped: refused.map(({ name }) => name) };
}
