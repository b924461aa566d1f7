import type { BurstReading } from '../../../shared/domain/burst-reading.ts';

/** Where the bursts of this page go while the doctor is open; then its scans do not count. */
export interface ScanDiversion {
  readonly isOn: () => boolean;
  readonly give: (burst: BurstReading) => void;
  /** Answers how to stop. */
  readonly divertTo: (listener: (burst: BurstReading) => void) => () => void;
}

export function newScanDiversion(): ScanDiversion {
  let current: ((burst: BurstReading) => void) | null = null;
  return {
    isOn: () => current !== null,
    give: (burst) => current?.(burst),
    divertTo: (listener) => {
      current = listener;
      return () => {
        if (current === listener) current = null;
      };
    },
  };
}
