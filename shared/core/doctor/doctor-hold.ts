import type { Core, StaffSeat } from '../core.ts';
import { openSeatAt } from '../staff/staff-seat.ts';

/** A window that gave no sign of life for so long lost the scanners: a page that crashed must not leave the antenne deaf. */
export const HOLD_MS = 120_000;

/** Which desk window examines scanners just now. Lives in memory: after a restart every scan counts again. */
export interface DoctorState {
  hold: { readonly windowId: string; readonly until: number } | null;
  /** When cards with a wrong tag were examined. */
  wrongTags: readonly number[];
}

/** Scans of this window's desk go to its doctor from now on; answers until when, unless it asks again. */
export function holdScans(core: Core, windowId: string, now: number): number {
  const until = now + HOLD_MS;
  core.doctor.hold = { windowId, until };
  return until;
}

export function releaseScans(core: Core, windowId: string): void {
  if (core.doctor.hold?.windowId === windowId) core.doctor.hold = null;
}

/** Who examines scans just now: whoever holds them, is alive, and signed in; null: scans count. A hold from before the clock was set back is none. */
export function examiner(core: Core, now: number): StaffSeat | null {
  const { hold } = core.doctor;
  if (hold === null) return null;
  const isAlive = now < hold.until && hold.until - now <= HOLD_MS;
  const seat = isAlive ? openSeatAt(core, hold.windowId, now) : null;
  if (seat === null) core.doctor.hold = null;
  return seat;
}
