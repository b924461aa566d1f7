import { barAxes } from './bar-axes.ts';
import { confirmedBars } from './confirmed-bars.ts';
import type { Engine, FoundCode } from './decoder.ts';
import type { JsDecoder, QrLook } from './js-decoder.ts';
import type { Picture } from './picture.ts';
import { double, halve, sharpen, smooth, stretch } from './picture-changes.ts';
import type { WasmDecoder } from './wasm-decoder.ts';

/** What a picture is read with; null: an engine that could not start, or is not wanted. One is enough. */
export interface Engines {
  readonly wasm: WasmDecoder | null;
  readonly js: JsDecoder | null;
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

/** After a frame that the C++ engine missed, the second opinion may begin new steps for this long, ms. */
const SECOND_OPINION_MS = 25;
/** Alone, the JavaScript engine may begin new steps for this long a frame, ms. */
const ALONE_MS = 100;
/** On one picture that was missed whole, ms. */
const STILL_MS = 150;
/** Larger pictures are first read smaller, pixels: photos of many megapixels show a card with more than it needs. */
const LARGE = 1_600_000;

type Step = (picture: Picture) => readonly FoundCode[];

export function createPictureReader({ wasm, js, now }: Engines): PictureReader {
  /** One look of the C++ engine at the picture, or at what `change` makes of it. */
  const look = (picture: Picture, change?: (picture: Picture) => Picture): readonly FoundCode[] =>
    wasm === null ? [] : confirmedBars(wasm.read(change?.(picture) ?? picture), picture, { wasm, js });
  const again =
    wasm === null
      ? []
      : changes.map(
          (change): Step =>
            (picture) =>
              look(picture, change),
        );
  const bars = js === null ? [] : [barsStep(js)];
  const opinion = js === null ? [] : jsSteps(js, bars);
  // Bars at an angle are what the C++ engine misses most, and the other one reads: a picture that will not come again tries them early.
  const ofStill = [...new Set([...again.slice(0, 1), ...bars, ...again, ...opinion])];
  let turn = 0;
  /** The steps one after the other, from `first` round, until one finds something or the time is over. */
  const run = (picture: Picture, steps: readonly Step[], given: { readonly first: number; readonly until: number }): readonly FoundCode[] => {
    for (let i = 0; i < steps.length; i++) {
      turn = given.first + i + 1;
      const found = steps[(given.first + i) % steps.length]?.(picture) ?? [];
      if (found.length > 0) return found;
      if (now() >= given.until) break;
    }
    return [];
  };
  return {
    engine: wasm === null ? 'js' : 'wasm',
    readFrame: (picture) => {
      const start = now();
      const found = look(picture);
      if (found.length > 0) return found;
      // Alone, each frame begins with what finds most; as a second opinion it goes on where the last frame's time was over.
      return wasm === null
        ? run(picture, opinion, { first: 0, until: start + ALONE_MS })
        : run(picture, [...opinion, ...again], { first: turn, until: start + SECOND_OPINION_MS });
    },
    readStill: (picture) => {
      const small = reduced(picture);
      const found = small === picture ? [] : look(small);
      const all = found.length > 0 ? found : look(picture);
      return all.length > 0 ? all : run(small, ofStill, { first: 0, until: now() + STILL_MS });
    },
  };
}

function reduced(picture: Picture): Picture {
  return picture.luminance.length > LARGE ? reduced(halve(picture)) : picture;
}

/** The C++ engine on the picture changed: it has its own scales, but not these. */
const changes: readonly ((picture: Picture) => Picture)[] = [halve, stretch, (picture) => sharpen(double(picture), 5, 2.5), double];

const even: QrLook = { binarizer: 'LocalAverage', inverted: false };
const whole: QrLook = { binarizer: 'GlobalHistogram', inverted: false };
const negative: QrLook = { binarizer: 'LocalAverage', inverted: true };

/** Code 128 along lines across the bars that the picture seems to hold. */
const barsStep =
  (js: JsDecoder): Step =>
  (picture) =>
    js.readCode128(picture, { degrees: barAxes(picture), inverted: false });

/** The JavaScript engine with the help it needs: both binarizers, inverted, three scales, smoothed and sharpened; what finds most comes first. */
function jsSteps(js: JsDecoder, bars: readonly Step[]): readonly Step[] {
  return [
    (picture) => js.readQr(smooth(picture, 1), even),
    (picture) => js.readQr(halve(picture), even),
    ...bars,
    (picture) => js.readQr(picture, even),
    (picture) => js.readQr(picture, negative),
    (picture) => js.readQr(halve(picture), whole),
    (picture) => js.readQr(picture, whole),
    (picture) => js.readQr(smooth(picture, 1), whole),
    (picture) => js.readQr(halve(halve(picture)), even),
    (picture) => js.readQr(double(picture), even),
    (picture) => js.readQr(sharpen(picture, 4, 1.5), even),
    (picture) => js.readCode128(picture, { degrees: barAxes(picture), inverted: true }),
    (picture) => js.readCode128(picture, { degrees: [0, 90], inverted: false }),
  ];
}
