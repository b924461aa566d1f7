import type { Picture } from '../../../renderer/scanner/picture.ts';
import { memberCardText } from '../../../shared/domain/card-code.ts';
import { clearSight, throughCamera } from './camera-effects.ts';
import { drawBarsCard } from './drawn-code.ts';
import { type Random, seeded } from './random.ts';
import { photograph, straight } from './scene.ts';

const PRINTABLE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./';
const pick = (random: Random, letters: string, length: number): string =>
  Array.from({ length }, () => letters[Math.floor(random.unit() * letters.length)]).join('');

/** Pictures of Code 128 where a reader is most easily wrong: turned a little from straight, few pixels a bar, some blur. Member cards and anybody's labels by turns. */
export function* barPictures({
  seed,
  count,
}: {
  readonly seed: number;
  readonly count: number;
}): Generator<{ readonly picture: Picture; readonly text: string }> {
  for (let i = 0; i < count; i++) {
    const random = seeded(seed * 1_000_003 + i * 7_919);
    const { between } = random;
    const hex = (digits: number): string => pick(random, '0123456789abcdef', digits);
    const text = i % 2 === 0 ? memberCardText(1, hex(10), hex(8)) : pick(random, PRINTABLE, 6 + Math.floor(between(0, 14)));
    const pose = {
      ...straight,
      size: between(0.5, 1.05),
      turn: 90 * Math.floor(between(0, 4)) + between(-32, 32),
      tiltX: between(-15, 15),
      tiltY: between(-15, 15),
      phone: i % 5 === 0,
      inverted: i % 10 === 0,
      hidden: i % 7 === 0 ? between(0.02, 0.15) : 0,
    };
    const effects = { ...clearSight, blur: between(0.4, 1.1), motion: i % 4 === 0 ? between(0, 3) : 0, noise: between(1, 8), light: between(0.4, 0.95) };
    const size = i % 3 === 0 ? { width: 640, height: 480 } : { width: 800, height: 600 };
    yield { text, picture: throughCamera(photograph(drawBarsCard(text), pose, { ...size, random }), effects, random) };
  }
}
