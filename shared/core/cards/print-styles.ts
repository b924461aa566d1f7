import { sheetStyle } from '../doctor/test-sheet.ts';
import { labelStyles } from '../labels/label-page.ts';
import { agreementStyle } from '../loans/agreement-page.ts';
import { reminderStyle } from '../loans/reminder-page.ts';
import { stockStyle } from '../stock/stock-page.ts';
import { rulesStyle } from '../workstations/rules-page.ts';
import { commandStyle } from './command-page.ts';
import { cardStyles } from './print-pages.ts';
import { sheetStyles } from './sheet-page.ts';

/** The inline style sheets of everything that is printed, for the content security policy of the page that previews it. */
export const printStyles: readonly string[] = [
  ...cardStyles,
  ...sheetStyles,
  commandStyle,
  sheetStyle,
  stockStyle,
  rulesStyle,
  agreementStyle,
  reminderStyle,
  ...labelStyles,
];
