import { commandCards, type DeskCommand } from '../../domain/command-codes.ts';
import { code128Svg, qrSvg } from '../../symbols/symbols.ts';
import { cardWords, commandWords } from './card-words.ts';
import { htmlPage } from './html-page.ts';

/** Strokes in a box of 24 by 24: each its own shape, so that a card is known before it is read. */
const drawings: Readonly<Record<DeskCommand, string>> = {
  undo: 'M8 4L3 9l5 5M3 9h11a6 6 0 0 1 0 12H9',
  'more-time': 'M12 21a9 9 0 1 0 0-18a9 9 0 0 0 0 18M12 7v5l4 2',
  'out-of-order': 'M3 5h18v11H3zM8 21h8M12 16v5M9 8l6 5M15 8l-6 5',
  'go-on': 'M4 12h13M12 6l6 6l-6 6M21 5v14',
  'charger-missing': 'M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v4M3 21L21 3',
  damaged: 'M12 3L22 20H2zM12 9v5M12 17v.5',
  departure: 'M10 3H4v18h6M9 12h12M16 7l5 5l-5 5',
};

/** Four dots of a 300 dpi printer: a sheet has room. */
const BAR_MM = 0.33867;

export const commandStyle = `@page{size:A4;margin:10mm}*{box-sizing:border-box}body{margin:0;font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif;color:#000}
.sheet{display:grid;grid-template-columns:1fr 1fr;gap:4mm}.command{border:.3mm dashed #999;border-radius:3mm;padding:5mm;break-inside:avoid;display:grid;justify-items:center;gap:2mm;text-align:center;align-content:start}
svg{display:block}.icon svg{width:16mm;height:16mm;fill:none;stroke:#000;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
h2{font-size:22pt;line-height:1.1;margin:0;min-height:12mm;display:grid;align-items:center}p{font-size:10pt;margin:0}span{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:7pt}`;

/** The desk's command cards on one A4 sheet, to cut out: icon, word, what it needs, QR and Code 128 (UX D-R9). */
export async function commandsPage(): Promise<string> {
  const cells = commandCards.map(async ({ command, text }) => {
    const words = commandWords[command];
    const icon = `<div class="icon"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${drawings[command]}"/></svg></div>`;
    const codes = `${qrSvg(text, 'Q', 33.528)}${await code128Svg(text, BAR_MM, 9)}<span>${text}</span>`;
    return `<section class="command">${icon}<h2>${words.word}</h2><p>${words.how}</p>${codes}</section>`;
  });
  return htmlPage(cardWords.commands, commandStyle, `<main class="sheet">${(await Promise.all(cells)).join('')}</main>`);
}
