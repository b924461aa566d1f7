import type { Picture } from './picture.ts';

/** `wasm`: ZXing in C++ (zxing-wasm); `js`: @zxing/library. */
export type Engine = 'wasm' | 'js';

/**
 * The two symbologies of our cards and labels, by the C++ engine's names. Never `QRCode`: that includes Micro QR, which misread
 * a glared card as "272132" (SCANNING §4).
 */
export const codeFormats = ['QRCodeModel2', 'Code128'] as const;
export type CodeFormat = (typeof codeFormats)[number];

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
