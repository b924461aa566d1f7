import type { PassRead } from '../../domain/pass-time.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, run } from '../../db/prepared.ts';

/** Passes of this card read lately, oldest first, whatever became of them. `cardId`: 10 hex digits. */
export function passReadsOf(db: Readable, cardId: string): PassRead[] {
  return all<PassRead>(db, 'SELECT step, at FROM pass_reads WHERE card_id = ? ORDER BY step', Buffer.from(cardId, 'hex'));
}
/** Notes a pass; the first read of a half minute is the one that counts. */
export function keepPassRead(db: Readable, cardId: string, read: PassRead): void {
  run(db, 'INSERT INTO pass_reads (card_id, step, at) VALUES (?, ?, ?) ON CONFLICT (card_id, step) DO NOTHING', Buffer.from(cardId, 'hex'), read.step, read.at);
}
export function forgetPassReads(db: Readable, before: number): void {
  run(db, 'DELETE FROM pass_reads WHERE at < ?', before);
}
