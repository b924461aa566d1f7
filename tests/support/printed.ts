import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { cardTextOf } from '../../shared/core/cards/card-tag.ts';
import { cardKeyOf } from '../../shared/core/cards/key-ring.ts';
import { passKey, passTag } from '../../shared/core/cards/pass-tag.ts';
import { parseCode, passText } from '../../shared/domain/card-code.ts';
import { passStepOf } from '../../shared/domain/pass-time.ts';
import type { Antenne } from './antenne.ts';

/** What is printed on a member's active card, made with that key. */
export function cardOfMember(antenne: Antenne, memberId: number, keyNumber = 1): string {
  const hex = column(antenne, 'SELECT lower(hex(card_id)) FROM cards WHERE member_id = ? AND replaced_at IS NULL', memberId);
  return cardTextOf(fileSecrets(antenne.folder), keyNumber, hex);
}

/** A card of the organisation that this antenne has never seen; another one for each number. */
export function unknownCard(antenne: Antenne, number: number): string {
  return cardTextOf(fileSecrets(antenne.folder), 1, number.toString(16).padStart(10, 'a'));
}

/** The pass that a phone shows for a member's card when its clock says `at`, ms since 1970. */
export function passOfMember(antenne: Antenne, memberId: number, at: number): string {
  const card = parseCode(cardOfMember(antenne, memberId));
  const key = card.kind === 'member' ? cardKeyOf(fileSecrets(antenne.folder), card.keyNumber) : undefined;
  if (card.kind !== 'member' || key === undefined) throw new Error('no card of ours');
  return passText(card.keyNumber, card.cardId, passTag(passKey(key, card.cardId), card.cardId, passStepOf(at)));
}

/** What is printed on the label of a workstation or device of this name. */
export function labelOf(antenne: Antenne, table: 'workstations' | 'devices', name: string): string {
  return column(antenne, `SELECT label FROM ${table} WHERE name = ?`, name);
}

function column(antenne: Antenne, sql: string, value: unknown): string {
  const db = new Database(join(antenne.folder, 'accueil.db'), { readonly: true });
  try {
    return String(db.prepare(sql).pluck().get(value));
  } finally {
    db.close();
  }
}
