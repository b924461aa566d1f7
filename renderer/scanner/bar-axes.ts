import type { Picture } from './picture.ts';

/** Side of the squares whose edges are weighed together, pixels. */
const SQUARE = 16;
/** Edges of a square run one way when at least this share of them does. */
const ONE_WAY = 0.6;
const BINS = 36;

/**
 * The directions across the bars that a picture may hold, degrees 0–180, strongest first, two at most: where neighbouring edges all
 * run one way, bars are likely (structure tensor). Empty where nothing looks like bars.
 */
export function barAxes(picture: Picture): readonly number[] {
  const weights = new Float64Array(BINS);
  for (let top = 1; top + SQUARE < picture.height; top += SQUARE) {
    for (let left = 1; left + SQUARE < picture.width; left += SQUARE) {
      const { xx, yy, xy } = edgesOf(picture, left, top);
      const all = xx + yy;
      const oneWay = Math.hypot(xx - yy, 2 * xy);
      if (all < SQUARE * SQUARE * 60 || oneWay < ONE_WAY * all) continue;
      const degrees = ((Math.atan2(2 * xy, xx - yy) / 2) * 180) / Math.PI + 180;
      const bin = Math.round((degrees * BINS) / 180) % BINS;
      // Squares count by how even their edges are, not by how strong: a card's rim is strong too.
      weights[bin] = (weights[bin] ?? 0) + Math.sqrt(all);
    }
  }
  const soft = weights.map((weight, i) => weight + 0.7 * ((weights[(i + 1) % BINS] ?? 0) + (weights[(i + BINS - 1) % BINS] ?? 0)));
  const found: number[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const best = soft.indexOf(Math.max(...soft));
    if ((soft[best] ?? 0) <= 0) break;
    found.push((best * 180) / BINS);
    for (let near = -2; near <= 2; near++) soft[(best + near + BINS) % BINS] = 0;
  }
  return found;
}

/** The structure tensor of one square: sums of its gradients' products. */
function edgesOf({ luminance, width }: Picture, left: number, top: number): { readonly xx: number; readonly yy: number; readonly xy: number } {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = top; y < top + SQUARE; y += 2) {
    for (let x = left; x < left + SQUARE; x++) {
      const at = y * width + x;
      const gx = (luminance[at + 1] ?? 0) - (luminance[at - 1] ?? 0);
      const gy = (luminance[at + width] ?? 0) - (luminance[at - width] ?? 0);
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  }
  return { xx, yy, xy };
}
