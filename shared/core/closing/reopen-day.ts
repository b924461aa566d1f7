import { ProblemError } from '../../contract/problems.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import type { ReopenReason } from '../../domain/vocabulary.ts';
import type { Call } from '../core.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { closingFact } from './close-day.ts';
import { closingOf, moveToReopenings } from './closing-store.ts';

/**
 * Takes a closing back: its fact is withdrawn, so that central counts the day as open again, and who did it and why is kept.
 * Visits that the closing ended stay ended: a scan, or a correction, says what they really were.
 */
export function reopenDay(call: Call, day: BusinessDay, given: { readonly staffId: number; readonly reason: ReopenReason }): void {
  const closing = closingOf(call.db, day);
  if (closing === undefined) throw new ProblemError('stale');
  if (closing.factId !== null) appendFact(call.db, call.now, closingFact(call, { day, factId: closing.factId, isVoid: true }));
  moveToReopenings(call.db, closing, { ...given, at: call.now });
}
