import type { Board, BoardRow } from '../../contract/views.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import { lastAct } from '../acts/act-store.ts';
import { openAlerts } from '../alerts/alert-store.ts';
import type { Call } from '../core.ts';
import { findDevice } from '../devices/device-store.ts';
import { questionView } from '../loans/loan-views.ts';
import { guestsBetween } from '../guests/guest-store.ts';
import { openLoans } from '../loans/loan-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { pendingAt } from '../scans/pending-store.ts';
import { pendingView } from '../scans/pending-view.ts';
import { readSettings } from '../settings/settings-store.ts';
import { findWorkstation, runningSessions } from '../workstations/workstation-store.ts';
import { countVisitsOfDay, openVisits } from './visit-store.ts';

/** Who is here, since when, where they sit and what they hold: one screen (DOMAIN). */
export function presenceBoard(call: Call): Board {
  const { db, now } = call;
  const seats = new Map(runningSessions(db).map((session) => [session.visitId, findWorkstation(db, session.workstationId)?.name ?? null]));
  const held = Map.groupBy(openLoans(db), (loan) => loan.memberId);
  const rows = openVisits(db).map((visit): BoardRow => {
    const member = visit.memberId === null ? undefined : findMember(db, visit.memberId);
    const loans = member === undefined ? [] : (held.get(member.id) ?? []);
    return {
      visitId: visit.id,
      memberId: visit.memberId,
      name: member === undefined ? null : shortName(member),
      arrivedAt: instantOf(visit.arrivedAt),
      purpose: visit.purpose,
      workstation: seats.get(visit.id) ?? null,
      loans: loans.map((loan) => findDevice(db, loan.deviceId)?.name ?? ''),
    };
  });
  const today = businessDayOf(now, readSettings(db).timeZone);
  const pending = pendingAt(db, call.caller.windowId, now);
  return {
    rows,
    present: rows.length,
    toOrient: rows.filter((row) => row.purpose === 'unspecified').length,
    visitsToday: countVisitsOfDay(db, today),
    guestsToday: guestsBetween(db, today, today).reduce((sum, { count }) => sum + count, 0),
    alerts: openAlerts(db),
    pending: pending === null ? null : pendingView(db, pending),
    question: questionView(call),
    lastAct: lastAct(db, now)?.act ?? null,
  };
}
