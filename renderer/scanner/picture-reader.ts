import type { Engine, FoundCode } from './decoder.ts';
import type { JsDecoder, QrLook } from './js-decoder.ts';
import { double, halve, type Picture } from './picture.ts';
import type { WasmDecoder } from './wasm-decoder.ts';

/** What a picture is read with. `wasm` null: WebAssembly could not start, or is not wanted. */
export interface Engines {
  readonly wasm: WasmDecoder | null;
  readonly js: JsDecoder;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
}
/** The shipped pipeline (SCANNING §4), the same in the camera's worker and in `scan:decode`. */
export interface PictureReader {
  readonly engine: Engine;
  /** One frame of a film: more will come, so what is tried on a missed one takes turns and ends with its time. */
  readonly readFrame: (picture: Picture) => readonly FoundCode[];
  /** One picture that will not come again: everything is tried. */
  readonly readStill: (picture: Picture) => readonly FoundCode[];
}

/** After a missed frame the second opinion may take this long, ms. */
const SECOND_OPINION_MS = 40;
/** Alone, the JavaScript engine may take this long a frame, ms. */
const ALONE_MS = 120;
/** On one picture, ms. */
const STILL_MS = 220;

type Step = () => readonly FoundCode[];

export function createPictureReader({ wasm, js, now }: Engines): PictureReader {
  let turn = 0;
  const firstOf = (steps: Iterable<Step>, until: number): readonly FoundCode[] => {
    for (const step of steps) {
      const found = step();
      if (found.length > 0) return found;
      if (now() >= until) break;
    }
    return [];
  };
  return {
    engine: wasm === null ? 'js' : 'wasm',
    readFrame: (picture) => {
      const start = now();
      const found = wasm?.read(picture) ?? [];
      if (found.length > 0) return found;
      return firstOf(jsSteps(js, picture, turn++), start + (wasm === null ? ALONE_MS : SECOND_OPINION_MS));
    },
    readStill: (picture) => {
      const start = now();
      const found = wasm?.read(picture) ?? [];
      if (found.length > 0) return found;
      return firstOf(jsSteps(js, picture, 0), start + STILL_MS);
    },
  };
}

const looks: readonly QrLook[] = [
  { binarizer: 'LocalAverage', inverted: false },
  { binarizer: 'GlobalHistogram', inverted: false },
  { binarizer: 'LocalAverage', inverted: true },
];
const scales: readonly ((picture: Picture) => Picture)[] = [(picture) => picture, halve, double];
const angles: readonly (readonly number[])[] = [
  [0, 90],
  [45, 135],
  [22, 68, 112, 158],
];

/** The JavaScript engine with the help it needs: both binarizers, inverted, three scales, beginning with another one each turn. */
function* jsSteps(js: JsDecoder, picture: Picture, turn: number): Generator<Step> {
  for (let i = 0; i < scales.length; i++) {
    const at = (turn + i) % scales.length;
    const scaled = scales[at]?.(picture) ?? picture;
    for (const look of looks) yield () => js.readQr(scaled, look);
    yield () => js.readCode128(picture, angles[at] ?? []);
  }
}
