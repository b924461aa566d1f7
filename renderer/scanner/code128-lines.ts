import { BitArray, Code128Reader } from '@zxing/library';
import type { FoundCode } from './decoder.ts';
import type { Picture } from './picture.ts';

/** Pixels between two lines. */
const APART = 6;
/** Samples along one pixel: narrow bars need more than one. */
const DENSITY = 2;
/** Half of the window of the moving threshold, in samples. */
const WINDOW = 48;
/** Below this difference of brightness there is no bar. */
const FLAT = 24;

/**
 * Code 128 along straight lines through the picture, at the angles given: turning a line is cheaper than turning a picture.
 * One checksum of 103 is not enough to trust a line: a text counts when two lines agree, a short one when four do.
 */
export function readCode128(picture: Picture, degrees: readonly number[]): readonly FoundCode[] {
  const votes = new Map<string, number>();
  for (const angle of degrees) {
    for (const line of linesAt(picture, angle)) {
      const text = readLine(line);
      if (text === null) continue;
      const count = (votes.get(text) ?? 0) + 1;
      votes.set(text, count);
      if (count >= needed(text) && votes.size === 1) return [{ text, format: 'Code128', engine: 'js' }];
    }
  }
  return [...votes].flatMap(([text, count]) => (count >= needed(text) ? [{ text, format: 'Code128', engine: 'js' } as const] : []));
}

const needed = (text: string): number => (text.length < 6 ? 4 : 2);
const reader = new Code128Reader();

/** Brightness along the lines of one angle, from the middle of the picture outwards; each is the mean of three neighbours. */
function* linesAt({ luminance, width, height }: Picture, angle: number): Generator<Uint8ClampedArray> {
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const long = Math.abs(dx) * width + Math.abs(dy) * height;
  const wide = Math.abs(dy) * width + Math.abs(dx) * height;
  const count = Math.ceil(long * DENSITY);
  for (let turn = 0; turn * APART < wide; turn++) {
    const offset = (turn % 2 === 0 ? 1 : -1) * Math.ceil(turn / 2) * APART;
    const line = new Uint8ClampedArray(count);
    let inside = 0;
    for (let i = 0; i < count; i++) {
      const along = i / DENSITY - long / 2;
      let sum = 0;
      let known = 0;
      for (let side = -1; side <= 1; side++) {
        const x = Math.round(width / 2 + along * dx - (offset + side) * dy);
        const y = Math.round(height / 2 + along * dy + (offset + side) * dx);
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        sum += luminance[y * width + x] ?? 0;
        known++;
      }
      if (known > 0) line[inside++] = sum / known;
    }
    if (inside > 100) yield line.subarray(0, inside);
  }
}

/** The text of one line, read from both ends; null when there is none. */
function readLine(line: Uint8ClampedArray): string | null {
  const bits = barsOf(line);
  if (bits === null) return null;
  for (let turn = 0; turn < 2; turn++) {
    try {
      return reader.decodeRow(0, bits, undefined).getText();
    } catch {
      bits.reverse(); // it throws where there is no code
    }
  }
  return null;
}

/** Dark where a sample is below the middle of its neighbourhood's darkest and lightest; null when all is flat. */
function barsOf(line: Uint8ClampedArray): BitArray | null {
  const bits = new BitArray(line.length);
  let dark = 0;
  for (let block = 0; block < line.length; block += WINDOW) {
    let [low, high] = [255, 0];
    for (let i = Math.max(0, block - WINDOW); i < Math.min(line.length, block + 2 * WINDOW); i++) {
      const value = line[i] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (high - low < FLAT) continue;
    const middle = (low + high) / 2;
    for (let i = block; i < Math.min(line.length, block + WINDOW); i++) {
      if ((line[i] ?? 0) >= middle) continue;
      bits.set(i);
      dark++;
    }
  }
  return dark > 40 ? bits : null;
}
