const EPOCH = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/**
 * The least revision that corrections of a renewed log carry. A terminal restored from a backup no longer knows which revisions it had sent:
 * whole hours since 2026 grow with real time without being remembered, so what is decided after the restore wins at central.
 * `now`: epoch ms by central's clock.
 */
export function revisionFloor(current: number, now: number): number {
  return Math.max(current + 1, Math.floor((now - EPOCH) / HOUR));
}

/** The next revision of a fact at `rev` under this floor. */
export const nextRevision = (rev: number, floor: number): number => Math.max(rev, floor) + 1;
