import type { BurstReading } from '../../../shared/domain/burst-reading.ts';

/** Where the bursts of this page go while the doctor is open; then its scans do not count. */
export interface ScanDiversion {
  readonly isOn: () => boolean;
  readonly give: (burst: BurstReading) => void;
  /** A screen that waits for a code of its own takes this burst and nothing is registered; says whether it did. */
  readonly claims: (burst: () => BurstReading) => boolean;
  /** Answers how to stop. */
  readonly claimBy: (listener: (burst: BurstReading) => boolean) => () => void;
  /** Answers how to stop. */
  readonly divertTo: (listener: (burst: BurstReading) => void) => () => void;
}

export function newScanDiversion(): ScanDiversion {
  let current: ((burst: BurstReading) => void) | null = null;
  let claimer: ((burst: BurstReading) => boolean) | null = null;
  return {
    isOn: () => current !== null,
    give: (burst) => current?.(burst),
    claims: (burst) => claimer?.(burst()) ?? false,
    claimBy: (listener) => {
      claimer = listener;
      return () => {
        if (claimer === listener) claimer = null;
      };
    },
    divertTo: (listener) => {
      current = listener;
      return () => {
        if (current === listener) current = null;
      };
    },
  };
}
