import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';
import type { ProblemCode } from '../../contract/problems.ts';

/** Where this terminal's log stands with central. */
export interface OutboxLog {
  readonly logId: Buffer;
  readonly ackedSeq: number;
  readonly ackedBseq: number;
  readonly attempts: number;
  readonly nextTryAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastError: ProblemCode | null;
  /** Central's clock minus ours, ms. */
  readonly clockOffsetMs: number;
}
const logColumns = `log_id AS logId, acked_seq AS ackedSeq, acked_bseq AS ackedBseq, attempts, next_try_at AS nextTryAt, last_success_at AS lastSuccessAt,
  last_error AS lastError, clock_offset_ms AS clockOffsetMs`;

export const outboxLog = (db: Readable): OutboxLog | undefined => one<OutboxLog>(db, `SELECT ${logColumns} FROM outbox_log`);
/** How many facts wait for central's receipt, and since when (epoch ms); asked every half minute, so nothing is counted: the log has no gap. */
export function waitingFacts(db: Readable): { readonly count: number; readonly oldestAt: number | null } {
  const acked = outboxLog(db)?.ackedSeq ?? 0;
  const last = one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM facts')?.seq ?? 0;
  const oldest = one<{ at: number }>(db, 'SELECT at FROM facts WHERE seq = ?', acked + 1);
  return { count: Math.max(0, last - acked), oldestAt: oldest?.at ?? null };
}
export const payloadsAfter = (db: Readable, seq: number, limit: number): { readonly seq: number; readonly payload: string }[] =>
  all(db, 'SELECT seq, payload FROM facts WHERE seq > ? ORDER BY seq LIMIT ?', seq, limit);

export interface SealedBatch {
  readonly bseq: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly bytes: Buffer;
}
const batchColumns = 'bseq, first_seq AS firstSeq, last_seq AS lastSeq, prev_hash AS prevHash, hash, bytes';
export const lastBatch = (db: Readable): SealedBatch | undefined => one<SealedBatch>(db, `SELECT ${batchColumns} FROM batches ORDER BY bseq DESC LIMIT 1`);
/** Batches are acknowledged in their order: those up to the log's head are not read, they keep their bytes for years. */
export const firstUnackedBatch = (db: Readable): SealedBatch | undefined =>
  one<SealedBatch>(
    db,
    `SELECT ${batchColumns} FROM batches WHERE bseq > ifnull((SELECT acked_bseq FROM outbox_log), 0) AND acked_at IS NULL ORDER BY bseq LIMIT 1`,
  );
export function insertBatch(db: Readable, batch: SealedBatch, at: number): void {
  run(
    db,
    'INSERT INTO batches (bseq, first_seq, last_seq, prev_hash, hash, bytes, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    batch.bseq,
    batch.firstSeq,
    batch.lastSeq,
    batch.prevHash,
    batch.hash,
    batch.bytes,
    at,
  );
}
/** One batch acknowledged: marked, and the log's head moves, in the caller's transaction. */
export function acknowledgeBatch(db: Readable, batch: SealedBatch, at: number): void {
  runOne(db, 'UPDATE batches SET acked_at = ? WHERE bseq = ?', at, batch.bseq);
  runOne(
    db,
    'UPDATE outbox_log SET acked_seq = ?, acked_bseq = ?, acked_hash = ?, attempts = 0, next_try_at = NULL, last_success_at = ?, last_error = NULL',
    batch.lastSeq,
    batch.bseq,
    batch.hash,
    at,
  );
}
/** A day without anything to send is a success too. */
export function noteUpToDate(db: Readable, at: number): void {
  runOne(db, 'UPDATE outbox_log SET attempts = 0, next_try_at = NULL, last_success_at = ?, last_error = NULL', at);
}
export function noteFailure(db: Readable, given: { error: ProblemCode; nextTryAt: number | null }): void {
  runOne(db, 'UPDATE outbox_log SET attempts = attempts + 1, last_error = ?, next_try_at = ?', given.error, given.nextTryAt);
}
export function setClockOffset(db: Readable, offsetMs: number): void {
  runOne(db, 'UPDATE outbox_log SET clock_offset_ms = ?', Math.round(offsetMs));
}
/** Central's head is behind us: batches from `bseq` on are sent again, unchanged. */
export function rewindTo(db: Readable, bseq: number): void {
  run(db, 'UPDATE batches SET acked_at = NULL WHERE bseq >= ?', bseq);
  const before = one<{ lastSeq: number; hash: Buffer }>(db, 'SELECT last_seq AS lastSeq, hash FROM batches WHERE bseq = ?', bseq - 1);
  runOne(db, 'UPDATE outbox_log SET acked_seq = ?, acked_bseq = ?, acked_hash = ?', before?.lastSeq ?? 0, bseq - 1, before?.hash ?? Buffer.alloc(32));
}
/** A new log: sealed batches belonged to the old one; facts stay and are sealed again. */
export function startNewLog(db: Readable, logId: Uint8Array): void {
  run(db, 'DELETE FROM batches');
  runOne(db, 'UPDATE outbox_log SET log_id = ?, acked_seq = 0, acked_bseq = 0, acked_hash = zeroblob(32)', logId);
}
export function noteRejected(db: Readable, given: { id: string; reason: string; at: number }): void {
  run(
    db,
    'INSERT INTO rejected_facts (fact_id, reason, at) VALUES (?, ?, ?) ON CONFLICT (fact_id) DO UPDATE SET reason = excluded.reason',
    Buffer.from(given.id, 'hex'),
    given.reason,
    given.at,
  );
}
export const rejectedFacts = (db: Readable): { readonly factId: string; readonly reason: string }[] =>
  all(db, 'SELECT lower(hex(fact_id)) AS factId, reason FROM rejected_facts ORDER BY at DESC LIMIT 100');
