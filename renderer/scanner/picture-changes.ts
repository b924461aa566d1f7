import type { Picture } from './picture.ts';

/** Half the size, each pixel the mean of four. */
export function halve({ luminance, width, height }: Picture): Picture {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8ClampedArray(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] = ((luminance[at] ?? 0) + (luminance[at + 1] ?? 0) + (luminance[at + width] ?? 0) + (luminance[at + width + 1] ?? 0) + 2) >> 2;
    }
  }
  return { luminance: out, width: w, height: h };
}

/** Twice the size, pixels in between interpolated: small codes get modules that readers can count. */
export function double({ luminance, width, height }: Picture): Picture {
  const w = width * 2;
  const h = height * 2;
  const out = new Uint8ClampedArray(w * h);
  for (let y = 0; y < h; y++) {
    const top = Math.min(height - 1, y >> 1) * width;
    const bottom = Math.min(height - 1, (y + 1) >> 1) * width;
    for (let x = 0; x < w; x++) {
      const left = x >> 1;
      const right = Math.min(width - 1, (x + 1) >> 1);
      out[y * w + x] =
        ((luminance[top + left] ?? 0) + (luminance[top + right] ?? 0) + (luminance[bottom + left] ?? 0) + (luminance[bottom + right] ?? 0) + 2) >> 2;
    }
  }
  return { luminance: out, width: w, height: h };
}

/** Each pixel the mean of a square of 2 × `reach` + 1: less noise, fewer edges. */
export function smooth(picture: Picture, reach: number): Picture {
  return { ...picture, luminance: alongColumns(alongRows(picture, reach), picture, reach) };
}

function alongRows({ luminance, width, height }: Picture, reach: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(luminance.length);
  const side = 2 * reach + 1;
  for (let row = 0; row < height * width; row += width) {
    let sum = (luminance[row] ?? 0) * (reach + 1);
    for (let x = 1; x <= reach; x++) sum += luminance[row + Math.min(width - 1, x)] ?? 0;
    for (let x = 0; x < width; x++) {
      out[row + x] = sum / side;
      sum += (luminance[row + Math.min(width - 1, x + reach + 1)] ?? 0) - (luminance[row + Math.max(0, x - reach)] ?? 0);
    }
  }
  return out;
}

function alongColumns(luminance: Uint8ClampedArray, { width, height }: Picture, reach: number): Uint8ClampedArray {
  const out = new Uint8ClampedArray(luminance.length);
  const side = 2 * reach + 1;
  const sums = new Int32Array(width);
  for (let y = -reach; y <= reach; y++) {
    const row = Math.min(height - 1, Math.max(0, y)) * width;
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (luminance[row + x] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const next = Math.min(height - 1, y + reach + 1) * width;
    const last = Math.max(0, y - reach) * width;
    for (let x = 0; x < width; x++) {
      out[y * width + x] = (sums[x] ?? 0) / side;
      sums[x] = (sums[x] ?? 0) + (luminance[next + x] ?? 0) - (luminance[last + x] ?? 0);
    }
  }
  return out;
}

/** Edges made steeper by `times` their difference from the neighbourhood: against blur and movement. */
export function sharpen(picture: Picture, reach: number, times: number): Picture {
  const around = smooth(picture, reach).luminance;
  const out = new Uint8ClampedArray(around.length);
  for (let i = 0; i < out.length; i++) {
    const own = picture.luminance[i] ?? 0;
    out[i] = own + times * (own - (around[i] ?? 0));
  }
  return { ...picture, luminance: out };
}

/** The darkest 1 % to black, the lightest to white: against dark rooms. */
export function stretch(picture: Picture): Picture {
  const { luminance } = picture;
  const sorted = new Uint32Array(256);
  for (const value of luminance) sorted[value] = (sorted[value] ?? 0) + 1;
  for (let value = 1; value < 256; value++) sorted[value] = (sorted[value] ?? 0) + (sorted[value - 1] ?? 0);
  const low = Math.min(
    254,
    sorted.findIndex((count) => count > luminance.length * 0.01),
  );
  const high = Math.max(
    low + 1,
    sorted.findIndex((count) => count >= luminance.length * 0.99),
  );
  return { ...picture, luminance: luminance.map((value) => ((value - low) * 255) / (high - low)) };
}
