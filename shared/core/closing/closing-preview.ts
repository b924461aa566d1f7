import type { ClosingPreview } from '../../contract/closing-methods.ts';
import { autoClosingAt } from '../../domain/auto-closing.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { backupStatus } from '../backups/backup-job.ts';
import type { Call } from '../core.ts';
import { stillOut } from '../loans/loan-views.ts';
import { rejectedFacts, waitingFacts } from '../outbox/outbox-store.ts';
import { localTotals } from '../reports/local-totals.ts';
import { readSettings } from '../settings/settings-store.ts';
import { findStaff } from '../staff/staff-store.ts';
import { wholeMinutes } from '../visits/record-visit.ts';
import { openVisits } from '../visits/visit-store.ts';
import { runningSessions } from '../workstations/workstation-store.ts';
import { closingOf, reopeningsOf } from './closing-store.ts';

/** What is still open, what is not sent, what the day leaves. */
export function closingPreview(call: Call): ClosingPreview {
  const settings = readSettings(call.db);
  const day = businessDayOf(call.now, settings.timeZone);
  const closing = closingOf(call.db, day);
  const reopenings = reopeningsOf(call.db, day);
  const visits = openVisits(call.db);
  const lastBackup = backupStatus(call.core).lastAt;
  const { late, today } = stillOut(call);
  const itself = closing === undefined ? autoClosingAt({ closing: lastClosingOf(settings, day), reopenedAt: reopenings[0]?.at ?? null }) : null;
  return {
    day,
    closed: closing === undefined ? null : { at: instantOf(closing.closedAt), by: nameOf(call, closing.closedBy), remark: closing.remark },
    closesItselfAt: itself === null ? null : instantOf(itself),
    reopenings: reopenings.map(({ at, by, reason }) => ({ at: instantOf(at), by, reason })),
    openVisits: visits.length,
    openSessions: runningSessions(call.db).length,
    loansNotBack: [...late, ...today],
    toOrient: visits.filter((visit) => visit.purpose === 'unspecified').length,
    unsent: waitingFacts(call.db).count,
    rejected: rejectedFacts(call.db).length,
    backupMinutes: lastBackup === null ? null : wholeMinutes(Date.parse(lastBackup), call.now),
    totals: localTotals(call.db, day, day),
  };
}

const nameOf = (call: Call, staffId: number | null): string | null => (staffId === null ? null : (findStaff(call.db, staffId)?.name ?? null));
