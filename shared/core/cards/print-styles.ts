import { sheetStyle } from '../doctor/test-sheet.ts';
<<<<<<< HEAD
import { stockStyle } from '../stock/stock-page.ts';
=======
import { rulesStyle } from '../workstations/rules-page.ts';
>>>>>>> c5e6df7 (room: the rules as they are set, on a page for the wall)
import { commandStyle } from './command-page.ts';
import { cardStyles } from './print-pages.ts';

/** The inline style sheets of everything that is printed, for the content security policy of the page that previews it. */
<<<<<<< HEAD
export const printStyles: readonly string[] = [...cardStyles, commandStyle, sheetStyle, stockStyle];
=======
export const printStyles: readonly string[] = [...cardStyles, commandStyle, sheetStyle, rulesStyle];
>>>>>>> c5e6df7 (room: the rules as they are set, on a page for the wall)
