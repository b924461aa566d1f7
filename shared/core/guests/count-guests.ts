import type { DeskOutcome } from '../../contract/outcomes.ts';
import { businessDayOf } from '../../domain/calendar.ts';
import type { GuestKind } from '../../domain/vocabulary.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { nextRevisionOf } from '../outbox/outbox-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import { findGuests, type GuestArrival, insertGuests, withdrawGuests } from './guest-store.ts';

/** Counts people who have no card, one or a whole group in one gesture (USERS-ASK 10); can be undone. */
export function countGuests(call: Call, given: { readonly kind: GuestKind; readonly count: number }): DeskOutcome {
  const day = businessDayOf(call.now, readSettings(call.db).timeZone);
  const guestsId = insertGuests(call.db, { ...given, day, at: call.now, factId: call.core.ports.random.bytes(16) });
  const guests = findGuests(call.db, guestsId);
  if (guests === undefined) throw new Error('the guests just counted are not there');
  tell(call, guests);
  noteAct(call.db, { at: call.now, about: String(given.count), subject: { kind: 'guests', guestsId } });
  call.changed('board', 'closing');
  return { kind: 'guests-counted', guests: given.kind, count: given.count };
}

/** False when they were withdrawn already. */
export function uncountGuests(call: Call, guestsId: number): boolean {
  const guests = findGuests(call.db, guestsId);
  if (guests === undefined || guests.cancelledAt !== null) return false;
  tell(call, withdrawGuests(call.db, guests, { at: call.now, rev: nextRevisionOf(call.db, guests.factId) }));
  return true;
}

function tell(rec: Recording, guests: GuestArrival): void {
  const { rev, day, kind, count } = guests;
  appendFact(rec.db, rec.now, { kind: 'guests', id: guests.factId.toString('hex'), rev, day, void: guests.cancelledAt !== null, guests: kind, count });
}
