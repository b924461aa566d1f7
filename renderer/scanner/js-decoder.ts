import {
  BinaryBitmap,
  type Binarizer as ZxingBinarizer,
  DecodeHintType,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  QRCodeReader,
  type Result,
  RGBLuminanceSource,
} from '@zxing/library';
import { type BarsLook, readCode128 } from './code128-lines.ts';
import type { Decoder, FoundCode } from './decoder.ts';
import type { Picture } from './picture.ts';
import { halve } from './picture-changes.ts';
import type { Binarizer } from './wasm-decoder.ts';

/** One way of looking for a QR code. */
export interface QrLook {
  readonly binarizer: Binarizer;
  readonly inverted: boolean;
}
export interface JsDecoder extends Decoder {
  readonly engine: 'js';
  readonly readQr: (picture: Picture, look: QrLook) => readonly FoundCode[];
  readonly readCode128: (picture: Picture, look: BarsLook) => readonly FoundCode[];
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
  const lookOnce = ({ luminance, width, height }: Picture, { binarizer, inverted }: QrLook): Result | null => {
    const upright = new RGBLuminanceSource(luminance, width, height);
    const source = inverted ? new InvertedLuminanceSource(upright) : upright;
    const bits: ZxingBinarizer = binarizer === 'LocalAverage' ? new HybridBinarizer(source) : new GlobalHistogramBinarizer(source);
    try {
      return qr.decode(new BinaryBitmap(bits), hard);
    } catch {
      return null; // it throws where there is no code, this way
    }
  };
  const readQr = (picture: Picture, look: QrLook): readonly FoundCode[] => {
    const first = lookOnce(picture, look);
    if (first === null) return [];
    // It stops at one code: two cards in one picture must be seen as two.
    const rest = without(picture, first.getResultPoints());
    const second = lookOnce(rest, look) ?? lookOnce(halve(rest), look);
    return [first, ...(second === null ? [] : [second])].map((result) => ({ text: result.getText(), format: 'QRCode', engine: 'js' }));
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
      return readCode128(picture, { degrees: [0, 90], inverted: false });
    },
  };
}

/** The picture with the code at these points wiped out; the first three are the middles of its corners. */
function without(picture: Picture, points: readonly { getX(): number; getY(): number }[]): Picture {
  const [xs, ys] = [points.slice(0, 3).map((point) => point.getX()), points.slice(0, 3).map((point) => point.getY())];
  const reach = 0.5 * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const left = Math.max(0, Math.floor(Math.min(...xs) - reach));
  const right = Math.min(picture.width, Math.ceil(Math.max(...xs) + reach));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...ys) + reach));
  const luminance = picture.luminance.slice();
  for (let y = Math.max(0, Math.floor(Math.min(...ys) - reach)); y < bottom; y++) luminance.fill(255, y * picture.width + left, y * picture.width + right);
  return { ...picture, luminance };
}
