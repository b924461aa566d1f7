import type { CellFault, ImportCell, ImportLine, Read } from './import-cells.ts';
import type { ImportMapping } from './import-columns.ts';
import type { ImportField } from './import-fields.ts';

/** A cell that cannot be taken. `column` from 0; `shown`: what stands there. */
export interface ImportFault {
  readonly line: number;
  readonly column: number;
  readonly field: ImportField | null;
  readonly shown: string;
  readonly fault: CellFault;
}
/** A line as it would be, or why it cannot. */
export type ReadLine<Draft> =
  | { readonly kind: 'fine'; readonly line: number; readonly draft: Draft }
  | { readonly kind: 'wrong'; readonly line: number; readonly faults: readonly ImportFault[] };

/** Gives a field's text to its rule, and keeps what is wrong with it. */
export interface LineReader {
  /** The value, or `instead` when the cell is refused or no column gives the field. */
  read<T>(field: ImportField, rule: (text: string) => Read<T>, instead: T): T;
  /** A fault that the cell alone does not show. */
  refuse(field: ImportField, fault: CellFault): void;
  end<Draft>(draft: Draft): ReadLine<Draft>;
}

/** Whether there is nothing at all in a line. */
export const isEmptyLine = (line: ImportLine): boolean => line.cells.every(({ text, trouble }) => text.trim() === '' && trouble === null);

/** One line read through the mapping; cells of columns left out are not even looked at. */
export function readLine(line: ImportLine, mapping: ImportMapping): LineReader {
  const faults: ImportFault[] = [];
  const none: ImportCell = { text: '', trouble: null };
  const add = (column: number, field: ImportField | null, fault: CellFault): void => {
    faults.push({ line: line.line, column, field, shown: (line.cells[column] ?? none).text, fault });
  };
  const beyond = line.cells.findIndex(({ text }, column) => column >= mapping.columns.length && text.trim() !== '');
  if (beyond >= 0) add(beyond, null, 'too-many-cells');
  return {
    read: (field, rule, instead) => {
      const column = mapping.columns.indexOf(field);
      if (column < 0) return instead;
      const cell = line.cells[column] ?? none;
      if (cell.trouble !== null) {
        add(column, field, cell.trouble);
        return instead;
      }
      const read = rule(cell.text);
      if (read.fault === null) return read.value;
      add(column, field, read.fault);
      return instead;
    },
    refuse: (field, fault) => add(mapping.columns.indexOf(field), field, fault),
    end: (draft) => (faults.length > 0 ? { kind: 'wrong', line: line.line, faults } : { kind: 'fine', line: line.line, draft }),
  };
}
