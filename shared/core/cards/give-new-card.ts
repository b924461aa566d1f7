import type { MemberId } from '../../domain/brand.ts';
import type { Call } from '../core.ts';
import { issueCard } from './card-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { cardTextOf } from './card-tag.ts';
import { keyNumberOf } from './key-ring.ts';
import { recordDeadCards } from './record-dead-cards.ts';

/** Issues a card with a random id; those before it are dead at once, and central is told. Answers the last five letters, as people read them. */
export function giveNewCard(call: Pick<Call, 'core' | 'db' | 'now'>, memberId: MemberId): string {
  const cardId = call.core.ports.random.bytes(5);
  const keyNumber = keyNumberOf(readSettings(call.db).cardKeyGeneration);
  issueCard(call.db, { memberId, cardId, keyNumber, at: call.now });
  recordDeadCards(call);
  return cardTextOf(call.core.ports.secrets, keyNumber, Buffer.from(cardId).toString('hex')).slice(-5);
}
