import { ProblemError } from '../../contract/problems.ts';
import { KIOSK_HOLD_MS } from '../../domain/decide-kiosk-scan.ts';
import type { Call } from '../core.ts';
import { findVisit, type Visit } from './visit-store.ts';

/** The kiosk may act on a visit it showed in the last two minutes, on no other (no browsing of other people's visits). */
export function heldVisit(call: Call, visitId: number, holdMs: number = KIOSK_HOLD_MS): Visit {
  const visit = findVisit(call.db, visitId);
  if (visit === undefined || visit.cancelledAt !== null || visit.kioskTouchAt === null) throw new ProblemError('stale');
  const age = call.now - visit.kioskTouchAt;
  if (age < 0 || age > holdMs) throw new ProblemError('stale');
  return visit;
}
