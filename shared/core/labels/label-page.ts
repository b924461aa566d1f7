import { printedGroups } from '../../domain/card-code.ts';
import {
  fittedName,
  type LabelFormat,
  type LabelFormatName,
  labelFormatNames,
  labelFormats,
  labelPlaces,
  type PrinterOffset,
} from '../../domain/label-formats.ts';
import { code128Svg, qrSvg } from '../../symbols/symbols.ts';
import { cardWords } from '../cards/card-words.ts';
import { escapeHtml, htmlPage } from '../cards/html-page.ts';

/** Thinnest bar: three dots at 300 dpi. Modules of a QR with its quiet zone. */
const BAR_MM = 0.254;
const QR_MODULES = 33;
const QR_QUIET = 4;

const styleOf = ({ page }: LabelFormat): string =>
  `@page{size:${page.width}mm ${page.height}mm;margin:0}body{margin:0}.sheet{width:${page.width}mm;height:${page.height - 0.1}mm;overflow:hidden;break-after:page}.sheet:last-child{break-after:auto}
svg{display:block}text{font-family:"Atkinson Hyperlegible Next",Verdana,sans-serif}.code{font-family:"DejaVu Sans Mono",Consolas,monospace}`;
/** The style sheets of all formats, for the content security policy of the page that previews them. */
export const labelStyles: readonly string[] = labelFormatNames.map((name) => styleOf(labelFormats[name]));

export interface LabelJob {
  readonly format: LabelFormatName;
  /** 1: the first label of a new sheet. */
  readonly start: number;
  readonly offset: PrinterOffset;
}
const mm = (value: number): string => `${Number(value.toFixed(3))}mm`;

/** Sheets of labels, each at its place to the tenth of a millimetre: name, QR, bars where they fit, and the letters. */
export async function labelSheets(labels: readonly { readonly name: string; readonly label: string }[], job: LabelJob): Promise<string> {
  const format: LabelFormat = labelFormats[job.format];
  const places = labelPlaces(format, { count: labels.length, ...job });
  const drawn = await Promise.all(labels.map((one, index) => labelDrawing(one, format, places[index] ?? { x: 0, y: 0 })));
  return sheets(format, (page) => drawn.filter((_, index) => places[index]?.page === page).join(''), (places.at(-1)?.page ?? 0) + 1);
}

async function labelDrawing(
  one: { readonly name: string; readonly label: string },
  format: LabelFormat,
  at: { readonly x: number; readonly y: number },
): Promise<string> {
  const side = QR_MODULES * format.qrModule;
  const quiet = QR_QUIET * format.qrModule;
  // The quiet zone may reach over the label's edge: what lies there is white.
  const qrTop = at.y + (format.label.height - side) / 2;
  const qr = placed(qrSvg(one.label, 'Q', Number(side.toFixed(3))), at.x + Math.max(0, 0.5 - quiet), qrTop);
  const left = at.x + side - quiet + 1.5;
  const room = format.label.width - (left - at.x) - 1;
  const size = Math.min(4.6, format.label.height / 4.2);
  const lines = fittedName(one.name, Math.max(4, Math.floor(room / (size * 0.56))));
  const words = lines.map(
    (line, index) => `<text x="${mm(left)}" y="${mm(at.y + size * (1.25 + index * 1.1))}" font-size="${mm(size)}" font-weight="700">${escapeHtml(line)}</text>`,
  );
  const code = `<text class="code" x="${mm(left)}" y="${mm(at.y + format.label.height - 1.2)}" font-size="${mm(Math.min(2.6, room / 7.2))}">${printedGroups(one.label)}</text>`;
  const bars = format.bars ? placed(await code128Svg(one.label, BAR_MM, 8), left - 2, at.y + format.label.height - 13.5) : '';
  return qr + words.join('') + bars + code;
}

/** A drawing of ours put at a place of the page. */
const placed = (svg: string, x: number, y: number): string => svg.replace('<svg ', `<svg x="${mm(x)}" y="${mm(y)}" `);

/** A sheet to hold against the real one: the outline of each label, a cross of two centimetres, what was printed with which offset. */
export function labelTestPage(job: Pick<LabelJob, 'format' | 'offset'> & { readonly printer: string }): string {
  const format: LabelFormat = labelFormats[job.format];
  const { width, height } = format.label;
  const places = labelPlaces(format, { count: format.columns * format.rows, start: 1, offset: job.offset });
  const outlines = places.map(
    ({ x, y }) => `<rect x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}" rx="1mm" fill="none" stroke="#000" stroke-width="0.2mm"/>`,
  );
  const [first = { x: 0, y: 0 }] = places;
  const middle = { x: first.x + width / 2, y: first.y + height / 2 };
  const cross = `<line x1="${mm(middle.x - 10)}" x2="${mm(middle.x + 10)}" y1="${mm(middle.y)}" y2="${mm(middle.y)}" stroke="#000" stroke-width="0.2mm"/><line x1="${mm(middle.x)}" x2="${mm(middle.x)}" y1="${mm(middle.y - 4)}" y2="${mm(middle.y + 4)}" stroke="#000" stroke-width="0.2mm"/>`;
  const said = `${job.format} · ${job.printer === '' ? '–' : job.printer} · ${cardWords.offset(job.offset.rightTenths / 10, job.offset.downTenths / 10)}`;
  const text = `<text x="${mm(first.x + 1.5)}" y="${mm(first.y + 3)}" font-size="2.4mm">${escapeHtml(said)}</text>`;
  return sheets(format, () => outlines.join('') + cross + text, 1);
}

function sheets(format: LabelFormat, content: (page: number) => string, pages: number): string {
  const body = Array.from({ length: pages }, (_, page) => {
    const { width, height } = format.page;
    return `<div class="sheet"><svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm">${content(page)}</svg></div>`;
  });
  return htmlPage(cardWords.labels, styleOf(format), body.join(''));
}
