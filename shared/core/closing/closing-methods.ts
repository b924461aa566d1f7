import type { ClosingPreview } from '../../contract/views.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import type { Call, Handlers } from '../core.ts';
import { stillOut } from '../loans/loan-views.ts';
import { waitingFacts } from '../outbox/outbox-store.ts';
import { localTotals } from '../reports/local-totals.ts';
import { readSettings } from '../settings/settings-store.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { openVisits } from '../visits/visit-store.ts';
import { runningSessions } from '../workstations/workstation-store.ts';
import { closeDay } from './close-day.ts';
import { isClosed } from './closing-store.ts';

export const closingMethods: Handlers<'closing.preview' | 'closing.close'> = {
  'closing.preview': preview,
  'closing.close': (call) => {
    closeDay(call, businessDayOf(call.now, readSettings(call.db).timeZone), requireSeat(call).staffId);
    call.changed('closing', 'board', 'workstations', 'upload', 'site');
    return preview(call);
  },
};

function preview(call: Call): ClosingPreview {
  const day = businessDayOf(call.now, readSettings(call.db).timeZone);
  const visits = openVisits(call.db);
  const { late, today } = stillOut(call);
  return {
    day,
    closed: isClosed(call.db, day),
    openVisits: visits.length,
    openSessions: runningSessions(call.db).length,
    loansNotBack: [...late, ...today],
    toOrient: visits.filter((visit) => visit.purpose === 'unspecified').length,
    unsent: waitingFacts(call.db).count,
    totals: localTotals(call.db, day, day),
  };
}
