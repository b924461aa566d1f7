import { openStateAt } from '../../domain/opening-hours.ts';
import { reservationEnd } from '../../domain/reservations.ts';
import { extendedEnd } from '../../domain/session-rules.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { closeReservation, openReservations } from '../reservations/reservation-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import { findVisit, openVisitOf } from '../visits/visit-store.ts';
import { callNext } from '../waiting/record-ticket.ts';
import { recordTicketEnd } from '../waiting/tell-ticket.ts';
import { anyoneWaits, openTickets } from '../waiting/ticket-store.ts';
import { heldBy, roomTaken, seatEndsAt } from '../workstations/seat-limits.ts';
import { moveSessionEnd, runningSessions } from '../workstations/workstation-store.ts';

/** Every half minute: who was called and did not come loses the place, seats go to the next, sessions go on while nobody waits. */
export function tendSeats(rec: Recording): boolean {
  const absent = [dropAbsent(rec), endReservations(rec)].includes(true);
  callNext(rec);
  return extendSessions(rec) || absent;
}

function dropAbsent(rec: Recording): boolean {
  const { absentMinutes } = readSettings(rec.db);
  const late = openTickets(rec.db, 'workstation').filter((ticket) => ticket.calledAt !== null && rec.now - ticket.calledAt >= absentMinutes * 60_000);
  for (const ticket of late) {
    recordTicketEnd(rec, ticket, { how: 'absent', at: rec.now });
    const memberId = findVisit(rec.db, ticket.visitId)?.memberId ?? null;
    const member = memberId === null ? undefined : findMember(rec.db, memberId);
    raiseAlert(rec.db, { kind: 'absent', at: rec.now, about: member === undefined ? '' : shortName(member) });
  }
  return late.length > 0;
}

/** Who reserved and did not come gives the seat back; a reservation whose time is over is over. */
function endReservations(rec: Recording): boolean {
  const { absentMinutes } = readSettings(rec.db);
  let ended = false;
  for (const reservation of openReservations(rec.db)) {
    const member = reservation.memberId === null ? undefined : findMember(rec.db, reservation.memberId);
    const present = member !== undefined && openVisitOf(rec.db, member.id) !== undefined;
    const how = reservationEnd(reservation, { now: rec.now, present, absentMinutes });
    if (how === null) continue;
    closeReservation(rec.db, reservation.id, { how, at: rec.now });
    if (how === 'absent') raiseAlert(rec.db, { kind: 'reservation-absent', at: rec.now, about: member === undefined ? '' : shortName(member) });
    ended = true;
  }
  return ended;
}

function extendSessions(rec: Recording): boolean {
  const settings = readSettings(rec.db);
  if (openStateAt(settings, rec.now).kind === 'closed') return false;
  const facts = { now: rec.now, rules: settings, othersWait: anyoneWaits(rec.db) };
  // Who sat down before a workshop took the room does not stay into it; its own people do.
  const since = roomTaken(settings, rec.now)?.fromMs ?? 0;
  let moved = false;
  for (const session of runningSessions(rec.db).filter((one) => one.startedAt >= since)) {
    const memberId = session.visitId === null ? null : (findVisit(rec.db, session.visitId)?.memberId ?? null);
    const closesAt = seatEndsAt(rec.db, rec.now, { workstationId: session.workstationId, memberId });
    const isWanted = heldBy(rec.db, session.workstationId, rec.now).some((one) => one.memberId !== memberId);
    const end = isWanted ? null : extendedEnd({ ...facts, closesAt, endsAt: session.endsAt });
    if (end === null) continue;
    moveSessionEnd(rec.db, session.id, end);
    moved = true;
  }
  return moved;
}
