import type { Picture } from '../../../renderer/scanner/picture.ts';
import type { Random } from './random.ts';

/** What a cheap camera does to the scene, in this order. */
export interface Effects {
  /** Share of the light. */
  readonly light: number;
  /** From side to side, 0 = even. */
  readonly gradient: number;
  /** Spots of reflected light, and their radius as a share of the height. */
  readonly glare: number;
  readonly glareSize: number;
  /** Deviation of the blur, pixels. */
  readonly blur: number;
  /** Length of the movement, pixels. */
  readonly motion: number;
  /** Deviation of the sensor's noise, of 255. */
  readonly noise: number;
}
export const clearSight: Effects = { light: 0.9, gradient: 0.1, glare: 0, glareSize: 0, blur: 0.5, motion: 0, noise: 2 };

/** The scene as the camera hands it over. */
export function throughCamera(scene: Picture, effects: Effects, random: Random): Picture {
  let values = Float32Array.from(scene.luminance);
  const { width, height } = scene;
  const from = random.between(0, 6.3);
  const spots = Array.from({ length: effects.glare }, () => ({
    x: width / 2 + random.between(-0.22, 0.22) * height,
    y: height / 2 + random.between(-0.22, 0.22) * height,
    r: effects.glareSize * height * random.between(0.6, 1.3),
  }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const slope = 1 + effects.gradient * ((Math.cos(from) * (x - width / 2) + Math.sin(from) * (y - height / 2)) / height);
      let value = (values[y * width + x] ?? 0) * effects.light * slope;
      for (const spot of spots) value += 260 * Math.exp(-(((x - spot.x) / spot.r) ** 2 + ((y - spot.y) / spot.r / 0.6) ** 2));
      values[y * width + x] = value;
    }
  }
  if (effects.motion > 0) values = moved(values, { width, height, length: effects.motion, angle: random.between(0, 3.14) });
  if (effects.blur > 0.2) {
    const radius = boxRadius(effects.blur);
    for (let pass = 0; pass < 3; pass++) values = boxed(boxed(values, { width, height, radius, down: false }), { width, height, radius, down: true });
  }
  const luminance = new Uint8ClampedArray(values.length);
  const grain = Float32Array.from({ length: 16_384 }, () => effects.noise * random.normal());
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    if (i % width === 0) at = Math.floor(random.unit() * grain.length);
    luminance[i] = (values[i] ?? 0) + (grain[(at + (i % width)) % grain.length] ?? 0);
  }
  return { luminance, width, height };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The reach of a box that makes, in three passes, about a Gaussian of this deviation, pixels. */
function boxRadius(deviation: number): number {
  const each = deviation ** 2 / 3; // variance of one pass
  return each < 0.6 ? each / (2 * (1 - each)) : (Math.sqrt(12 * each + 1) - 1) / 2;
}

/** The mean over a box that reaches `radius` to both sides of its pixel, fractional at its ends. */
function boxed(
  values: Float32Array<ArrayBuffer>,
  { width, height, radius, down }: Size & { readonly radius: number; readonly down: boolean },
): Float32Array<ArrayBuffer> {
  const whole = Math.floor(radius);
  const rest = radius - whole;
  const total = 2 * whole + 1 + 2 * rest;
  const out = new Float32Array(values.length);
  const [lines, length, step, hop] = down ? [width, height, width, 1] : [height, width, 1, width];
  const at = (line: number, i: number): number => values[line * hop + Math.min(length - 1, Math.max(0, i)) * step] ?? 0;
  for (let line = 0; line < lines; line++) {
    let sum = 0;
    for (let i = -whole; i <= whole; i++) sum += at(line, i);
    for (let i = 0; i < length; i++) {
      const before = at(line, i - whole - 1);
      const next = at(line, i + whole + 1);
      out[line * hop + i * step] = (sum + rest * (before + next)) / total;
      sum += next - at(line, i - whole);
    }
  }
  return out;
}

function moved(values: Float32Array<ArrayBuffer>, given: Size & { readonly length: number; readonly angle: number }): Float32Array<ArrayBuffer> {
  const { width, height, length, angle } = given;
  const out = new Float32Array(values.length);
  const count = Math.max(2, Math.ceil(length));
  const offsets = Array.from({ length: count }, (_, i) => {
    const along = (i / (count - 1) - 0.5) * length;
    return [Math.round(Math.cos(angle) * along), Math.round(Math.sin(angle) * along)] as const;
  });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const [dx, dy] of offsets) sum += values[Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))] ?? 0;
      out[y * width + x] = sum / count;
    }
  }
  return out;
}
