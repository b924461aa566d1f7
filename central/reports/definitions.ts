import { figureNames } from '../../shared/domain/figures.ts';
import { fileColumns } from './file-columns.ts';
import { words } from './words.ts';

/** GET reports/definitions: one sentence a figure, and the columns of the files. French. */
export interface Definitions {
  readonly figures: readonly { readonly name: string; readonly label: string; readonly definition: string }[];
  readonly columns: readonly { readonly file: string; readonly column: string; readonly meaning: string; readonly unit: string }[];
  readonly masking: string;
}

/** What each figure counts, and each column of each file holds. */
export const definitions = (): Definitions => ({
  figures: [
    ...figureNames.map((name) => ({ name, label: words.figures[name].label, definition: words.figures[name].definition })),
    ...Object.entries(words.derived).map(([name, derived]) => ({ name, ...derived })),
  ],
  columns: fileColumns().flatMap(({ file, columns }) => columns.map(({ header, meaning, unit }) => ({ file, column: header, meaning, unit }))),
  masking: words.masking,
});
