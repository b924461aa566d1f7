import { type ImportField, type ImportKind, fieldsOf, neededFields } from './import-fields.ts';
import { foldName } from './member-search.ts';

/** Which column gives which field: one entry a column, null when it is left out. `words`: what the person said that words mean, folded. */
export interface ImportMapping {
  readonly columns: readonly (ImportField | null)[];
  readonly words: Readonly<Partial<Record<ImportField, Readonly<Record<string, string>>>>>;
}
/** Headings by which a field is known, folded; the first are the surest. */
export type HeadingWords = Readonly<Record<ImportField, readonly string[]>>;

/** A heading as it is compared: no accent, case, punctuation or unit in brackets. */
export function foldHeading(text: string): string {
  return foldName(text.replaceAll(/\(.*?\)|[*:?°/]/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A field for each column that says one: the same words first, then words that begin it. A field that two columns claim alike is left to the person. */
export function guessColumns(kind: ImportKind, headings: readonly string[], known: HeadingWords): readonly (ImportField | null)[] {
  const folded = headings.map(foldHeading);
  const claims = (column: number, exact: boolean): ImportField | null => {
    const heading = folded[column] ?? '';
    if (heading === '') return null;
    const says = (word: string): boolean => (exact ? heading === word : ` ${heading} `.includes(` ${word} `));
    return fieldsOf[kind].find((field) => known[field].some(says)) ?? null;
  };
  const exact = folded.map((_, column) => claims(column, true));
  const taken = new Set(exact.filter((field) => field !== null));
  const guessed = exact.map((field, column) => {
    const near = field ?? claims(column, false);
    return field === null && near !== null && taken.has(near) ? null : near;
  });
  const claimed = (field: ImportField): number => guessed.filter((one) => one === field).length;
  return guessed.map((field) => (field !== null && claimed(field) > 1 ? null : field));
}

/** How many columns of these headings say something: tells the line of headings from a title above it. */
export const columnsKnown = (kind: ImportKind, headings: readonly string[], known: HeadingWords): number =>
  guessColumns(kind, headings, known).filter((field) => field !== null).length;

/** Fields without which nothing can be imported and that no column gives. */
export const fieldsMissing = (kind: ImportKind, columns: ImportMapping['columns']): readonly ImportField[] =>
  neededFields[kind].filter((field) => !columns.includes(field));

/** Headings that stand over two columns. */
export function twiceNamed(headings: readonly string[]): readonly string[] {
  const folded = headings.map(foldHeading);
  return headings.filter((_, column) => folded[column] !== '' && folded.indexOf(folded[column] ?? '') < column);
}

/** The mapping with a column given to a field; the column that gave it before gives nothing any more. */
export function withColumn(mapping: ImportMapping, column: number, field: ImportField | null): ImportMapping {
  const columns = mapping.columns.map((one, index) => (index === column ? field : one === field ? null : one));
  return { ...mapping, columns };
}
