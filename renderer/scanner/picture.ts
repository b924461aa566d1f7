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
