/** What the terminals of one evening meet; times in seconds from the closing hour. */
export interface Peak {
  /** When the last batch is answered. */
  readonly drainedAt: number;
  /** Batches that wait at the worst moment. */
  readonly longestQueue: number;
  /** Of 100 batches 95 are answered within this time of their sending. */
  readonly waitP95: number;
}

/**
 * One central, first come first served: each terminal sends one batch, at the closing hour or spread evenly by its own name over `spreadS`.
 * `serviceS` is the measured time of one batch when central has no pause.
 */
export function simulatePeak(given: { readonly terminals: number; readonly spreadS: number; readonly serviceS: number; readonly draw: () => number }): Peak {
  const { terminals, spreadS, serviceS, draw } = given;
  const sent = Array.from({ length: terminals }, () => draw() * spreadS).toSorted((a, b) => a - b);
  const answered: number[] = [];
  const waits: number[] = [];
  let [free, first, longestQueue] = [0, 0, 0];
  for (const at of sent) {
    free = Math.max(free, at) + serviceS;
    answered.push(free);
    waits.push(free - at);
    while ((answered[first] ?? Number.POSITIVE_INFINITY) <= at) first += 1;
    longestQueue = Math.max(longestQueue, answered.length - first);
  }
  return { drainedAt: free, longestQueue, waitP95: waits.toSorted((a, b) => a - b)[Math.ceil(terminals * 0.95) - 1] ?? 0 };
}
