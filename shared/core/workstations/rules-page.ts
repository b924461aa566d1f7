import type { CardPage } from '../../contract/views.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import { escapeHtml, htmlPage } from '../cards/html-page.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { rulesOf, rulesTitle } from './rules-words.ts';

/** One A4 page read from two metres. */
export const rulesStyle = `@page{size:A4;margin:14mm}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000;font-size:14pt;line-height:1.35}
h1{font-size:26pt;line-height:1.1;margin:0 0 6mm;border-bottom:1.2mm solid #0b5a5e;padding-bottom:3mm}h2{font-size:17pt;margin:6mm 0 1.5mm;break-after:avoid}
ul{margin:0;padding-left:7mm}li{margin:0 0 1mm}@media screen{body{padding:10mm}}`;

/** The house's rules as they are set now, on one page for the wall. */
export function rulesPage(call: Call): CardPage {
  const settings = readSettings(call.db);
  const title = rulesTitle(siteHere(call.db)?.name ?? '');
  const parts = rulesOf(settings, businessDayOf(call.now, settings.timeZone)).map(
    ({ title: heading, lines }) => `<h2>${escapeHtml(heading)}</h2><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
  );
  return { html: htmlPage(title, rulesStyle, `<h1>${escapeHtml(title)}</h1>${parts.join('')}`), fileName: 'regles-des-postes' };
}
