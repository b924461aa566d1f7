import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';
import { nextRevision } from '../../domain/revision-floor.ts';
import type { ProblemCode } from '../../contract/problems.ts';

/** Where this terminal's log stands with central. */
export interface OutboxLog {
  readonly logId: Buffer;
  /** The log that this one replaced; null for the first. */
  readonly afterLog: Buffer | null;
  readonly ackedSeq: number;
  /** Facts up to this one were acknowledged at least once, in this log or an earlier one. */
  readonly knownSeq: number;
  readonly ackedBseq: number;
  /** Corrections carry greater revisions than this. */
  readonly revFloor: number;
  readonly suspectFirst: number | null;
  readonly suspectLast: number | null;
  readonly attempts: number;
  readonly nextTryAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly lastError: ProblemCode | null;
  /** Central's clock minus ours, ms. */
  readonly clockOffsetMs: number;
  readonly renewedAt: number | null;
  readonly renewedWhy: RenewalReason | null;
}
/** Why a log began again: an older copy of the store came back, central holds another history, a batch was of no use to central. */
export type RenewalReason = 'restored' | 'diverged' | 'set-aside';
const logColumns = `log_id AS logId, after_log AS afterLog, known_seq AS knownSeq, acked_seq AS ackedSeq, acked_bseq AS ackedBseq, rev_floor AS revFloor,
  suspect_first AS suspectFirst, suspect_last AS suspectLast, attempts, next_try_at AS nextTryAt, last_success_at AS lastSuccessAt,
  last_error AS lastError, clock_offset_ms AS clockOffsetMs, renewed_at AS renewedAt, renewed_why AS renewedWhy`;

export const outboxLog = (db: Readable): OutboxLog | undefined => one<OutboxLog>(db, `SELECT ${logColumns} FROM outbox_log`);
/** How many facts wait for central's receipt, and since when (epoch ms); asked every half minute, so nothing is counted: the log has no gap. */
export function waitingFacts(db: Readable): { readonly count: number; readonly oldestAt: number | null } {
  const acked = outboxLog(db)?.ackedSeq ?? 0;
  const last = one<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM facts')?.seq ?? 0;
  const oldest = one<{ at: number }>(db, 'SELECT at FROM facts WHERE seq = ?', acked + 1);
  return { count: Math.max(0, last - acked), oldestAt: oldest?.at ?? null };
}
/** Whether a card that died waits to be told; asked every half minute, so the index of kinds answers. */
export const deadCardWaits = (db: Readable): boolean =>
  one(db, "SELECT 1 FROM facts WHERE kind = 'dead-card' AND seq > ifnull((SELECT acked_seq FROM outbox_log), 0) LIMIT 1") !== undefined;
/** A withheld fact goes out as its place alone: central sets it apart by its id, and the line goes on. */
export const payloadsAfter = (db: Readable, seq: number, limit: number): { readonly seq: number; readonly payload: string }[] =>
  all(
    db,
    `SELECT f.seq, iif(w.seq IS NULL, f.payload, json_object('id', lower(hex(f.id)), 'seq', f.seq, 'withheld', 1)) AS payload
     FROM facts f LEFT JOIN withheld_facts w ON w.seq = f.seq WHERE f.seq > ? ORDER BY f.seq LIMIT ?`,
    seq,
    limit,
  );

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
/** Sealed batches that central has not acknowledged, from the first on; their bytes are read one batch at a time. */
export const unackedBatches = (db: Readable): readonly Omit<SealedBatch, 'bytes' | 'prevHash' | 'hash'>[] =>
  all(
    db,
    'SELECT bseq, first_seq AS firstSeq, last_seq AS lastSeq FROM batches WHERE bseq > ifnull((SELECT acked_bseq FROM outbox_log), 0) AND acked_at IS NULL ORDER BY bseq',
  );
export const batchAt = (db: Readable, bseq: number): SealedBatch | undefined =>
  one<SealedBatch>(db, `SELECT ${batchColumns} FROM batches WHERE bseq = ?`, bseq);
export const batchHashAt = (db: Readable, bseq: number): Buffer | undefined => one<{ hash: Buffer }>(db, 'SELECT hash FROM batches WHERE bseq = ?', bseq)?.hash;
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
export function acknowledgeBatch(db: Readable, batch: Pick<SealedBatch, 'bseq' | 'lastSeq' | 'hash'>, at: number): void {
  runOne(db, 'UPDATE batches SET acked_at = ? WHERE bseq = ?', at, batch.bseq);
  runOne(
    db,
    `UPDATE outbox_log SET acked_seq = ?, known_seq = max(known_seq, ?), acked_bseq = ?, acked_hash = ?, attempts = 0, next_try_at = NULL, last_success_at = ?, last_error = NULL,
       suspect_first = iif(suspect_last <= ?, NULL, suspect_first), suspect_last = iif(suspect_last <= ?, NULL, suspect_last)`,
    batch.lastSeq,
    batch.lastSeq,
    batch.bseq,
    batch.hash,
    at,
    batch.lastSeq,
    batch.lastSeq,
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
/** What a new log says it replaces: this one, or what this one replaced when central has nothing of it yet. */
export const replacedBy = (log: OutboxLog): Buffer | null => (log.ackedBseq > 0 ? log.logId : log.afterLog);
export const suspectsOf = ({ suspectFirst, suspectLast }: OutboxLog): { readonly first: number; readonly last: number } | null =>
  suspectFirst === null || suspectLast === null ? null : { first: suspectFirst, last: suspectLast };
export interface NewLog {
  readonly logId: Uint8Array;
  /** The log that it replaces, null for none. */
  readonly after: Uint8Array | null;
  readonly why: RenewalReason;
  readonly revFloor: number;
  readonly suspects: { readonly first: number; readonly last: number } | null;
  readonly at: number;
}
/** A new log: sealed batches belonged to the old one; facts stay and are sealed again. */
export function startNewLog(db: Readable, given: NewLog): void {
  run(db, 'DELETE FROM batches');
  runOne(
    db,
    `UPDATE outbox_log SET log_id = ?, after_log = ?, acked_seq = 0, acked_bseq = 0, acked_hash = zeroblob(32), rev_floor = ?,
       suspect_first = ?, suspect_last = ?, renewed_at = ?, renewed_why = ?`,
    given.logId,
    given.after,
    given.revFloor,
    given.suspects?.first ?? null,
    given.suspects?.last ?? null,
    given.at,
    given.why,
  );
}
/** Bytes that central could do nothing with, kept for diagnosis. */
export function keepSetAside(db: Readable, given: { logId: Uint8Array; batch: SealedBatch; at: number }): void {
  const { bseq, firstSeq, lastSeq, bytes } = given.batch;
  const sql = 'INSERT INTO set_aside_batches (log_id, bseq, first_seq, last_seq, bytes, at) VALUES (?, ?, ?, ?, ?, ?)';
  run(db, sql, given.logId, bseq, firstSeq, lastSeq, bytes, given.at);
}
export function withholdFact(db: Readable, seq: number, at: number): void {
  run(db, 'INSERT INTO withheld_facts (seq) VALUES (?) ON CONFLICT (seq) DO NOTHING', seq);
  const id = one<{ id: string }>(db, 'SELECT lower(hex(id)) AS id FROM facts WHERE seq = ?', seq)?.id;
  if (id !== undefined) noteRejected(db, { id, reason: 'withheld', at });
}
/** Latest revisions of the facts corrected after `seq`. */
export const correctionsAfter = (db: Readable, seq: number): { readonly payload: string }[] =>
  all(
    db,
    'SELECT f.payload FROM facts f WHERE f.seq > ? AND f.rev > 1 AND NOT EXISTS (SELECT 1 FROM facts g WHERE g.id = f.id AND g.rev > f.rev) ORDER BY f.seq',
    seq,
  );
/** The revision that the next correction of this fact carries. */
export function nextRevisionOf(db: Readable, factId: Uint8Array): number {
  const rev = one<{ rev: number | null }>(db, 'SELECT max(rev) AS rev FROM facts WHERE id = ?', factId)?.rev ?? 0;
  return nextRevision(rev, outboxLog(db)?.revFloor ?? 0);
}
/** The first reason stays; a fact set apart again is to be looked at again. */
export function noteRejected(db: Readable, given: { id: string; reason: string; at: number }): void {
  run(
    db,
    'INSERT INTO rejected_facts (fact_id, reason, at) VALUES (?, ?, ?) ON CONFLICT (fact_id) DO NOTHING',
    Buffer.from(given.id, 'hex'),
    given.reason,
    given.at,
  );
}
export interface RejectedFact {
  readonly factId: string;
  readonly reason: string;
  readonly at: number;
  /** Of its latest revision; null for an id that is none of ours. */
  readonly payload: string | null;
}
/** Those nobody has put away yet, the newest first; those that came too late are only counted. */
export const rejectedFacts = (db: Readable): readonly RejectedFact[] =>
  all(
    db,
    `SELECT lower(hex(r.fact_id)) AS factId, r.reason, r.at, (SELECT payload FROM facts f WHERE f.id = r.fact_id ORDER BY rev DESC LIMIT 1) AS payload
     FROM rejected_facts r WHERE r.seen_at IS NULL AND r.reason <> 'too-old' ORDER BY r.at DESC LIMIT 100`,
  );
export function putRejectedAway(db: Readable, factId: string, at: number): void {
  run(db, 'UPDATE rejected_facts SET seen_at = ? WHERE fact_id = ?', at, Buffer.from(factId, 'hex'));
}
export const tooOldFacts = (db: Readable): number =>
  one<{ n: number }>(db, "SELECT count(*) AS n FROM rejected_facts WHERE seen_at IS NULL AND reason = 'too-old'")?.n ?? 0;
export function putTooOldAway(db: Readable, at: number): void {
  run(db, "UPDATE rejected_facts SET seen_at = ? WHERE seen_at IS NULL AND reason = 'too-old'", at);
}
export const setAsideBatches = (db: Readable): number => one<{ n: number }>(db, 'SELECT count(*) AS n FROM set_aside_batches')?.n ?? 0;
