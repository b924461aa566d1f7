import { type Distribution, DURATION_STEP } from './distributions.ts';
import type { PresenceQuality } from './vocabulary.ts';

/** Presence time of a period (REPORTING): averages and medians from measured and corrected visits only. Minutes. */
export interface PresenceTime {
  /** Visits the median and the mean are made of. */
  readonly base: number;
  /** Interpolated inside its class of five minutes; null without any. */
  readonly medianMinutes: number | null;
  readonly meanMinutes: number | null;
  /** Visits by how their duration is known. */
  readonly qualities: Readonly<Record<PresenceQuality, number>>;
}

/** `durations` are the classes of five minutes, `trustedMinutes` the exact sum of the same visits. */
export function presenceTime(durations: Distribution, qualities: Distribution, trustedMinutes: number): PresenceTime {
  const base = Object.values(durations).reduce((sum, count) => sum + count, 0);
  const of = (quality: PresenceQuality): number => qualities[quality] ?? 0;
  return {
    base,
    medianMinutes: medianOf(durations, base),
    meanMinutes: base === 0 ? null : Math.round(trustedMinutes / base),
    qualities: { open: of('open'), measured: of('measured'), estimated: of('estimated'), corrected: of('corrected') },
  };
}

function medianOf(durations: Distribution, base: number): number | null {
  if (base === 0) return null;
  const half = base / 2;
  let below = 0;
  for (const [key, count] of Object.entries(durations).toSorted(([a], [b]) => Number(a) - Number(b))) {
    if (count > 0 && below + count >= half) return Math.round((Number(key) + (half - below) / count) * DURATION_STEP);
    below += count;
  }
  return null;
}
