import type { BusinessDay } from '../../domain/brand.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { localTotals } from '../reports/local-totals.ts';
import { readSettings } from '../settings/settings-store.ts';
import { endStaleVisit } from '../visits/leave-visit.ts';
import type { Recording } from '../visits/record-visit.ts';
import { openVisits } from '../visits/visit-store.ts';
import { isClosed, markClosed } from './closing-store.ts';

/**
 * Closes a day: visits still open end at closing time of their day (or now, whichever is first) and are marked as estimated
 * (DOMAIN, invariant 8); the day's own counters become a fact, even with zero visits. Twice is once.
 */
export function closeDay(rec: Recording, day: BusinessDay, by: number | null): void {
  if (isClosed(rec.db, day)) return;
  const settings = readSettings(rec.db);
  for (const visit of openVisits(rec.db)) if (visit.day <= day) endStaleVisit(rec, visit, settings);
  const totals = localTotals(rec.db, day, day);
  appendFact(rec.db, rec.now, {
    kind: 'day-closed',
    id: Buffer.from(rec.core.ports.random.bytes(16)).toString('hex'),
    rev: 1,
    day,
    void: false,
    visits: totals.visits,
    distinctPersons: totals.distinctPersons,
    presenceMinutes: totals.presenceMinutes,
    sessions: totals.workstationSessions,
    loans: totals.loans,
  });
  markClosed(rec.db, day, rec.now, by);
}
