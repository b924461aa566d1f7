import { createHash } from 'node:crypto';
import { businessDayOf } from '../../domain/calendar.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { readSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import { noteDeathTold, untoldDeaths } from './card-store.ts';
import { deadCardHash } from './dead-card-store.ts';

/**
 * Each card that died here and that central was not told of becomes a fact, in the caller's transaction: its hash alone.
 * The fact's id is made of that hash, so that the same death told twice is one.
 */
export function recordDeadCards({ core, db, now }: Recording): void {
  const { timeZone } = readSettings(db);
  for (const { cardId, replacedAt } of untoldDeaths(db)) {
    const hash = deadCardHash(core.ports.secrets, cardId);
    const id = createHash('sha256').update('dead-card-fact\0').update(hash).digest().subarray(0, 16);
    const day = businessDayOf(replacedAt, timeZone);
    appendFact(db, now, { kind: 'dead-card', id: id.toString('hex'), rev: 1, day, void: false, card: hash.toString('base64url') });
    noteDeathTold(db, cardId);
  }
}
