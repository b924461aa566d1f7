import { ProblemError } from '../../contract/problems.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { ReservationLine } from '../../contract/room-views.ts';
import { epochOf, instantOf } from '../../domain/calendar.ts';
import type { Instant, MemberId } from '../../domain/brand.ts';
import { overlaps, RESERVE_DAYS } from '../../domain/reservations.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { shortenSessions } from '../workstations/seat-limits.ts';
import { findWorkstation } from '../workstations/workstation-store.ts';
import { closeReservation, findReservation, insertReservation, openReservations, type Reservation } from './reservation-store.ts';

const DAY = 86_400_000;

export const reservationMethods: Handlers<'workstations.reserve' | 'reservations.cancel'> = {
  /** Another reservation of that seat at that time is said, and both are kept: people arrange it (UX D11). */
  'workstations.reserve': (call, input): DeskOutcome => {
    const workstation = findWorkstation(call.db, input.workstationId);
    const member = findMember(call.db, input.memberId);
    if (workstation === undefined || member === undefined) throw new ProblemError('not-found');
    const fromMs = Math.max(epochOf(input.from as Instant), call.now); // parsed by the method's schema
    const kept = { fromMs, toMs: fromMs + input.minutes * 60_000 };
    if (fromMs > call.now + RESERVE_DAYS * DAY) throw new ProblemError('invalid-input', { fields: 'from' });
    const conflicts = openReservations(call.db).filter((one) => one.workstationId === workstation.id && overlaps(one, kept));
    const reservationId = insertReservation(call.db, { workstationId: workstation.id, memberId: member.id, ...kept, at: call.now });
    shortenSessions(call.db, call.now);
    noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${workstation.name}`, subject: { kind: 'reserve', reservationId } });
    call.changed('workstations', 'waiting', 'board');
    return {
      kind: 'reserved',
      reservationId,
      person: { memberId: member.id, name: shortName(member) },
      workstation: { workstationId: workstation.id, name: workstation.name },
      from: instantOf(kept.fromMs),
      to: instantOf(kept.toMs),
      conflicts: conflicts.map((one) => nameOf(call, one.memberId)),
    };
  },
  'reservations.cancel': (call, input): DeskOutcome => {
    const reservation = findReservation(call.db, input.reservationId);
    const workstation = reservation === undefined ? undefined : findWorkstation(call.db, reservation.workstationId);
    if (reservation === undefined || workstation === undefined) throw new ProblemError('not-found');
    if (reservation.closedAt !== null) return { kind: 'nothing-changed', why: 'already-ended' };
    const name = nameOf(call, reservation.memberId);
    closeReservation(call.db, reservation.id, { how: 'cancelled', at: call.now });
    noteAct(call.db, { at: call.now, about: `${name} · ${workstation.name}`, subject: { kind: 'reservation-cancel', reservationId: reservation.id } });
    call.changed('workstations', 'waiting', 'board');
    return {
      kind: 'reservation-cancelled',
      person: { memberId: reservation.memberId, name },
      workstation: { workstationId: workstation.id, name: workstation.name },
    };
  },
};

function nameOf(call: Pick<Call, 'db'>, memberId: MemberId | null): string {
  const member = memberId === null ? undefined : findMember(call.db, memberId);
  return member === undefined ? '' : shortName(member);
}

/** What the desk shows of the reservations of one seat; `conflict`: another one overlaps. */
export function reservationLines(call: Pick<Call, 'db'>, ofSeat: readonly Reservation[]): readonly ReservationLine[] {
  return ofSeat.map((one) => ({
    reservationId: one.id,
    name: nameOf(call, one.memberId),
    from: instantOf(one.fromMs),
    to: instantOf(one.toMs),
    conflict: ofSeat.some((other) => other.id !== one.id && overlaps(other, one)),
  }));
}
