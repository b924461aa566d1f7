import type { StockView } from '../../contract/inventory-views.ts';
import { escapeHtml, htmlPage } from '../cards/html-page.ts';
import { deviceWords } from '../devices/device-words.ts';

export const stockStyle = `@page{size:A4;margin:18mm}body{margin:0;font:11pt/1.4 "Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}h1{font-size:18pt;margin:0 0 2mm}
h2{font-size:13pt;margin:8mm 0 2mm}table{width:100%;border-collapse:collapse}td{border-bottom:.2mm solid #999;padding:1.2mm 0}td:last-child{text-align:right;font-family:"DejaVu Sans Mono",Consolas,monospace}
.sign{margin-top:16mm}`;

/** The record of a stock-taking, to print, sign and file. */
export function stockPage(stock: StockView, where: { readonly siteName: string; readonly timeZone: string }): string {
  const words = deviceWords.stock;
  const at = (instant: string): string =>
    new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short', timeZone: where.timeZone }).format(new Date(instant));
  const table = (rows: readonly { readonly name: string; readonly label: string; readonly why?: keyof typeof words.why }[]): string =>
    rows.length === 0
      ? `<p>${words.none}</p>`
      : `<table>${rows
          .map((row) => `<tr><td>${escapeHtml(row.name)}</td><td>${row.why === undefined ? '' : words.why[row.why]}</td><td>${escapeHtml(row.label)}</td></tr>`)
          .join('')}</table>`;
  const body = `<h1>${words.title} · ${escapeHtml(where.siteName)}</h1><p>${at(stock.startedAt)}${stock.closedAt === null ? '' : ` – ${at(stock.closedAt)}`}</p>
<p><b>${words.found(stock.found, stock.expected)}</b></p><h2>${words.missing}</h2>${table(stock.missing)}<h2>${words.unexpected}</h2>${table(stock.unexpected)}<p class="sign">${words.sign}</p>`;
  return htmlPage(words.title, stockStyle, body);
}
