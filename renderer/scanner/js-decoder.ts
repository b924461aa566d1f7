import {
  BinaryBitmap,
  type Binarizer as ZxingBinarizer,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { readCode128 } from './code128-lines.ts';
import type { Decoder, FoundCode } from './decoder.ts';
import type { Picture } from './picture.ts';
import type { Binarizer } from './wasm-decoder.ts';

/** One way of looking for a QR code. */
export interface QrLook {
  readonly binarizer: Binarizer;
  readonly inverted: boolean;
}
export interface JsDecoder extends Decoder {
  readonly engine: 'js';
  readonly readQr: (picture: Picture, look: QrLook) => readonly FoundCode[];
  readonly readCode128: (picture: Picture, degrees: readonly number[]) => readonly FoundCode[];
}

const looks: readonly QrLook[] = [
  { binarizer: 'LocalAverage', inverted: false },
  { binarizer: 'GlobalHistogram', inverted: false },
  { binarizer: 'LocalAverage', inverted: true },
];
const hard = new Map([[DecodeHintType.TRY_HARDER, true]]);

/** @zxing/library by its own readers: its multi-format one logs a stack trace at each frame without a code (SCANNING §4). */
export function createJsDecoder(): JsDecoder {
  const qr = new QRCodeReader();
  const readQr = ({ luminance, width, height }: Picture, { binarizer, inverted }: QrLook): readonly FoundCode[] => {
    const upright = new RGBLuminanceSource(luminance, width, height);
    const source = inverted ? new InvertedLuminanceSource(upright) : upright;
    const bits: ZxingBinarizer = binarizer === 'LocalAverage' ? new HybridBinarizer(source) : new GlobalHistogramBinarizer(source);
    try {
      return [{ text: qr.decode(new BinaryBitmap(bits), hard).getText(), format: 'QRCode', engine: 'js' }];
    } catch {
      return []; // it throws where there is no code, this way
    }
  };
  return {
    engine: 'js',
    readQr,
    readCode128,
    read: (picture) => {
      for (const look of looks) {
        const found = readQr(picture, look);
        if (found.length > 0) return found;
      }
      return readCode128(picture, [0, 90]);
    },
  };
}
