import type { Picture } from './picture.ts';

/** `wasm`: ZXing in C++ (zxing-wasm); `js`: @zxing/library. */
export type Engine = 'wasm' | 'js';

/** The two symbologies of our cards and labels. */
export type CodeFormat = 'QRCode' | 'Code128';

/** One code in a picture. */
export interface FoundCode {
  readonly text: string;
  readonly format: CodeFormat;
  readonly engine: Engine;
}

/** Reads the codes of a picture, one look; none: an empty list. Never throws on a picture. */
export interface Decoder {
  readonly engine: Engine;
  readonly read: (picture: Picture) => readonly FoundCode[];
}
