import type { ImportLine } from '../../../shared/domain/import-cells.ts';
import { columnsKnown } from '../../../shared/domain/import-columns.ts';
import type { ImportKind } from '../../../shared/domain/import-fields.ts';
import { isEmptyLine } from '../../../shared/domain/import-lines.ts';
import { frImportHeadings } from '../../i18n/import-words.ts';

/** A sheet with one of its lines taken for the headings. */
export interface Table {
  /** Number of that line, as the spreadsheet counts. */
  readonly headingLine: number;
  readonly headings: readonly string[];
  readonly lines: readonly ImportLine[];
}

/** Lines that may be the headings: a title may stand above them. */
export const possibleHeadings = (lines: readonly ImportLine[]): readonly ImportLine[] => lines.slice(0, 10);

/** Titles as shown and compared: no title needs more than two hundred letters. */
export const headingsOf = (line: ImportLine): readonly string[] => {
  const last = line.cells.findLastIndex(({ text }) => text.trim() !== '');
  return line.cells.slice(0, last + 1).map(({ text }) => text.slice(0, 200).replaceAll(/\s+/g, ' ').trim());
};

/** The line among the first ten whose cells say the most fields; the first one when none says anything. */
export function guessHeadingLine(kind: ImportKind, lines: readonly ImportLine[]): number {
  const scored = possibleHeadings(lines).map((line) => ({ line: line.line, known: columnsKnown(kind, headingsOf(line), frImportHeadings) }));
  return scored.toSorted((a, b) => b.known - a.known || a.line - b.line)[0]?.line ?? 1;
}

export function tableOf(lines: readonly ImportLine[], headingLine: number): Table {
  const heading = lines.find(({ line }) => line === headingLine);
  const headings = heading === undefined ? [] : headingsOf(heading);
  return { headingLine, headings, lines: lines.filter((line) => line.line > headingLine && !isEmptyLine(line)) };
}

/** The first texts of a column, to recognise it by. */
export const examplesOf = (table: Table, column: number): readonly string[] =>
  [...new Set(table.lines.slice(0, 50).map(({ cells }) => cells[column]?.text.trim() ?? ''))].filter((text) => text !== '').slice(0, 3);
