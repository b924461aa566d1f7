import { figureNames } from '../../shared/domain/figures.ts';
import { sitesSheet } from './internal-sheets.ts';
import { laCoopSheet } from './la-coop.ts';
import { leavingLines } from './leaving-sheets.ts';
import type { Definitions } from './views.ts';
import { words } from './words.ts';

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
