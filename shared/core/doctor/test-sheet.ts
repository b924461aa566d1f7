import { type TestCodeName, testCodeNames, testCodes } from '../../domain/test-codes.ts';
import { code128Svg, linkQrSvg, qrSvg } from '../../symbols/symbols.ts';
import { htmlPage } from '../cards/html-page.ts';
import { doctorWords } from './doctor-words.ts';

/** Two columns on A4, codes far apart so that one trigger reads one. */
export const sheetStyle = `@page{size:A4;margin:12mm}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
h1{font-size:15pt;margin:0 0 2mm}p{font-size:9pt;margin:0 0 5mm}.codes{display:grid;grid-template-columns:1fr 1fr;gap:9mm 8mm}
.code{border:.2mm dashed #999;padding:4mm 2mm;break-inside:avoid;display:grid;justify-items:center;align-content:start;text-align:center}
.code b{font-size:11pt}.code span{font-size:8.5pt;margin:1mm 0 3mm}svg{display:block}@media screen{body{padding:8mm}}`;

/** Whole printer dots at 300 dpi: 12 a module of a card's QR, 9 of a label's (SCANNING §1); the long one is 47 modules a side. */
const CARD_MM = 33.528;
const LABEL_MM = 25.146;
const LONG_MM = 40;
const BAR_MM = 0.254;
const BARS_MM = 16;

const drawings: Readonly<Record<TestCodeName, (text: string) => string | Promise<string>>> = {
  card: (text) => qrSvg(text, 'H', CARD_MM),
  device: (text) => qrSvg(text, 'Q', LABEL_MM),
  workstation: (text) => qrSvg(text, 'Q', LABEL_MM),
  long: (text) => linkQrSvg(text, LONG_MM),
  line: (text) => code128Svg(text, BAR_MM, BARS_MM),
  keyboard: (text) => code128Svg(text, BAR_MM, BARS_MM),
};

/** A page of six codes that try a scanner; none is ever a card or a label. */
export async function testSheet(): Promise<string> {
  const cells = testCodeNames.map(async (name, index) => {
    const { title, purpose } = doctorWords.codes[name];
    return `<div class="code"><b>${index + 1}. ${title}</b><span>${purpose}</span>${await drawings[name](testCodes[name])}</div>`;
  });
  const body = `<h1>${doctorWords.title}</h1><p>${doctorWords.how}</p><main class="codes">${(await Promise.all(cells)).join('')}</main>`;
  return htmlPage(doctorWords.title, sheetStyle, body);
}
