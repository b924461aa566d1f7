/** A point of a signature: `x` 0–1000 from the left, `y` 0–400 from the top. */
export interface Point {
  readonly x: number;
  readonly y: number;
}
/** One stroke of the pen, as points in the order drawn. */
export type Stroke = readonly Point[];

export const SIGNATURE_WIDTH = 1000;
export const SIGNATURE_HEIGHT = 400;
/** Longest kept signature, in characters: far more than a hand needs. */
export const LONGEST_SIGNATURE = 20_000;
/** Points nearer than this to the line of their neighbours say nothing on paper. */
const TOLERANCE = 2;
/** A mark shorter than this in all is a touch by mistake. */
const SHORTEST = 120;

/**
 * The drawing alone, as an SVG path of whole numbers: no time, no pressure, strokes from left to right and each begun at its left
 * end, so that nothing tells how the hand moved (TRUST L-6).
 */
export function signaturePath(strokes: readonly Stroke[]): string {
  const still = strokes
    .map((stroke) => simplified(stroke.map(({ x, y }) => ({ x: within(x, SIGNATURE_WIDTH), y: within(y, SIGNATURE_HEIGHT) }))))
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => ((stroke.at(-1)?.x ?? 0) < (stroke[0]?.x ?? 0) ? stroke.toReversed() : stroke))
    .toSorted((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0) || (a[0]?.y ?? 0) - (b[0]?.y ?? 0));
  return still.map(([first, ...rest]) => (first === undefined ? '' : `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`)).join('');
}

/** What may be kept: a path as `signaturePath` makes them, long enough to be somebody's. */
export function isSignature(path: string): boolean {
  if (path.length > LONGEST_SIGNATURE || !/^(M\d{1,4} \d{1,3}(L\d{1,4} \d{1,3})*)+$/.test(path)) return false;
  const length = path
    .slice(1)
    .split('M')
    .flatMap((stroke) => {
      const points = stroke.split('L').map((point) => point.split(' ').map(Number));
      return points.slice(1).map(([x = 0, y = 0], at) => Math.hypot(x - (points[at]?.[0] ?? 0), y - (points[at]?.[1] ?? 0)));
    })
    .reduce((sum, part) => sum + part, 0);
  return length >= SHORTEST;
}

const within = (value: number, most: number): number => Math.round(Math.min(most, Math.max(0, value)));

/** Ramer–Douglas–Peucker: the fewest points whose line stays within the tolerance. */
function simplified(stroke: Stroke): Stroke {
  const [first] = stroke;
  const last = stroke.at(-1);
  if (first === undefined || last === undefined || stroke.length < 3) return stroke;
  let farthest = 0;
  let at = 0;
  for (const [index, point] of stroke.entries()) {
    const away = distance(point, first, last);
    if (away > farthest) [farthest, at] = [away, index];
  }
  if (farthest <= TOLERANCE) return [first, last];
  return [...simplified(stroke.slice(0, at + 1)).slice(0, -1), ...simplified(stroke.slice(at))];
}

function distance(point: Point, from: Point, to: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  return Math.abs((to.x - from.x) * (from.y - point.y) - (from.x - point.x) * (to.y - from.y)) / length;
}
