import { printedGroups } from '../../domain/card-code.ts';
import { type CardSheet, cardSheets, pagesOfSheet } from '../../domain/card-sheet.ts';
import type { PrinterOffset } from '../../domain/label-formats.ts';
import { qrSvg } from '../../symbols/symbols.ts';
import { cardWords } from './card-words.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { CARD_QR_MM } from './print-pages.ts';
import { shiftClasses, shiftStyle } from './printer-shift.ts';

/** Millimetres of the templates, checked on the rendered page by a test: cards at exact places, cut marks as hairlines. */
const styleOf = ({ columns, rows, width, height, left, top, pitchX, pitchY }: CardSheet): string =>
  `${shiftStyle}@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
.sheet{position:relative;width:210mm;height:296.9mm;padding:${top}mm 0 0 ${left}mm;display:grid;grid-template-columns:repeat(${columns},${width}mm);grid-template-rows:repeat(${rows},${height}mm);column-gap:${(pitchX - width).toFixed(2)}mm;row-gap:${(pitchY - height).toFixed(2)}mm;align-content:start;justify-content:start;break-after:page;overflow:hidden}
.sheet:last-child{break-after:auto}.card{outline:.1mm solid #bbb;padding:0 3mm 0 3mm;display:grid;grid-template-columns:33.6mm 1fr;gap:0 2.5mm;align-items:center;overflow:hidden}
svg{display:block}.who{min-width:0}.name{font-size:15pt;font-weight:700;margin:0 0 2mm;min-height:7mm;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
.blank .name{border-bottom:.3mm solid #000}p{font-size:7.5pt;margin:0 0 1.5mm;line-height:1.25}.code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:6.5pt;white-space:pre-wrap}`;

export const sheetStyles: readonly string[] = Object.values(cardSheets).map(styleOf);

export interface SheetCard {
  readonly text: string;
  /** null: a blank card, with a line to write the first name on. */
  readonly firstName: string | null;
}

/** Cards on A4 sheets, the first at place `start` (1 = top left, then along the row) of a sheet already begun. */
export function cardSheetPage(given: {
  readonly cards: readonly SheetCard[];
  readonly sheet: keyof typeof cardSheets;
  readonly start: number;
  readonly siteName: string;
  readonly offset: PrinterOffset;
}): string {
  const sheet = cardSheets[given.sheet];
  const site = escapeHtml(given.siteName);
  const drawn = given.cards.map(({ text, firstName }) => {
    const name = firstName === null ? '' : `<bdi>${escapeHtml(firstName)}</bdi>`;
    const code = printedGroups(text).replace(/^(\S+ \S+) /, '$1\n');
    const words = `<p class="name">${name}</p><p>${cardWords.card}</p><p>${site}</p><p>${cardWords.ifFound}</p><p class="code">${code}</p>`;
    return `<section class="card${firstName === null ? ' blank' : ''}"><div class="qr">${qrSvg(text, 'H', CARD_QR_MM)}</div><div class="who">${words}</div></section>`;
  });
  const pages = pagesOfSheet(drawn, sheet, given.start).map(
    (page) => `<main class="sheet${shiftClasses(given.offset)}">${page.map((card) => card ?? '<div></div>').join('')}</main>`,
  );
  return htmlPage(cardWords.card, styleOf(sheet), pages.join(''));
}
