import { memberCardText } from '../../../shared/domain/card-code.ts';
import type { Picture } from '../../../renderer/scanner/picture.ts';
import { clearSight, type Effects, throughCamera } from './camera-effects.ts';
import { drawBarsCard, drawQrCard } from './drawn-code.ts';
import { type Random, seeded } from './random.ts';
import { photograph, type Pose, straight } from './scene.ts';

/** What happens to a card before a camera. */
export const mishaps = [
  'clean',
  'turned',
  'tilted',
  'blurred',
  'moved',
  'dark',
  'noisy',
  'glared',
  'small',
  'crumpled',
  'half-covered',
  'phone',
  'phone-inverted',
  'everything',
] as const;
export type Mishap = (typeof mishaps)[number];
export interface CardPicture {
  readonly mishap: Mishap;
  readonly text: string;
  readonly format: 'QRCode' | 'Code128';
  readonly picture: Picture;
}

/** Pictures of cards, `each` of every mishap and symbology, the same for the same seed; drawn one by one as they are asked for. */
export function* cardPictures({ seed, each }: { readonly seed: number; readonly each: number }): Generator<CardPicture> {
  for (const format of ['QRCode', 'Code128'] as const) {
    // Bars are narrower than modules, and cameras are asked for more than either.
    const { width, height } = format === 'QRCode' ? { width: 640, height: 480 } : { width: 800, height: 600 };
    for (const mishap of mishaps) {
      for (let i = 0; i < each; i++) {
        const random = seeded(seed * 1_000_003 + mishaps.indexOf(mishap) * 7_919 + i * 104_729 + (format === 'Code128' ? 13 : 0));
        const text = memberCardText(1, hex(random, 10), hex(random, 8));
        const drawn = format === 'Code128' ? drawBarsCard(text) : drawQrCard(text);
        const base = format === 'Code128' ? { ...straight, size: 1.1 } : straight;
        const { pose, effects } = happens(mishap, base, random);
        yield { mishap, text, format, picture: throughCamera(photograph(drawn, pose, { width, height, random }), effects, random) };
      }
    }
  }
}

const hex = (random: Random, digits: number): string => Array.from({ length: digits }, () => Math.floor(random.unit() * 16).toString(16)).join('');

function happens(mishap: Mishap, base: Pose, random: Random): { readonly pose: Pose; readonly effects: Effects } {
  const { between, sign } = random;
  const held: Pose = { ...base, turn: between(-8, 8), tiltX: between(-8, 8), tiltY: between(-8, 8) };
  const thin = base.size > 1 ? 0.55 : 1; // bars are narrower than modules
  switch (mishap) {
    case 'clean':
      return { pose: held, effects: clearSight };
    case 'turned':
      return { pose: { ...held, size: base.size * 0.8, turn: between(-180, 180) }, effects: clearSight };
    case 'tilted':
      return { pose: { ...held, tiltX: sign() * between(15, 55), tiltY: sign() * between(10, 50), turn: between(-25, 25) }, effects: clearSight };
    case 'blurred':
      return { pose: held, effects: { ...clearSight, blur: between(1.5, 5.2) * thin } };
    case 'moved':
      return { pose: held, effects: { ...clearSight, motion: between(5, 22) * thin } };
    case 'dark':
      return { pose: held, effects: { ...clearSight, light: between(0.06, 0.2), gradient: 0.8, noise: between(2, 7) } };
    case 'noisy':
      return { pose: held, effects: { ...clearSight, noise: between(20, 75) } };
    case 'glared':
      return { pose: held, effects: { ...clearSight, glare: Math.ceil(between(0, 3)), glareSize: between(0.05, 0.16) } };
    case 'small':
      return { pose: { ...held, size: (base.size * between(0.12, 0.4)) / (thin < 1 ? 0.6 : 1) }, effects: { ...clearSight, blur: 0.6, noise: 4 } };
    case 'crumpled':
      return { pose: { ...held, crumple: between(0.005, 0.04) }, effects: clearSight };
    case 'half-covered':
      return { pose: { ...held, hidden: between(0.05, 0.5) }, effects: clearSight };
    case 'phone':
      return { pose: { ...held, phone: true, turn: between(-40, 40) }, effects: { ...clearSight, glare: 1, glareSize: 0.06, blur: between(0.5, 2) * thin } };
    case 'phone-inverted':
      return { pose: { ...held, phone: true, inverted: true, turn: between(-40, 40) }, effects: { ...clearSight, blur: between(0.5, 2) * thin } };
    case 'everything':
      return {
        pose: {
          ...held,
          turn: between(-180, 180),
          tiltX: between(-30, 30),
          tiltY: between(-30, 30),
          size: base.size * between(0.5, 0.9),
          crumple: between(0, 0.012),
        },
        effects: {
          light: between(0.3, 0.9),
          gradient: 0.6,
          glare: 1,
          glareSize: 0.05,
          blur: between(0.6, 1.8) * thin,
          motion: between(0, 5) * thin,
          noise: between(3, 18),
        },
      };
    default:
      return mishap satisfies never;
  }
}
