import { ProblemError } from '../../contract/problems.ts';
import type { Call, Core, StaffSeat } from '../core.ts';

/** A desk locks itself after three minutes without an act (TRUST A-4). */
export const LOCK_AFTER_MS = 180_000;

/** The window's open seat, or null when nobody is signed in or the desk is locked. Locks a seat that idled. */
export function openSeat(call: Call): StaffSeat | null {
  return openSeatAt(call.core, call.caller.windowId, call.now);
}

/** The same for a window by its name, outside a call. */
export function openSeatAt(core: Core, windowId: string, now: number): StaffSeat | null {
  const seat = core.staffSeats.get(windowId);
  if (seat === undefined) return null;
  // A clock set back must not keep a desk open for hours.
  seat.lastActiveAt = Math.min(seat.lastActiveAt, now);
  if (!seat.locked && now - seat.lastActiveAt >= LOCK_AFTER_MS) seat.locked = true;
  return seat.locked ? null : seat;
}

/** The signed-in person, or a refusal. */
export function requireSeat(call: Call): StaffSeat {
  const seat = openSeat(call);
  if (seat === null) throw new ProblemError('sign-in-required');
  return seat;
}
