import { binarizers, characterSets, eanAddOnSymbols, encodeFormats, prepareZXingModule, textModes, type ZXingReaderModule } from 'zxing-wasm/reader';
import type { Decoder, FoundCode } from './decoder.ts';
import type { Picture } from './picture.ts';

/** The one copy of zxing_reader.wasm that we run: that of zxing-wasm 3.1.4. Another file is not started. */
export const WASM_SHA256 = 'e8af31edb56d0522f4de74495839385ef019ba8bc90d38e5ecb2f18795d86fb2';

/** What Emscripten adds to the module and its lists; zxing-wasm's types leave it out. */
interface EngineModule extends ZXingReaderModule {
  readonly _malloc: (bytes: number) => number;
  readonly _free: (at: number) => void;
  /** Replaced whenever the memory grows: never kept. */
  readonly HEAPU8: Uint8Array;
}
interface EngineList {
  readonly delete: () => void;
}

/** Never `QRCode`: that includes Micro QR, which misread a glared card as "272132" (SCANNING §4). */
const FORMATS = ['QRCodeModel2', 'Code128'] as const;

export type Binarizer = 'LocalAverage' | 'GlobalHistogram';
/** How hard one look tries. */
export interface Look {
  readonly binarizer: Binarizer;
  readonly denoise: boolean;
}
const plainLook: Look = { binarizer: 'LocalAverage', denoise: false };

export interface WasmDecoder extends Decoder {
  readonly engine: 'wasm';
  readonly read: (picture: Picture, look?: Look) => readonly FoundCode[];
}

/** Starts the C++ engine from its bytes, never from an address. Throws when they are not the pinned ones or WebAssembly is off. */
export async function startWasmDecoder(bytes: Uint8Array<ArrayBuffer>): Promise<WasmDecoder> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found !== WASM_SHA256) throw new Error(`zxing_reader.wasm is not the pinned copy: ${found}`);
  const zxing = (await prepareZXingModule({ overrides: { wasmBinary: bytes.buffer }, fireImmediately: true })) as EngineModule; // see EngineModule
  const { _malloc: take, _free: giveBack } = zxing;
  let room = { at: 0, size: 0 };
  const roomFor = (size: number): number => {
    if (size <= room.size) return room.at;
    if (room.size > 0) giveBack(room.at);
    room = { at: take(size), size };
    return room.at;
  };
  return {
    engine: 'wasm',
    read: (picture, look = plainLook) => {
      const at = roomFor(picture.luminance.length);
      zxing.HEAPU8.set(picture.luminance, at);
      return readAt(zxing, { at, width: picture.width, height: picture.height }, look);
    },
  };
}

function readAt(zxing: ZXingReaderModule, pixels: { readonly at: number; readonly width: number; readonly height: number }, look: Look): readonly FoundCode[] {
  const list = zxing.readBarcodesFromPixmap(pixels.at, pixels.width, pixels.height, optionsOf(look));
  try {
    const found: FoundCode[] = [];
    for (let i = 0; i < list.size(); i++) {
      const code = list.get(i);
      if (code?.isValid !== true) continue;
      found.push({ text: code.text, format: code.format === 'Code128' ? 'Code128' : 'QRCode', engine: 'wasm' });
    }
    return found;
  } finally {
    (list as unknown as EngineList).delete(); // see EngineModule; the list would stay in the engine's memory
  }
}

function optionsOf({ binarizer, denoise }: Look): Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3] {
  return {
    formats: encodeFormats([...FORMATS]),
    tryHarder: true,
    tryRotate: true,
    tryInvert: true,
    tryDownscale: true,
    tryDenoise: denoise,
    binarizer: binarizers.indexOf(binarizer),
    isPure: false,
    downscaleFactor: 3,
    downscaleThreshold: 500,
    minLineCount: 2,
    // Two cards in one picture must be seen as two.
    maxNumberOfSymbols: 4,
    validateOptionalChecksum: false,
    returnErrors: false,
    eanAddOnSymbol: eanAddOnSymbols.indexOf('Ignore'),
    textMode: textModes.indexOf('Plain'),
    characterSet: characterSets.indexOf('Unknown'),
    tryCode39ExtendedMode: false,
  };
}
