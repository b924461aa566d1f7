import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from '../../../renderer/scanner/picture.ts';

/** The engine's file as the package ships it. */
export const wasmBytes = (): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))));

/** zxing-wasm as anybody would call it, with try-harder and our two symbologies: what the pipeline is measured against. */
export async function plainZxing(picture: Picture): Promise<string | null> {
  const found = await readBarcodes(imageOf(picture), {
    formats: ['QRCodeModel2', 'Code128'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
  });
  return found[0]?.text ?? null;
}

/** Its file from this machine instead of the internet. */
export function preparePlainZxing(): void {
  prepareZXingModule({ overrides: { wasmBinary: wasmBytes().buffer } });
}

type Image = Extract<Parameters<typeof readBarcodes>[0], { readonly width: number }>;
function imageOf({ luminance, width, height }: Picture): Image {
  const data = new Uint8ClampedArray(4 * luminance.length);
  for (let i = 0; i < luminance.length; i++) data.fill(luminance[i] ?? 0, 4 * i, 4 * i + 4);
  return { data, width, height, colorSpace: 'srgb' } as Image; // Node has no such class; the package reads these members
}
