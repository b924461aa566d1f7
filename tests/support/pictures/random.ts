/** Numbers that a seed repeats (mulberry32). */
export interface Random {
  /** 0 ≤ n < 1. */
  readonly unit: () => number;
  readonly between: (low: number, high: number) => number;
  /** −1 or 1. */
  readonly sign: () => number;
  /** Mean 0, deviation 1. */
  readonly normal: () => number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    sign: () => (unit() < 0.5 ? -1 : 1),
    // The sum of four is near enough to a bell for a sensor's noise.
    normal: () => (unit() + unit() + unit() + unit() - 2) * 1.732,
  };
}
