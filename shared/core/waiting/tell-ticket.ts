import { businessDayOf } from '../../domain/calendar.ts';
import type { TicketEnd } from '../../domain/vocabulary.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { type Recording, wholeMinutes } from '../visits/record-visit.ts';
import { closeTicket, findTicket, nameTicket, reopenTicket, type Ticket } from './ticket-store.ts';

/** Ends a place in a queue and appends its fact: how long it was, how it ended, whether a seat had come free for it. */
export function recordTicketEnd(rec: Recording, ticket: Ticket, given: { readonly how: TicketEnd; readonly at: number }): void {
  closeTicket(rec.db, ticket, given);
  if (ticket.factId === null)
    nameTicket(rec.db, ticket.id, {
      factId: rec.core.ports.random.bytes(16),
      day: businessDayOf(ticket.takenAt, readSettings(rec.db).timeZone),
    });
  tell(rec, ticket, false);
}

/** The end is taken back: the place is as before, and central is told that it did not end. */
export function recordTicketResumed(rec: Recording, ticket: Ticket): void {
  tell(rec, ticket, true);
  reopenTicket(rec.db, ticket.id);
}

function tell(rec: Recording, { id }: Ticket, isVoid: boolean): void {
  const ticket = findTicket(rec.db, id);
  // Those that ended before this was told have no fact.
  if (ticket === undefined || ticket.factId === null || ticket.day === null || ticket.how === null) return;
  appendFact(rec.db, rec.now, {
    kind: 'wait',
    id: ticket.factId.toString('hex'),
    rev: nextRevisionOf(rec.db, ticket.factId),
    day: ticket.day,
    void: isVoid,
    queue: ticket.kind,
    minutes: wholeMinutes(ticket.takenAt, ticket.closedAt) ?? 0,
    called: ticket.calledAt !== null,
    end: ticket.how,
  });
}
