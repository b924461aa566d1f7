import { ProblemError } from '../../contract/problems.ts';
import type { DeskOutcome, PersonRef } from '../../contract/outcomes.ts';
import type { WaitingLine, WaitingList } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import { roomAt, type TakenRoom } from '../../domain/room-blocks.ts';
import { ticketKinds } from '../../domain/vocabulary.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { findVisit, type Visit } from '../visits/visit-store.ts';
import { seatsToGive } from '../workstations/seat-limits.ts';
import { callNext, recordTicket, waitOf } from './record-ticket.ts';
import { recordTicketEnd } from './tell-ticket.ts';
import { findTicket, markCalled, openTickets, openTicketsOf, type Ticket } from './ticket-store.ts';

export const waitingMethods: Handlers<'waiting.list' | 'waiting.take' | 'waiting.call' | 'waiting.close'> = {
  'waiting.list': waitingList,
  'waiting.take': (call, input): DeskOutcome => {
    const visit = findVisit(call.db, input.visitId);
    if (visit === undefined) throw new ProblemError('not-found');
    if (visit.leftAt !== null || visit.cancelledAt !== null) throw new ProblemError('stale');
    const before = openTicketsOf(call.db, visit.id).some((one) => one.kind === input.kind);
    const waiting = recordTicket(call, visit, input.kind);
    const person = personOf(call, visit);
    const ticket = openTicketsOf(call.db, visit.id).find((one) => one.kind === input.kind);
    if (!before && ticket !== undefined) noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'ticket-taken', ticketId: ticket.id } });
    call.changed('waiting', 'board');
    return { kind: 'ticket-taken', person, waiting };
  },
  'waiting.call': (call, input): DeskOutcome => {
    const { ticket, visit } = openOne(call, input.ticketId);
    markCalled(call.db, ticket.id, call.now);
    call.changed('waiting');
    return { kind: 'ticket-called', person: personOf(call, visit) };
  },
  'waiting.close': (call, input): DeskOutcome => {
    const { ticket, visit } = openOne(call, input.ticketId);
    recordTicketEnd(call, ticket, { how: input.how, at: call.now });
    callNext(call);
    const person = personOf(call, visit);
    noteAct(call.db, { at: call.now, about: person.name, subject: { kind: 'ticket-closed', ticketId: ticket.id } });
    call.changed('waiting', 'board');
    return { kind: 'ticket-closed', person, how: input.how };
  },
};

function waitingList(call: Call): WaitingList {
  const settings = readSettings(call.db);
  const tickets = ticketKinds.flatMap((kind) =>
    openTickets(call.db, kind).map((ticket, index): WaitingLine => {
      const visit = findVisit(call.db, ticket.visitId);
      return {
        ticketId: ticket.id,
        visitId: ticket.visitId,
        kind,
        ...(visit === undefined ? { memberId: null, name: '' } : personOf(call, visit)),
        takenAt: instantOf(ticket.takenAt),
        place: index + 1,
        minutes: kind === 'help' ? null : waitOf(call.db, index + 1, call.now),
        calledAt: ticket.calledAt === null ? null : instantOf(ticket.calledAt),
      };
    }),
  );
  const { taken, next } = roomAt(settings.roomBlocks, call.now, settings.timeZone);
  const seen = (room: TakenRoom | null) => (room === null ? null : { reason: room.reason, from: instantOf(room.fromMs), until: instantOf(room.untilMs) });
  return {
    tickets,
    free: seatsToGive(call.db, call.now).map(({ id, name }) => ({ workstationId: id, name })),
    room: { taken: seen(taken), next: seen(next) },
  };
}

function openOne(call: Call, ticketId: number): { readonly ticket: Ticket; readonly visit: Visit } {
  const ticket = findTicket(call.db, ticketId);
  const visit = ticket === undefined ? undefined : findVisit(call.db, ticket.visitId);
  if (ticket === undefined || visit === undefined) throw new ProblemError('not-found');
  if (ticket.closedAt !== null) throw new ProblemError('stale');
  return { ticket, visit };
}

function personOf(call: Call, visit: Visit): PersonRef {
  const member = visit.memberId === null ? undefined : findMember(call.db, visit.memberId);
  return { memberId: visit.memberId, name: member === undefined ? '' : shortName(member) };
}
