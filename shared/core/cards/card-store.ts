import type { MemberId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** A card as stored: `cardId` 10 hex digits. */
export interface Card {
  readonly cardId: string;
  readonly memberId: MemberId;
  readonly keyNumber: number;
  readonly issuedAt: number;
  readonly replacedAt: number | null;
}
const columns = 'lower(hex(card_id)) AS cardId, member_id AS memberId, key_number AS keyNumber, issued_at AS issuedAt, replaced_at AS replacedAt';

export function findCard(db: Readable, cardId: string): Card | undefined {
  return one<Card>(db, `SELECT ${columns} FROM cards WHERE card_id = ?`, Buffer.from(cardId, 'hex'));
}
/** All cards of a member, the newest first. */
export function cardsOf(db: Readable, memberId: MemberId): Card[] {
  return all<Card>(db, `SELECT ${columns} FROM cards WHERE member_id = ? ORDER BY issued_at DESC, rowid DESC`, memberId);
}
/** Every card in people's hands. */
export const activeCards = (db: Readable): Card[] => all<Card>(db, `SELECT ${columns} FROM cards WHERE replaced_at IS NULL`);
/** Who holds this card made at another antenne, as a person of the desk said. */
export function holderOfAttachedCard(db: Readable, cardId: string): MemberId | undefined {
  return one<{ memberId: MemberId }>(db, 'SELECT member_id AS memberId FROM attached_cards WHERE card_id = ?', Buffer.from(cardId, 'hex'))?.memberId;
}
export function attachCard(db: Readable, given: { cardId: string; memberId: MemberId; at: number }): void {
  runOne(db, 'INSERT INTO attached_cards (card_id, member_id, attached_at) VALUES (?, ?, ?)', Buffer.from(given.cardId, 'hex'), given.memberId, given.at);
}
export function detachCard(db: Readable, cardId: string): void {
  runOne(db, 'DELETE FROM attached_cards WHERE card_id = ?', Buffer.from(cardId, 'hex'));
}
/** Cards in people's hands that were made with the key of this number. */
export function countActiveCardsOfKey(db: Readable, keyNumber: number): number {
  return one<{ n: number }>(db, 'SELECT count(*) AS n FROM cards WHERE key_number = ? AND replaced_at IS NULL', keyNumber)?.n ?? 0;
}
/** Every card of a person dies, those attached to them too: nobody can say which one was lost. `keyNumber`: of the cards made now. */
export function killCards(db: Readable, given: { memberId: MemberId; keyNumber: number; at: number }): void {
  run(
    db,
    `INSERT INTO cards (card_id, member_id, key_number, issued_at, replaced_at)
     SELECT card_id, member_id, ?, attached_at, ? FROM attached_cards WHERE member_id = ? ON CONFLICT (card_id) DO NOTHING`,
    given.keyNumber,
    given.at,
    given.memberId,
  );
  run(db, 'DELETE FROM attached_cards WHERE member_id = ?', given.memberId);
  run(db, 'UPDATE cards SET replaced_at = ? WHERE member_id = ? AND replaced_at IS NULL', given.at, given.memberId);
}
/** A new card; those before it are dead at once. Card ids are never reused. */
export function issueCard(db: Readable, given: { memberId: MemberId; cardId: Uint8Array; keyNumber: number; at: number }): void {
  killCards(db, given);
  run(db, 'INSERT INTO cards (card_id, member_id, key_number, issued_at) VALUES (?, ?, ?, ?)', given.cardId, given.memberId, given.keyNumber, given.at);
}
/** Cards that died here and that central was not told of. */
export const untoldDeaths = (db: Readable): readonly { readonly cardId: string; readonly replacedAt: number }[] =>
  all(db, 'SELECT lower(hex(card_id)) AS cardId, replaced_at AS replacedAt FROM cards WHERE replaced_at IS NOT NULL AND death_told = 0');
/** They are to be told once more. */
export function forgetDeathsTold(db: Readable): void {
  run(db, 'UPDATE cards SET death_told = 0 WHERE death_told = 1');
}
export function noteDeathTold(db: Readable, cardId: string): void {
  runOne(db, 'UPDATE cards SET death_told = 1 WHERE card_id = ?', Buffer.from(cardId, 'hex'));
}
