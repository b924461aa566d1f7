/** A picture as brightness, one byte a pixel, row by row, 0 = black. */
export interface Picture {
  readonly luminance: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Order of the colours in a pixel of four bytes; the fourth byte is not looked at. */
export type ColourOrder = 'rgb' | 'bgr';

/** Brightness of pixels of four bytes (ITU-R BT.601 weights, as both engines use). */
export function luminanceOf(pixels: Uint8Array | Uint8ClampedArray, width: number, height: number, order: ColourOrder = 'rgb'): Picture {
  const luminance = new Uint8ClampedArray(width * height);
  const [red, blue] = order === 'rgb' ? [0, 2] : [2, 0];
  for (let i = 0; i < luminance.length; i++) {
    luminance[i] = ((pixels[4 * i + red] ?? 0) * 306 + (pixels[4 * i + 1] ?? 0) * 601 + (pixels[4 * i + blue] ?? 0) * 117 + 512) >> 10;
  }
  return { luminance, width, height };
}

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
