import { figureNames } from '../../shared/domain/figures.ts';
import { sitesSheet } from './internal-sheets.ts';
import { laCoopSheet } from './la-coop.ts';
import { leavingLines } from './leaving-sheets.ts';
import { words } from './words.ts';

/** GET reports/definitions: one sentence a figure, and the columns of the files. French. */
export interface Definitions {
  readonly figures: readonly { readonly name: string; readonly label: string; readonly definition: string }[];
  readonly columns: readonly { readonly file: string; readonly column: string; readonly meaning: string; readonly unit: string }[];
  readonly masking: string;
}

/** What each figure counts, and each column of the files holds; workbooks carry their own dictionary tab. */
export function definitions(): Definitions {
  const files = [
    { file: 'CSV du mois', sheet: sitesSheet('', []) },
    { file: 'CSV diffusable', sheet: leavingLines('', []) },
    { file: 'Accompagnements pour La Coop', sheet: laCoopSheet([], () => '') },
  ];
  return {
    figures: [
      ...figureNames.map((name) => ({ name, label: words.figures[name].label, definition: words.figures[name].definition })),
      ...Object.entries(words.derived).map(([name, derived]) => ({ name, ...derived })),
    ],
    columns: files.flatMap(({ file, sheet }) => sheet.columns.map(({ header, meaning, unit }) => ({ file, column: header, meaning, unit }))),
    masking: words.masking,
  };
}
