import type { Picture } from '../../../renderer/scanner/picture.ts';
import { clearSight, throughCamera } from './camera-effects.ts';
import { drawQrCard } from './drawn-code.ts';
import { seeded } from './random.ts';
import { photograph, straight } from './scene.ts';

/** Frames of an easy card: held well, in good light, by a hand that is never quite still, with a sensor's noise. */
export function* easyFilm(given: { readonly text: string; readonly width: number; readonly height: number; readonly frames: number }): Generator<Picture> {
  const { text, width, height, frames } = given;
  const random = seeded(60);
  const reach = 24;
  const wide = { width: width + 2 * reach, height: height + 2 * reach };
  const still = throughCamera(photograph(drawQrCard(text), { ...straight, turn: 9, tiltX: 8, tiltY: -6 }, { ...wide, random }), clearSight, random);
  for (let frame = 0; frame < frames; frame++) {
    const left = Math.round(reach + reach * Math.sin(frame / 5));
    const top = Math.round(reach + reach * Math.cos(frame / 7));
    const light = 0.85 + 0.1 * Math.sin(frame / 11);
    const luminance = new Uint8ClampedArray(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) luminance[y * width + x] = (still.luminance[(top + y) * wide.width + left + x] ?? 0) * light + 8 * (random.unit() - 0.5);
    }
    yield { luminance, width, height };
  }
}
