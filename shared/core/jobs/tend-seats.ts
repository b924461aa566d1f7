import { openStateAt } from '../../domain/opening-hours.ts';
import { extendedEnd } from '../../domain/session-rules.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import { findVisit } from '../visits/visit-store.ts';
import { callNext } from '../waiting/record-ticket.ts';
import { anyoneWaits, closeTicket, openTickets } from '../waiting/ticket-store.ts';
import { roomTaken, seatsEndAt } from '../workstations/seat-limits.ts';
import { moveSessionEnd, runningSessions } from '../workstations/workstation-store.ts';

/** Every half minute: who was called and did not come loses the place, seats go to the next, sessions go on while nobody waits. */
export function tendSeats(rec: Recording): boolean {
  const absent = dropAbsent(rec);
  callNext(rec);
  return extendSessions(rec) || absent;
}

function dropAbsent(rec: Recording): boolean {
  const { absentMinutes } = readSettings(rec.db);
  const late = openTickets(rec.db, 'workstation').filter((ticket) => ticket.calledAt !== null && rec.now - ticket.calledAt >= absentMinutes * 60_000);
  for (const ticket of late) {
    closeTicket(rec.db, ticket, { how: 'absent', at: rec.now });
    const memberId = findVisit(rec.db, ticket.visitId)?.memberId ?? null;
    const member = memberId === null ? undefined : findMember(rec.db, memberId);
    raiseAlert(rec.db, { kind: 'absent', at: rec.now, about: member === undefined ? '' : shortName(member) });
  }
  return late.length > 0;
}

function extendSessions(rec: Recording): boolean {
  const settings = readSettings(rec.db);
  if (openStateAt(settings, rec.now).kind === 'closed') return false;
  const facts = { now: rec.now, rules: settings, othersWait: anyoneWaits(rec.db), closesAt: seatsEndAt(settings, rec.now) };
  // Who sat down before a workshop took the room does not stay into it; its own people do.
  const since = roomTaken(settings, rec.now)?.fromMs ?? 0;
  let moved = false;
  for (const session of runningSessions(rec.db).filter((one) => one.startedAt >= since)) {
    const end = extendedEnd({ ...facts, endsAt: session.endsAt });
    if (end === null) continue;
    moveSessionEnd(rec.db, session.id, end);
    moved = true;
  }
  return moved;
}
