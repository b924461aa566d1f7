import type { BusinessDay, TicketId, VisitId } from '../../domain/brand.ts';
import type { TicketEnd, TicketKind } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** A place in a queue. It belongs to a visit and is closed with it at the latest. */
export interface Ticket {
  readonly id: TicketId;
  readonly visitId: VisitId;
  readonly kind: TicketKind;
  readonly takenAt: number;
  /** When a seat came free for it, or the animateur called; null while it waits. */
  readonly calledAt: number | null;
  readonly closedAt: number | null;
  readonly how: TicketEnd | null;
  /** Of its fact, and the day under which it counts; null before it ended for the first time. */
  readonly factId: Buffer | null;
  readonly day: BusinessDay | null;
}
const columns = 'id, visit_id AS visitId, kind, taken_at AS takenAt, called_at AS calledAt, closed_at AS closedAt, how, fact_id AS factId, day';

/** Those who wait, first come first. */
export const openTickets = (db: Readable, kind: TicketKind): Ticket[] =>
  all<Ticket>(db, `SELECT ${columns} FROM waiting_tickets WHERE closed_at IS NULL AND kind = ? ORDER BY taken_at, id`, kind);
export const openTicketsOf = (db: Readable, visitId: VisitId): Ticket[] =>
  all<Ticket>(db, `SELECT ${columns} FROM waiting_tickets WHERE closed_at IS NULL AND visit_id = ?`, visitId);
export const findTicket = (db: Readable, id: number): Ticket | undefined => one<Ticket>(db, `SELECT ${columns} FROM waiting_tickets WHERE id = ?`, id);
/** Whether anybody waits for a workstation. */
export const anyoneWaits = (db: Readable): boolean =>
  one(db, "SELECT 1 FROM waiting_tickets WHERE closed_at IS NULL AND kind = 'workstation' LIMIT 1") !== undefined;
/** Tickets of a visit that ended in this way at this very moment: what an undo takes back. */
export const ticketsClosedAt = (db: Readable, visitId: VisitId, given: { readonly how: TicketEnd; readonly at: number }): Ticket[] =>
  all<Ticket>(db, `SELECT ${columns} FROM waiting_tickets WHERE visit_id = ? AND how = ? AND closed_at = ?`, visitId, given.how, given.at);

/** Those that ended, of these days (both included), as central is told them. */
export const ticketsBetween = (db: Readable, from: string, to: string): Ticket[] =>
  all<Ticket>(db, `SELECT ${columns} FROM waiting_tickets WHERE day BETWEEN ? AND ? AND closed_at IS NOT NULL`, from, to);

export function insertTicket(db: Readable, given: { readonly visitId: VisitId; readonly kind: TicketKind; readonly at: number }): TicketId {
  const id = runOne(db, 'INSERT INTO waiting_tickets (visit_id, kind, taken_at) VALUES (?, ?, ?)', given.visitId, given.kind, given.at);
  return id as TicketId; // a row identity just made by SQLite
}
export function markCalled(db: Readable, id: TicketId, at: number): void {
  runOne(db, 'UPDATE waiting_tickets SET called_at = ? WHERE id = ? AND closed_at IS NULL', at, id);
}
export function closeTicket(db: Readable, ticket: Ticket, given: { readonly how: TicketEnd; readonly at: number }): void {
  const sql = 'UPDATE waiting_tickets SET closed_at = ?, how = ? WHERE id = ? AND closed_at IS NULL';
  runOne(db, sql, Math.max(given.at, ticket.takenAt), given.how, ticket.id);
}
export function nameTicket(db: Readable, id: TicketId, given: { readonly factId: Uint8Array; readonly day: BusinessDay }): void {
  runOne(db, 'UPDATE waiting_tickets SET fact_id = ?, day = ? WHERE id = ? AND fact_id IS NULL', given.factId, given.day, id);
}
/** The ticket is back in its old place, not called yet. */
export function reopenTicket(db: Readable, id: TicketId): void {
  run(db, 'UPDATE waiting_tickets SET closed_at = NULL, how = NULL, called_at = NULL WHERE id = ?', id);
}
