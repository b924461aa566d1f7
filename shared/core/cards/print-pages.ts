import { printedGroups } from '../../domain/card-code.ts';
import { code128Svg, qrSvg } from '../../symbols/symbols.ts';
import type { PrinterOffset } from '../../domain/label-formats.ts';
import { cardWords } from './card-words.ts';
import { escapeHtml, htmlPage } from './html-page.ts';
import { shiftClasses, shiftStyle } from './printer-shift.ts';

/**
 * Whole printer dots at 300 dpi (SCANNING §1): 12 dots a module of a card's QR (25.4 mm of code, 33.528 with its quiet zone),
 * 9 of a label's; 3 dots a module of a card's Code 128 (69.85 mm), 0.25 mm on labels (38.5 mm).
 */
export const CARD_QR_MM = 33.528;
const LABEL_QR_MM = 25.146;
const CARD_BAR_MM = 0.254;
const LABEL_BAR_MM = 0.25;

const cardStyle = `${shiftStyle}@page{size:85.6mm 53.98mm;margin:0}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
.face{width:85.6mm;height:53.9mm;padding:0 4mm 0 3mm;display:grid;grid-template-columns:33.6mm 1fr;gap:0 3mm;align-content:center;align-items:center;break-after:page;overflow:hidden}
.face:last-child{break-after:auto}svg{display:block}.who{min-width:0}
.name{font-size:15pt;font-weight:700;margin:0 0 2mm;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
p{font-size:7.5pt;margin:0 0 1.5mm;line-height:1.25}.code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:7pt;white-space:nowrap}
.bars{grid-column:1/-1;display:grid;justify-items:center;gap:.8mm}.bars .code{margin:0}
@media screen{.face{margin:4mm;border-radius:3mm;outline:.3mm solid #999}}`;

/**
 * A member card, CR80 85.60 × 53.98 mm: the QR on both faces so that it needs no orientation (UX §5.2), Code 128 on the back for
 * readers that know bars only. No surname, no programme.
 */
export async function cardPage(given: {
  readonly firstName: string;
  readonly siteName: string;
  readonly text: string;
  readonly offset: PrinterOffset;
}): Promise<string> {
  const face = `<section class="face${shiftClasses(given.offset)}">`;
  const qr = `<div class="qr">${qrSvg(given.text, 'H', CARD_QR_MM)}</div>`;
  const code = `<p class="code">${printedGroups(given.text)}</p>`;
  const site = escapeHtml(given.siteName);
  const bars = `<div class="bars">${await code128Svg(given.text, CARD_BAR_MM, 10)}${code}</div>`;
  const front = `${face}${qr}<div class="who"><p class="name"><bdi>${escapeHtml(given.firstName)}</bdi></p><p>${cardWords.card}</p><p>${site}</p>${code}</div></section>`;
  const back = `${face}${qr}<div class="who"><p><b>${cardWords.card}</b></p><p>${cardWords.ifFound}</p><p>${site}</p></div>${bars}</section>`;
  return htmlPage(cardWords.card, cardStyle, front + back);
}

const labelStyle = `@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
.sheet{display:grid;grid-template-columns:repeat(4,1fr);gap:3mm}.label{border:.2mm dashed #999;padding:2mm 1mm;break-inside:avoid;display:grid;justify-items:center;gap:1mm;text-align:center}
svg{display:block}.label b{font-size:11pt;overflow-wrap:anywhere}.label span{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:7pt}`;

/** QR and Code 128 labels of workstations and devices on A4, to cut out. */
export async function labelsPage(labels: readonly { readonly name: string; readonly label: string }[]): Promise<string> {
  const cells = labels.map(async ({ name, label }) => {
    const bars = await code128Svg(label, LABEL_BAR_MM, 7);
    return `<div class="label"><b><bdi>${escapeHtml(name)}</bdi></b>${qrSvg(label, 'Q', LABEL_QR_MM)}${bars}<span>${printedGroups(label)}</span></div>`;
  });
  return htmlPage(cardWords.labels, labelStyle, `<main class="sheet">${(await Promise.all(cells)).join('')}</main>`);
}

/** The inline style sheets of cards and labels, for the content security policy. */
export const cardStyles: readonly string[] = [cardStyle, labelStyle];
