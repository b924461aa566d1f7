import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { cardTextOf } from '../../shared/core/cards/card-tag.ts';
import type { Antenne } from './antenne.ts';

/** What is printed on a member's active card. */
export function cardOfMember(antenne: Antenne, memberId: number): string {
  const hex = column(antenne, 'SELECT lower(hex(card_id)) FROM cards WHERE member_id = ? AND replaced_at IS NULL', memberId);
  return cardTextOf(fileSecrets(antenne.folder), 1, hex);
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
