import { BitArray, Code128Reader } from '@zxing/library';
import type { FoundCode } from './decoder.ts';
import type { Picture } from './picture.ts';

/** Pixels between two lines. */
const APART = 5;
/** Samples along one pixel: narrow bars need more than one. */
const DENSITY = 3;
/** Reach of the threshold to both sides, in samples: the second is for bars that run into each other. */
const REACHES = [40, 12] as const;
/** Below this difference of brightness there is no bar. */
const FLAT = 16;

/** Where Code 128 is looked for: directions across its bars; `inverted`: light bars on dark. */
export interface BarsLook {
  readonly degrees: readonly number[];
  readonly inverted: boolean;
}

/**
 * Code 128 along straight lines through the picture, at the angles given: turning a line is cheaper than turning a picture.
 * One checksum of 103 is not enough to trust a line: a text counts when two lines agree, a short one when four do.
 */
export function readCode128(picture: Picture, { degrees, inverted }: BarsLook): readonly FoundCode[] {
  const votes = new Map<string, number>();
  for (const angle of degrees) {
    for (const line of linesAt(picture, angle)) {
      const text = readLine(line, inverted);
      if (text !== null) votes.set(text, (votes.get(text) ?? 0) + 1);
    }
    const agreed = [...votes].filter(([text, count]) => count >= (text.length < 6 ? 4 : 2));
    if (agreed.length > 0) return agreed.map(([text]) => ({ text, format: 'Code128', engine: 'js' }));
  }
  return [];
}

const reader = new Code128Reader();

/** Brightness along the lines of one angle; each is the mean of three neighbours. */
function* linesAt({ luminance, width, height }: Picture, angle: number): Generator<Float32Array> {
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const long = Math.abs(dx) * width + Math.abs(dy) * height;
  const wide = Math.abs(dy) * width + Math.abs(dx) * height;
  const line = new Float32Array(Math.ceil(long * DENSITY));
  for (let offset = -wide / 2 + APART; offset < wide / 2 - APART; offset += APART) {
    let inside = 0;
    for (let i = 0; i < line.length; i++) {
      const along = i / DENSITY - long / 2;
      const x = width / 2 + along * dx - offset * dy;
      const y = height / 2 + along * dy + offset * dx;
      if (x < 1 || y < 1 || x >= width - 2 || y >= height - 2) continue;
      let sum = 0;
      for (let side = -1; side <= 1; side++) sum += between(luminance, width, x - side * dy, y + side * dx);
      line[inside++] = sum;
    }
    if (inside > 60 * DENSITY) yield line.subarray(0, inside);
  }
}

/** Brightness between four pixels. */
function between(luminance: Uint8ClampedArray, width: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = top * width + left;
  const fx = x - left;
  const above = (luminance[at] ?? 0) * (1 - fx) + (luminance[at + 1] ?? 0) * fx;
  const below = (luminance[at + width] ?? 0) * (1 - fx) + (luminance[at + width + 1] ?? 0) * fx;
  return above + (below - above) * (y - top);
}

/** The text of one line, read from both ends; null when there is none. */
function readLine(line: Float32Array, inverted: boolean): string | null {
  for (const reach of REACHES) {
    const bits = barsOf(line, { reach, inverted });
    if (bits === null) return null;
    for (let turn = 0; turn < 2; turn++) {
      try {
        return reader.decodeRow(0, bits, undefined).getText();
      } catch {
        bits.reverse(); // it throws where there is no code
      }
    }
  }
  return null;
}

/** Dark where a sample is below the middle of its neighbourhood's darkest and lightest; null when too little is dark. */
function barsOf(line: Float32Array, { reach, inverted }: { readonly reach: number; readonly inverted: boolean }): BitArray | null {
  const bits = new BitArray(line.length);
  const step = reach >> 1;
  let edges = 0;
  let before = false;
  for (let block = 0; block < line.length; block += step) {
    let [low, high] = [765, 0];
    const last = Math.min(line.length, block + step + reach);
    for (let i = Math.max(0, block - reach); i < last; i++) {
      const value = line[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low < 3 * FLAT) continue;
    const middle = (low + high) / 2;
    for (let i = block; i < Math.min(line.length, block + step); i++) {
      const dark = (line[i] ?? 0) < middle !== inverted;
      if (dark) bits.set(i);
      if (dark !== before) edges++;
      before = dark;
    }
  }
  return edges >= 24 ? bits : null;
}
