import { ProblemError } from '../../contract/problems.ts';
import type { Call, StaffSeat } from '../core.ts';

/** A desk locks itself after three minutes without an act (TRUST A-4). */
export const LOCK_AFTER_MS = 180_000;

/** The window's open seat, or null when nobody is signed in or the desk is locked. Locks a seat that idled. */
export function openSeat(call: Call): StaffSeat | null {
  const seat = call.core.staffSeats.get(call.caller.windowId);
  if (seat === undefined) return null;
  // A clock set back must not keep a desk open for hours.
  seat.lastActiveAt = Math.min(seat.lastActiveAt, call.now);
  if (!seat.locked && call.now - seat.lastActiveAt >= LOCK_AFTER_MS) seat.locked = true;
  return seat.locked ? null : seat;
}

/** The signed-in person, or a refusal. */
export function requireSeat(call: Call): StaffSeat {
  const seat = openSeat(call);
  if (seat === null) throw new ProblemError('sign-in-required');
  return seat;
}
