import { printedGroups } from '../../domain/card-code.ts';
import { cardWords } from './card-words.ts';
import { qrSvg } from './qr-svg.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text that cannot become markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');

const page = (title: string, style: string, body: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;

const cardStyle = `@page{size:85.6mm 53.98mm;margin:0}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
.face{width:85.6mm;height:53.9mm;padding:4mm;display:grid;grid-template-columns:34mm 1fr;gap:4mm;align-items:center;break-after:page;overflow:hidden}
.face:last-child{break-after:auto}.qr svg{width:34mm;height:34mm;display:block}.who{min-width:0}
.name{font-size:15pt;font-weight:700;margin:0 0 2mm;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere}
p{font-size:7.5pt;margin:0 0 1.5mm;line-height:1.25}.code{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:7pt}
@media screen{.face{margin:4mm;border-radius:3mm;outline:.3mm solid #999}}`;

/** A member card, CR80 85.60 × 53.98 mm, the QR on both faces so that it needs no orientation (UX §5.2). No surname, no programme. */
export function cardPage(given: { readonly firstName: string; readonly siteName: string; readonly text: string }): string {
  const qr = `<div class="qr">${qrSvg(given.text, 'H')}</div>`;
  const code = `<p class="code">${printedGroups(given.text)}</p>`;
  const site = escapeHtml(given.siteName);
  const front = `<section class="face">${qr}<div class="who"><p class="name"><bdi>${escapeHtml(given.firstName)}</bdi></p><p>${cardWords.card}</p><p>${site}</p>${code}</div></section>`;
  const back = `<section class="face">${qr}<div class="who"><p><b>${cardWords.card}</b></p><p>${cardWords.ifFound}</p><p>${site}</p>${code}</div></section>`;
  return page(cardWords.card, cardStyle, front + back);
}

const labelStyle = `@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font-family:Verdana,sans-serif}
.sheet{display:grid;grid-template-columns:repeat(4,1fr);gap:4mm}.label{border:.2mm dashed #999;padding:3mm;text-align:center;break-inside:avoid}
.label svg{width:24mm;height:24mm}.label b{display:block;font-size:11pt;overflow-wrap:anywhere}.label span{font-family:monospace;font-size:7pt}`;

/** The inline style sheets of every printed page, for the content security policy. */
export const printStyles: readonly string[] = [cardStyle, labelStyle];

/** QR labels of workstations and devices on A4, to cut out. */
export function labelsPage(labels: readonly { readonly name: string; readonly label: string }[]): string {
  const cells = labels.map(
    ({ name, label }) => `<div class="label">${qrSvg(label, 'Q')}<b><bdi>${escapeHtml(name)}</bdi></b><span>${printedGroups(label)}</span></div>`,
  );
  return page(cardWords.labels, labelStyle, `<main class="sheet">${cells.join('')}</main>`);
}
