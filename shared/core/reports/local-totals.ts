import { countPeriod, type MonthTotals } from '../../domain/counting.ts';
import type { Readable } from '../../db/open-store.ts';
import { guestsBetween } from '../guests/guest-store.ts';
import { loansBetween } from '../loans/loan-store.ts';
import { erasedMembers } from '../members/member-store.ts';
import { wholeMinutes } from '../visits/record-visit.ts';
import { visitsBetween } from '../visits/visit-store.ts';
import { ticketsBetween } from '../waiting/ticket-store.ts';
import { sessionsBetween } from '../workstations/workstation-store.ts';

/** This terminal's own figures between two days (both included), by the definitions central uses. */
export function localTotals(db: Readable, from: string, to: string): MonthTotals {
  const erased = erasedMembers(db);
  return countPeriod({
    visits: visitsBetween(db, from, to).map((visit) => ({
      person: visit.memberId === null || erased.has(visit.memberId) ? null : String(visit.memberId),
      isNew: visit.isNew === 1,
      purpose: visit.purpose,
      minutes: wholeMinutes(visit.arrivedAt, visit.leftAt),
      quality: visit.quality,
    })),
    sessions: sessionsBetween(db, from, to).map((session) => ({ minutes: wholeMinutes(session.startedAt, session.endedAt) })),
    guests: guestsBetween(db, from, to),
    waits: ticketsBetween(db, from, to).flatMap(({ kind, takenAt, closedAt, calledAt, how }) =>
      how === null ? [] : [{ queue: kind, minutes: wholeMinutes(takenAt, closedAt) ?? 0, called: calledAt !== null, end: how }],
    ),
    loans: loansBetween(db, from, to).map((loan) => ({ place: loan.place, late: loan.returnedAt === null ? null : loan.returnedAt > loan.dueAt })),
  });
}
