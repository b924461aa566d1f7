import type { Picture } from '../../../renderer/scanner/picture.ts';
import type { DrawnCode } from './drawn-code.ts';
import type { Random } from './random.ts';

/** How the card is held before the camera. Angles in degrees; `size`: width of the code as a share of the picture's height. */
export interface Pose {
  readonly turn: number;
  readonly tiltX: number;
  readonly tiltY: number;
  readonly size: number;
  /** Waves of the paper, as a share of the code's width. */
  readonly crumple: number;
  /** Share of the code that a thumb hides, from one of its sides. */
  readonly hidden: number;
  /** Light on dark, as a phone in dark mode. */
  readonly inverted: boolean;
  /** On a phone's screen: black around, rows of pixels. */
  readonly phone: boolean;
}
export const straight: Pose = { turn: 0, tiltX: 0, tiltY: 0, size: 0.55, crumple: 0, hidden: 0, inverted: false, phone: false };

/** Projects the card through a pinhole camera onto a picture; each pixel is the mean of two samples. */
export function photograph(drawn: DrawnCode, pose: Pose, given: { readonly width: number; readonly height: number; readonly random: Random }): Picture {
  const { width, height, random } = given;
  const sample = surface(drawn, pose, random);
  const toCard = unproject(pose, (pose.size * height) / drawn.code.width);
  const [cx, cy] = [drawn.code.left + drawn.code.width / 2, drawn.code.top + drawn.code.height / 2];
  const [ox, oy] = [width / 2 + random.between(-0.06, 0.06) * width, height / 2 + random.between(-0.06, 0.06) * height];
  const room = roomBehind(random);
  const luminance = new Uint8ClampedArray(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const behind = room(x / height, y / height);
      let sum = 0;
      for (let i = -0.25; i < 0.5; i += 0.5) {
        const at = toCard(x + i - ox, y + i - oy);
        const value = at && sample(at[0] + cx, at[1] + cy);
        sum += value ?? behind;
        if (value === null && i < 0) {
          sum = behind * 2;
          break; // beside the card, or on its very edge
        }
      }
      luminance[y * width + x] = sum / 2;
    }
  }
  return { luminance, width, height };
}

/** From a point of the picture (from its middle) to a point of the card's plane (from the code's middle), card pixels. */
function unproject({ turn, tiltX, tiltY }: Pose, scale: number): (x: number, y: number) => readonly [number, number] | null {
  const [a, b, c] = [turn, tiltX, tiltY].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number]; // three in, three out
  const [sa, ca, sb, cb, sc, cc] = [Math.sin(a), Math.cos(a), Math.sin(b), Math.cos(b), Math.sin(c), Math.cos(c)];
  // Columns of Rx(b)·Ry(c)·Rz(a): where the card's two axes point.
  const u = [cc * ca, cb * sa + sb * sc * ca, sb * sa - cb * sc * ca] as const;
  const v = [-cc * sa, cb * ca - sb * sc * sa, sb * ca + cb * sc * sa] as const;
  const far = 1_800;
  // (x, y, far) = t · (u·p + v·q + (0, 0, far/scale')), solved for the card's p and q.
  return (x, y) => {
    const [rx, ry] = [x / far, y / far];
    const depth = far / scale;
    const a1 = u[0] - rx * u[2];
    const b1 = v[0] - rx * v[2];
    const a2 = u[1] - ry * u[2];
    const b2 = v[1] - ry * v[2];
    const det = a1 * b2 - a2 * b1;
    if (Math.abs(det) < 1e-6) return null;
    return [((rx * b2 - ry * b1) * depth) / det, ((a1 * ry - a2 * rx) * depth) / det];
  };
}

/** Brightness of a point of the card, thumb, waves and screen included; null beside it. */
function surface({ card, code }: DrawnCode, pose: Pose, random: Random): (x: number, y: number) => number | null {
  const wave = Array.from({ length: 3 }, () => ({
    fx: random.between(2, 9) / code.width,
    fy: random.between(2, 9) / code.width,
    phase: random.between(0, 6.3),
    angle: random.between(0, 6.3),
  }));
  const side = Math.floor(random.between(0, 4));
  const cover = pose.hidden * (side % 2 === 0 ? code.width : code.height);
  const edge = 10 * random.unit();
  const hides = (x: number, y: number): boolean => {
    if (pose.hidden === 0) return false;
    const round = Math.sin((side % 2 === 0 ? y : x) / 40 + edge) * 8;
    if (side === 0) return x < code.left + cover + round;
    if (side === 1) return y < code.top + cover + round;
    return side === 2 ? x > code.left + code.width - cover + round : y > code.top + code.height - cover + round;
  };
  const frame = pose.phone ? 30 : 0;
  return (px, py) => {
    let [x, y, shade] = [px, py, 1];
    if (pose.crumple > 0) {
      for (const { fx, fy, phase, angle } of wave) {
        const s = Math.sin(px * fx + py * fy + phase);
        x += Math.cos(angle) * s * pose.crumple * code.width;
        y += Math.sin(angle) * s * pose.crumple * code.width;
        shade += 0.35 * s * Math.min(1, pose.crumple * 20) * 0.33;
      }
    }
    if (x < -frame || y < -frame || x >= card.width + frame || y >= card.height + frame) return null;
    if (hides(x, y)) return 150 + 20 * Math.sin(x / 9);
    if (x < 0 || y < 0 || x >= card.width || y >= card.height) return 15;
    const printed = card.luminance[Math.floor(y) * card.width + Math.floor(x)] ?? 0;
    const light = (pose.inverted ? 255 - printed : printed) * shade;
    return pose.phone ? light * (0.92 + 0.08 * Math.sin(py * 1.9)) : light;
  };
}

/** A room, a jumper, a table: soft shapes and a few hard ones. */
function roomBehind(random: Random): (x: number, y: number) => number {
  const [a, b, c, d] = [random.between(3, 9), random.between(3, 9), random.between(0, 6), random.between(0, 6)];
  const base = random.between(70, 160);
  const boxes = Array.from({ length: 5 }, () => ({
    x: random.unit() * 1.4,
    y: random.unit(),
    w: random.between(0.05, 0.3),
    h: random.between(0.05, 0.3),
    by: random.between(-50, 50),
  }));
  // Drawn once, coarse: a room is out of focus.
  const cells = 128;
  const drawn = Float32Array.from({ length: cells * cells }, (_, i) => {
    const [x, y] = [(1.5 * (i % cells)) / cells, (1.5 * Math.floor(i / cells)) / cells];
    const under = boxes.filter((box) => x > box.x && x < box.x + box.w && y > box.y && y < box.y + box.h);
    return base + 22 * Math.sin(a * x + c) + 22 * Math.sin(b * y + d) + under.reduce((sum, box) => sum + box.by, 0);
  });
  return (x, y) => drawn[Math.floor((Math.min(1.49, y) / 1.5) * cells) * cells + Math.floor((Math.min(1.49, x) / 1.5) * cells)] ?? base;
}
