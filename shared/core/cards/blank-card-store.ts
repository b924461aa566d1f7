import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** A printed card that nobody holds yet; `cardId` 10 hex digits. */
export interface BlankCard {
  readonly cardId: string;
  readonly keyNumber: number;
}
const columns = 'lower(hex(card_id)) AS cardId, key_number AS keyNumber';
const bytes = (cardId: string): Buffer => Buffer.from(cardId, 'hex');

export const findBlank = (db: Readable, cardId: string): BlankCard | undefined =>
  one<BlankCard>(db, `SELECT ${columns} FROM blank_cards WHERE card_id = ?`, bytes(cardId));
/** Those of one printing that nobody was given, in a fixed order. */
export const blanksMadeAt = (db: Readable, madeAt: number): BlankCard[] =>
  all<BlankCard>(db, `SELECT ${columns} FROM blank_cards WHERE made_at = ? ORDER BY card_id`, madeAt);
export const countBlanks = (db: Readable): number => one<{ n: number }>(db, 'SELECT count(*) AS n FROM blank_cards')?.n ?? 0;
export function insertBlank(db: Readable, blank: { readonly cardId: Uint8Array; readonly keyNumber: number; readonly at: number }): void {
  run(db, 'INSERT INTO blank_cards (card_id, key_number, made_at) VALUES (?, ?, ?)', blank.cardId, blank.keyNumber, blank.at);
}
/** Somebody holds it now: it is a card like others. */
export function takeBlank(db: Readable, cardId: string): void {
  runOne(db, 'DELETE FROM blank_cards WHERE card_id = ?', bytes(cardId));
}
