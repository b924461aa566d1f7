import type { ImportCell, ImportLine } from '../../../shared/domain/import-cells.ts';
import { MOST_IMPORT_COLUMNS, MOST_IMPORT_LINES } from '../../../shared/domain/import-fields.ts';
import { columnOf, dayText, numberText, rowOf } from './cell-text.ts';
import { FileRefused } from './file-trouble.ts';
import { readXml } from './read-xml.ts';
import type { Archive } from './unpack.ts';

export interface WorkbookContext {
  readonly since1904: boolean;
  readonly shared: readonly string[];
  readonly dayStyles: ReadonlySet<number>;
}
/** A cell as the file writes it. `value` null: the file has none, as of a formula never computed. */
interface Written {
  readonly type: string;
  readonly style: number;
  readonly formula: boolean;
  readonly value: string | null;
}
const nothing: ImportCell = { text: '', trouble: null };

/** The lines of a sheet that hold something. Throws FileRefused beyond the bounds. */
export function readSheetPart(archive: Archive, part: string, context: WorkbookContext): readonly ImportLine[] {
  const lines: { line: number; cells: ImportCell[] }[] = [];
  const merged: string[] = [];
  let [row, column, reading] = [0, -1, false];
  let cells: ImportCell[] = [];
  let cell: Written | null = null;
  const end = (written: Written): void => {
    const read = cellOf(written, context);
    if (read.text.trim() === '' && read.trouble === null) return;
    if (column >= MOST_IMPORT_COLUMNS) throw new FileRefused('too-many-columns');
    while (cells.length < column) cells.push(nothing);
    cells[column] = read;
  };
  readXml(archive, part, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes().r ?? row + 1);
        [cells, column] = [[], -1];
      } else if (name === 'c') {
        const { r, t = 'n', s = '0' } = attributes();
        column = r === undefined ? column + 1 : columnOf(r);
        cell = { type: t, style: Number(s), formula: false, value: null };
      } else if (name === 'f' && cell !== null) cell = { ...cell, formula: true };
      else if (name === 'v' || name === 't') {
        reading = true;
        if (cell !== null) cell = { ...cell, value: cell.value ?? '' };
      } else if (name === 'rPh') reading = false;
      else if (name === 'mergeCell') merged.push(attributes().ref ?? '');
    },
    text: (more) => {
      if (reading && cell !== null) cell = { ...cell, value: (cell.value ?? '') + more };
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = false;
      if (name === 'c' && cell !== null) {
        end(cell);
        cell = null;
      }
      if (name !== 'row' || cells.length === 0) return;
      if (lines.length >= MOST_IMPORT_LINES + 20) throw new FileRefused('too-many-lines');
      lines.push({ line: row, cells });
      cells = [];
    },
  });
  for (const area of merged) markMerged(lines, area);
  return lines;
}

function cellOf({ type, style, formula, value }: Written, { since1904, shared, dayStyles }: WorkbookContext): ImportCell {
  if (type === 'e') return { text: value ?? '', trouble: 'formula-error' };
  if (value === null) return formula ? { text: '', trouble: 'formula-empty' } : nothing;
  return { text: textOf(), trouble: null };
  function textOf(): string {
    const written = value ?? '';
    if (type === 's') return shared[Number(written)] ?? '';
    if (type === 'str' || type === 'inlineStr') return written;
    if (type === 'b') return written === '1' ? 'oui' : 'non';
    if (type === 'd') return written.slice(0, 10).split('-').toReversed().join('/');
    const number = Number(written);
    if (written.trim() === '' || Number.isNaN(number)) return written;
    return dayStyles.has(style) && number >= 1 ? dayText(number, since1904) : numberText(number);
  }
}

/** A merged cell stands for several: which of them is meant is the person's to say. */
function markMerged(lines: readonly { readonly line: number; readonly cells: ImportCell[] }[], area: string): void {
  const [from = '', to = ''] = area.split(':');
  const [firstRow, lastRow, first, last] = [rowOf(from), rowOf(to), columnOf(from), Math.min(columnOf(to), MOST_IMPORT_COLUMNS - 1)];
  for (const { line, cells } of lines) {
    if (!(line >= firstRow && line <= lastRow)) continue;
    while (cells.length <= last) cells.push(nothing);
    for (let column = first; column <= last; column++) cells[column] = { text: cells[column]?.text ?? '', trouble: 'merged' };
  }
}
