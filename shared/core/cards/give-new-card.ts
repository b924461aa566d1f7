import type { MemberId } from '../../domain/brand.ts';
import type { Call } from '../core.ts';
import { issueCard } from './card-store.ts';
import { CURRENT_KEY_NUMBER, cardTextOf } from './card-tag.ts';

/** Issues a card with a random id; those before it are dead at once. Answers the last five letters, as people read them. */
export function giveNewCard(call: Pick<Call, 'core' | 'db' | 'now'>, memberId: MemberId): string {
  const cardId = call.core.ports.random.bytes(5);
  issueCard(call.db, { memberId, cardId, keyNumber: CURRENT_KEY_NUMBER, at: call.now });
  return cardTextOf(call.core.ports.secrets, CURRENT_KEY_NUMBER, Buffer.from(cardId).toString('hex')).slice(-5);
}
