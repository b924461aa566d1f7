import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { wasmBytes } from './engines.ts';

/** One page of a PDF as grey pixels at this resolution. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  readonly dpi: number;
}

/** Every page of a PDF as pdftoppm draws it, as a printer driver would. */
export async function pdfPages(pdf: Uint8Array, dpi: number): Promise<readonly PdfPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'accueil-pdf-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-png', file, join(folder, 'page')]);
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return await Promise.all(
      pages.toSorted().map(async (name) => {
        const { data, info } = await sharp(readFileSync(join(folder, name)))
          .greyscale()
          .raw()
          .toBuffer({ resolveWithObject: true });
        return { width: info.width, height: info.height, pixels: data, dpi };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every code on a page, with its place. */
export async function codesOn(page: PdfPage, formats: readonly ('QRCode' | 'Code128')[]): Promise<readonly ReadResult[]> {
  prepareZXingModule({ overrides: { wasmBinary: wasmBytes().buffer } });
  const rgba = new Uint8ClampedArray(page.width * page.height * 4).fill(255);
  for (const [at, grey] of page.pixels.entries()) rgba.fill(grey, at * 4, at * 4 + 3);
  const picture = { data: rgba, width: page.width, height: page.height, colorSpace: 'srgb' as const };
  type Image = Extract<Parameters<typeof readBarcodes>[0], { readonly width: number }>;
  return await readBarcodes(picture as Image, { formats: [...formats], maxNumberOfSymbols: 255, tryHarder: true }); // the fields that the reader looks at
}

/** Where the dark pixels of a stretch of the page begin and end, in mm from the left top corner of the page. */
export function darkBox(page: PdfPage, within: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }) {
  const px = (mm: number): number => Math.round((mm / 25.4) * page.dpi);
  const mm = (at: number): number => (at / page.dpi) * 25.4;
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let y = Math.max(0, px(within.y)); y < Math.min(page.height, px(within.y + within.height)); y++)
    for (let x = Math.max(0, px(within.x)); x < Math.min(page.width, px(within.x + within.width)); x++)
      if ((page.pixels[y * page.width + x] ?? 255) < 128)
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)];
  return { left: mm(left), top: mm(top), right: mm(right), bottom: mm(bottom) };
}
