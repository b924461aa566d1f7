import {
  BinaryBitmap,
  Code128Reader,
  GlobalHistogramBinarizer,
  HybridBinarizer,
  InvertedLuminanceSource,
  type LuminanceSource,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** A picture as brightness, one byte a pixel, row by row. */
export interface Picture {
  readonly luminance: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
/** Reads one code in a picture; null when there is none. Never throws. */
export type Decoder = (picture: Picture) => string | null;

const halve = ({ luminance, width, height }: Picture): Picture => {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8ClampedArray(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] = ((luminance[at] ?? 0) + (luminance[at + 1] ?? 0) + (luminance[at + width] ?? 0) + (luminance[at + width + 1] ?? 0)) >> 2;
    }
  }
  return { luminance: out, width: w, height: h };
};

/**
 * @zxing/library with the help it needs (SCANNING §4): its two readers directly (the multi-format one logs a stack trace
 * at each frame without a code), both binarizers, inverted, and two scales in turn.
 */
export function zxingDecoder(): Decoder {
  const qr = new QRCodeReader();
  const code128 = new Code128Reader();
  let turn = 0;
  const attempt = (read: () => { getText(): string }): string | null => {
    try {
      return read().getText();
    } catch {
      return null; // no code in this picture, this way
    }
  };
  const readOne = (source: LuminanceSource): string | null =>
    attempt(() => qr.decode(new BinaryBitmap(new HybridBinarizer(source)))) ??
    attempt(() => qr.decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))) ??
    attempt(() => code128.decode(new BinaryBitmap(new HybridBinarizer(source))));
  return (picture) => {
    const { luminance, width, height } = turn++ % 2 === 0 ? picture : halve(picture);
    const source = new RGBLuminanceSource(luminance, width, height);
    return readOne(source) ?? attempt(() => qr.decode(new BinaryBitmap(new HybridBinarizer(new InvertedLuminanceSource(source)))));
  };
}

/** Brightness of RGBA pixels. */
export function luminanceOf(rgba: Uint8ClampedArray, width: number, height: number): Picture {
  const luminance = new Uint8ClampedArray(width * height);
  for (let i = 0; i < luminance.length; i++) {
    luminance[i] = ((rgba[4 * i] ?? 0) * 306 + (rgba[4 * i + 1] ?? 0) * 601 + (rgba[4 * i + 2] ?? 0) * 117) >> 10;
  }
  return { luminance, width, height };
}
