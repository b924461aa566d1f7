import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BinaryBitmap, Code128Reader, GlobalHistogramBinarizer, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const MM_PER_INCH = 25.4;

/** A drawing as a scanner or a camera sees it: grey levels at so many dots per inch, optionally blurred (sigma in dots). */
export interface Seen {
  readonly luminance: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Below this, the width of a bar is in the grey of its edges, which a decoder sees once the picture is enlarged. */
const FINE_DPI = 300;

/** Paints an SVG that says its size in mm, with 3 mm of paper around it; a coarse picture is then enlarged smoothly, three times. */
export async function seenAt(svg: string, given: { readonly dpi: number; readonly blur?: number }): Promise<Seen> {
  const { dpi, blur = 0 } = given;
  const paper = Math.round((3 / MM_PER_INCH) * dpi);
  const sized = svg.replace(/(width|height)="([\d.]+)mm"/g, (_size, side: string, mm: string) => `${side}="${((Number(mm) / MM_PER_INCH) * dpi).toFixed(3)}"`);
  const white = { r: 255, g: 255, b: 255 };
  const drawn = await sharp(Buffer.from(sized))
    .flatten({ background: white })
    .extend({ top: paper, bottom: paper, left: paper, right: paper, background: white })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = sharp(drawn.data, { raw: drawn.info });
  if (dpi < FINE_DPI) picture.resize(3 * drawn.info.width, 3 * drawn.info.height, { kernel: 'cubic' });
  if (blur > 0) picture.blur(blur);
  const { data, info } = await picture.greyscale().raw().toBuffer({ resolveWithObject: true });
  const luminance = new Uint8ClampedArray(info.width * info.height);
  for (let at = 0; at < luminance.length; at++) luminance[at] = data[at * info.channels] ?? 0;
  return { luminance, width: info.width, height: info.height };
}

let prepared = false;
/** What the C++ ZXing reads, its wasm given as bytes. */
export async function readByWasm({ luminance, width, height }: Seen): Promise<string | null> {
  if (!prepared) {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
    prepared = true;
  }
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < luminance.length; at++) data.fill(luminance[at] ?? 0, 4 * at, 4 * at + 3);
  const picture = { data, width, height, colorSpace: 'srgb' } as Exclude<Parameters<typeof readBarcodes>[0], Blob>; // the fields that it reads
  const [found] = await readBarcodes(picture, { formats: ['QRCodeModel2', 'Code128'], tryHarder: true });
  return found?.text ?? null;
}

/** What @zxing/library reads with the help it needs: both binarizers, whole, halved and doubled (SCANNING §4). */
export function readByJs(seen: Seen): string | null {
  for (const { luminance, width, height } of [seen, scaled(seen, 0.5), scaled(seen, 2)]) {
    const source = new RGBLuminanceSource(luminance, width, height);
    for (const reader of [new QRCodeReader(), new Code128Reader()])
      for (const binarizer of [new HybridBinarizer(source), new GlobalHistogramBinarizer(source)]) {
        try {
          return reader.decode(new BinaryBitmap(binarizer)).getText();
        } catch {
          // not read this way
        }
      }
  }
  return null;
}

function scaled({ luminance, width, height }: Seen, factor: number): Seen {
  const [w, h] = [Math.floor(width * factor), Math.floor(height * factor)];
  const out = new Uint8ClampedArray(w * h);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) out[y * w + x] = luminance[Math.floor(y / factor) * width + Math.floor(x / factor)] ?? 255;
  return { luminance: out, width: w, height: h };
}

/** The drawings of codes of a printed page, with the size each is printed at. */
export const codesOfPage = (html: string): readonly string[] => html.match(/<svg [^>]*width="[\d.]+mm".*?<\/svg>/gs) ?? [];

/** Texts of the QR codes of a printed page, in its order. */
export async function qrTextsOf(html: string): Promise<readonly string[]> {
  const squares = codesOfPage(html).filter((svg) => /viewBox="0 0 (\d+) \1"/.test(svg));
  return await Promise.all(squares.map(async (svg) => (await readByWasm(await seenAt(svg, { dpi: 300 }))) ?? 'unread'));
}
