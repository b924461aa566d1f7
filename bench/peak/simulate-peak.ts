import { dailyMomentOf } from '../../shared/domain/upload-moment.ts';
import { backOffMs } from '../../shared/domain/upload-reaction.ts';

/** What the terminals of one evening meet; times in seconds from the closing hour. */
export interface Peak {
  /** When the last batch is answered. */
  readonly drainedAt: number;
  /** Batches that wait at the worst moment. */
  readonly longestQueue: number;
  /** Of 100 batches 95 are answered within this time of the sending that is answered. */
  readonly waitP95: number;
  /** Sendings that met a central that was away. */
  readonly failures: number;
}

/** When each terminal sends first: by the very rule of the terminals, at its own minute of the two hours after closing. `draw`: in [0, 1). */
export const momentsOfTerminals = (terminals: number, draw: () => number): readonly number[] => {
  const whole = (): number => Math.floor(draw() * 2 ** 32);
  return Array.from({ length: terminals }, () => dailyMomentOf(0, { terminal: whole(), day: whole() }) / 1000);
};

/**
 * One central, first come first served; each terminal sends one batch, first at its moment. While central is away (`awayUntil`, from the closing hour on)
 * a sending fails and comes again as the terminals do: full jitter (TRUST 7.5). `serviceS` is the measured time of one batch when central has no pause.
 */
export function simulatePeak(given: {
  readonly moments: readonly number[];
  readonly serviceS: number;
  readonly awayUntil?: number;
  readonly draw: () => number;
}): Peak {
  const { moments, serviceS, awayUntil = 0, draw } = given;
  let failures = 0;
  const sent = moments
    .map((moment) => {
      let at = moment;
      for (let attempts = 0; at < awayUntil; attempts++) {
        failures += 1;
        at += Math.max(backOffMs(attempts, draw()), 1) / 1000;
      }
      return at;
    })
    .toSorted((a, b) => a - b);
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
  return { drainedAt: free, longestQueue, waitP95: waits.toSorted((a, b) => a - b)[Math.ceil(moments.length * 0.95) - 1] ?? 0, failures };
}
