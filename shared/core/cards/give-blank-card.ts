import { ProblemError } from '../../contract/problems.ts';
import type { MemberId } from '../../domain/brand.ts';
import type { Call } from '../core.ts';
import { findBlank, takeBlank } from './blank-card-store.ts';
import { issueCard } from './card-store.ts';
import { cardTextOf } from './card-tag.ts';
import { recordDeadCards } from './record-dead-cards.ts';

/** A blank card just scanned becomes this person's; those before it are dead at once. Answers its last five letters. */
export function giveBlankCard(call: Call, memberId: MemberId, cardId: string): string {
  const blank = findBlank(call.db, cardId);
  if (blank === undefined) throw new ProblemError('stale');
  takeBlank(call.db, cardId);
  issueCard(call.db, { memberId, cardId: Buffer.from(cardId, 'hex'), keyNumber: blank.keyNumber, at: call.now });
  recordDeadCards(call);
  return cardTextOf(call.core.ports.secrets, blank.keyNumber, cardId).slice(-5);
}
