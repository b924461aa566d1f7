import type { DayClosedFact } from '../../contract/facts.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { deviceDaysOf } from '../../domain/device-days.ts';
import { openedMinutes } from '../../domain/opened-minutes.ts';
import { devicesOfDay } from '../devices/devices-of-day.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { localTotals } from '../reports/local-totals.ts';
import { readSettings } from '../settings/settings-store.ts';
import { endStaleVisit } from '../visits/leave-visit.ts';
import type { Recording } from '../visits/record-visit.ts';
import { openVisits } from '../visits/visit-store.ts';
import { allWorkstations } from '../workstations/workstation-store.ts';
import { insertClosing, isClosed, reopeningsOf } from './closing-store.ts';

/**
 * Closes a day: visits still open end at closing time of their day (or now, whichever is first) and are marked as estimated
 * (DOMAIN, invariant 8); the day's own counters become a fact, even with zero visits, a revision of the first one when the day
 * had been closed and reopened. Twice is once. `by` null: the system.
 */
export function closeDay(rec: Recording, day: BusinessDay, { by, remark = '' }: { readonly by: number | null; readonly remark?: string }): void {
  if (isClosed(rec.db, day)) return;
  const settings = readSettings(rec.db);
  for (const visit of openVisits(rec.db)) if (visit.day <= day) endStaleVisit(rec, visit, settings);
  const factId = reopeningsOf(rec.db, day)[0]?.factId ?? Buffer.from(rec.core.ports.random.bytes(16));
  appendFact(rec.db, rec.now, closingFact(rec, { day, factId, isVoid: false }));
  insertClosing(rec.db, { day, closedAt: rec.now, closedBy: by, remark, factId });
}

/** The day's own counters as they are now; `isVoid`: the closing is taken back. */
export function closingFact(
  rec: Recording,
  { day, factId, isVoid }: { readonly day: BusinessDay; readonly factId: Buffer; readonly isVoid: boolean },
): Omit<DayClosedFact, 'seq'> {
  const totals = localTotals(rec.db, day, day);
  const settings = readSettings(rec.db);
  const opened = openedMinutes(settings, day);
  const workstations = allWorkstations(rec.db).filter(({ state }) => state === 'in-service').length;
  return {
    kind: 'day-closed',
    id: factId.toString('hex'),
    rev: nextRevisionOf(rec.db, factId),
    day,
    void: isVoid,
    visits: totals.visits,
    distinctPersons: totals.distinctPersons,
    presenceMinutes: totals.presenceMinutes,
    sessions: totals.workstationSessions,
    loans: totals.loans,
    ...(opened === null ? {} : { room: { workstations, ...opened, usedMinutes: totals.workstationMinutes } }),
    devices: deviceDaysOf(devicesOfDay(rec.db, day, settings.timeZone)),
  };
}
