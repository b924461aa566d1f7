import { createHash } from 'node:crypto';
import { businessDayOf } from '../../domain/calendar.ts';
import { appendFact } from '../outbox/append-fact.ts';
import { readSettings, writeSettings } from '../settings/settings-store.ts';
import type { Recording } from '../visits/record-visit.ts';
import { forgetDeathsTold, noteDeathTold, untoldDeaths } from './card-store.ts';
import { deadCardHash, deadCardKeyMark } from './dead-card-store.ts';

/**
 * A name made with another organisation key opens nothing any more: every death known here is told again under the new one,
 * or a card declared lost would be welcome everywhere from the day the key was replaced.
 */
function tellAgainUnderAnotherKey({ core, db }: Recording): void {
  const mark = deadCardKeyMark(core.ports.secrets);
  const { deadCardsTold } = readSettings(db);
  if (deadCardsTold === mark) return;
  if (deadCardsTold !== null) forgetDeathsTold(db);
  writeSettings(db, { deadCardsTold: mark });
}

/**
 * Each card that died here and that central was not told of becomes a fact, in the caller's transaction: its hash alone.
 * The fact's id is made of that hash, so that the same death told twice is one.
 */
export function recordDeadCards(recording: Recording): void {
  const { core, db, now } = recording;
  tellAgainUnderAnotherKey(recording);
  const { timeZone } = readSettings(db);
  for (const { cardId, replacedAt } of untoldDeaths(db)) {
    const hash = deadCardHash(core.ports.secrets, cardId);
    const id = createHash('sha256').update('dead-card-fact\0').update(hash).digest().subarray(0, 16);
    const day = businessDayOf(replacedAt, timeZone);
    appendFact(db, now, { kind: 'dead-card', id: id.toString('hex'), rev: 1, day, void: false, card: hash.toString('base64url') });
    noteDeathTold(db, cardId);
  }
}
