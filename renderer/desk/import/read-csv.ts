import Papa from 'papaparse';
import { unguardFormula } from '../../../shared/domain/formula-guard.ts';
import type { ImportCell, ImportLine } from '../../../shared/domain/import-cells.ts';
import { MOST_IMPORT_COLUMNS, MOST_IMPORT_LINES } from '../../../shared/domain/import-fields.ts';
import { FileRefused } from './file-trouble.ts';

/** Separators in use; the first is France's. */
const separators = [';', '\t', ','] as const;

/** Lines of a text with separators; quoted cells may hold anything, new lines too. Throws FileRefused beyond the bounds. */
export function readCsv(text: string): readonly ImportLine[] {
  const [first = '', said] = /^sep=(.)\r?\n/.exec(text) ?? [];
  const body = text.slice(first.length);
  // Some lines above the headings and blank ones are no lines of people.
  const parsed = Papa.parse<string[]>(body, { delimiter: said ?? separatorOf(body), preview: MOST_IMPORT_LINES + 1_000 });
  const lines = parsed.data.flatMap((cells, index) => (cells.every((cell) => cell.trim() === '') ? [] : [{ line: index + 1, cells: cells.map(cellOf) }]));
  if (parsed.meta.truncated || lines.length > MOST_IMPORT_LINES + 20) throw new FileRefused('too-many-lines');
  if (lines.some(({ cells }) => cells.findLastIndex(({ text: shown }) => shown.trim() !== '') >= MOST_IMPORT_COLUMNS))
    throw new FileRefused('too-many-columns');
  return lines;
}

/** The one that makes the most cells of the first lines. */
function separatorOf(text: string): string {
  const cellsWith = (delimiter: string): number => Papa.parse<string[]>(text, { delimiter, preview: 20 }).data.reduce((sum, cells) => sum + cells.length, 0);
  const [best] = separators.map((separator) => ({ separator, cells: cellsWith(separator) })).toSorted((a, b) => b.cells - a.cells);
  return best?.separator ?? ';';
}

/** `="0123"` is how programs keep a text a text; any other formula has no value in such a file. */
function cellOf(written: string): ImportCell {
  const kept = /^="([^"]*)"$/.exec(written)?.[1];
  if (kept !== undefined) return { text: kept, trouble: null };
  return written.startsWith('=') ? { text: written, trouble: 'formula-empty' } : { text: unguardFormula(written), trouble: null };
}
