import { expectedWaitMinutes } from '../../domain/session-rules.ts';
import type { WaitingPlace } from '../../contract/outcomes.ts';
import type { TicketEnd, TicketKind } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import type { Visit } from '../visits/visit-store.ts';
import { roomTaken, seatsToGive } from '../workstations/seat-limits.ts';
import { freeWorkstations, runningSessions } from '../workstations/workstation-store.ts';
import { recordTicketEnd, recordTicketResumed } from './tell-ticket.ts';
import { insertTicket, markCalled, openTickets, openTicketsOf, ticketsClosedAt } from './ticket-store.ts';

/** The visit waits from now on, unless it already does. Answers its place. */
export function recordTicket(rec: Recording, visit: Visit, kind: TicketKind): WaitingPlace {
  if (!openTicketsOf(rec.db, visit.id).some((ticket) => ticket.kind === kind)) insertTicket(rec.db, { visitId: visit.id, kind, at: rec.now });
  callNext(rec);
  const place = placeOf(rec.db, visit, rec.now, kind);
  if (place === null) throw new Error('a ticket just taken has no place');
  return place;
}

/** Where this visit stands: for a workstation first, then for help; null when it waits for nothing. */
export function placeOf(db: Readable, visit: Visit, now: number, kind?: TicketKind): WaitingPlace | null {
  const ticket = openTicketsOf(db, visit.id)
    .filter((one) => kind === undefined || one.kind === kind)
    .toSorted((a, b) => b.kind.localeCompare(a.kind))[0];
  if (ticket === undefined) return null;
  const place = openTickets(db, ticket.kind).findIndex((one) => one.id === ticket.id) + 1;
  return { kind: ticket.kind, place, minutes: ticket.kind === 'help' ? null : waitOf(db, place, now), called: ticket.calledAt !== null };
}

/** Minutes until the one in this place may sit, by the ends of the running sessions. */
export function waitOf(db: Readable, place: number, now: number): number | null {
  const settings = readSettings(db);
  const taken = roomTaken(settings, now);
  const free = freeWorkstations(db);
  const ends = [...runningSessions(db).map((session) => session.endsAt), ...(taken === null ? [] : free.map(() => taken.untilMs))];
  return expectedWaitMinutes({
    place,
    ends: ends.map((end) => Math.max(end, taken?.untilMs ?? now, now)),
    free: taken === null ? free.length : 0,
    now,
    sessionMinutes: settings.sessionMinutes,
  });
}

/** Each free workstation is for one of those who wait, in their order. Run after whatever frees or takes a seat. */
export function callNext(rec: Recording): void {
  const seats = seatsToGive(rec.db, rec.now).length;
  for (const ticket of openTickets(rec.db, 'workstation').slice(0, seats)) if (ticket.calledAt === null) markCalled(rec.db, ticket.id, rec.now);
}

/** Ends what the visit waits for: both queues, or one. */
export function endTickets(
  rec: Recording,
  visit: Pick<Visit, 'id'>,
  given: { readonly how: TicketEnd; readonly at: number; readonly kind?: TicketKind },
): void {
  for (const ticket of openTicketsOf(rec.db, visit.id)) if (given.kind === undefined || ticket.kind === given.kind) recordTicketEnd(rec, ticket, given);
}

/** Takes back the ends of that moment: an undo. */
export function resumeTickets(rec: Recording, visit: Pick<Visit, 'id'>, given: { readonly how: TicketEnd; readonly at: number }): void {
  const waiting = new Set(openTicketsOf(rec.db, visit.id).map((ticket) => ticket.kind));
  for (const ticket of ticketsClosedAt(rec.db, visit.id, given)) if (!waiting.has(ticket.kind)) recordTicketResumed(rec, ticket);
}
