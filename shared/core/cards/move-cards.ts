import type { MemberId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, run, runOne } from '../../db/prepared.ts';
import { attachCard, type Card, cardsOf, detachCard } from './card-store.ts';

/** Cards that changed hands by a merge; ids of 10 hex digits. */
export interface MovedCards {
  readonly cards: readonly string[];
  readonly secondCard: Pick<Card, 'cardId' | 'keyNumber' | 'issuedAt'> | null;
  readonly attached: readonly string[];
}
const bytes = (cardId: string): Buffer => Buffer.from(cardId, 'hex');

/** All cards of one person become another's. Both active ones go on working: the second as one attached. */
export function moveCards(db: Readable, given: { readonly from: MemberId; readonly to: MemberId; readonly at: number }): MovedCards {
  const { from, to, at } = given;
  const cards = cardsOf(db, from);
  const active = cards.find((card) => card.replacedAt === null);
  const second = active !== undefined && cardsOf(db, to).some((card) => card.replacedAt === null) ? active : null;
  const attached = all<{ cardId: string }>(db, 'SELECT lower(hex(card_id)) AS cardId FROM attached_cards WHERE member_id = ?', from).map((row) => row.cardId);
  if (second !== null) {
    runOne(db, 'DELETE FROM cards WHERE card_id = ? AND replaced_at IS NULL', bytes(second.cardId));
    attachCard(db, { cardId: second.cardId, memberId: to, at });
  }
  run(db, 'UPDATE cards SET member_id = ? WHERE member_id = ?', to, from);
  run(db, 'UPDATE attached_cards SET member_id = ? WHERE member_id = ?', to, from);
  return {
    cards: cards.filter((card) => card !== second).map((card) => card.cardId),
    secondCard: second === null ? null : { cardId: second.cardId, keyNumber: second.keyNumber, issuedAt: second.issuedAt },
    attached,
  };
}

/** The cards go back, except those that died since: a dead card stays dead. */
export function giveCardsBack(db: Readable, moved: MovedCards, to: MemberId): void {
  for (const cardId of moved.cards) run(db, 'UPDATE cards SET member_id = ? WHERE card_id = ?', to, bytes(cardId));
  for (const cardId of moved.attached) run(db, 'UPDATE attached_cards SET member_id = ? WHERE card_id = ?', to, bytes(cardId));
  const { secondCard } = moved;
  if (secondCard === null || all(db, 'SELECT 1 FROM attached_cards WHERE card_id = ?', bytes(secondCard.cardId)).length === 0) return;
  detachCard(db, secondCard.cardId);
  const sql = 'INSERT INTO cards (card_id, member_id, key_number, issued_at) VALUES (?, ?, ?, ?)';
  runOne(db, sql, bytes(secondCard.cardId), to, secondCard.keyNumber, secondCard.issuedAt);
}
