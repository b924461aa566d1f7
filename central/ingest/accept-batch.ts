import { type BatchEnvelope, batchEnvelope, type Receipt } from '../../shared/contract/batch.ts';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { batchHash } from '../../shared/contract/message-signature.ts';
import { one, prepared, run } from '../../shared/db/prepared.ts';
import type { Writable } from '../../shared/db/open-store.ts';
import { type BatchSums, sumFact } from './contribution.ts';
import { flushSums } from './flush-sums.ts';

export interface ReceivedBatch {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  readonly logId: Buffer;
  readonly bseq: number;
  /** The gzip bytes as sealed by the terminal. */
  readonly bytes: Buffer;
  /** Their unfolded JSON. */
  readonly body: unknown;
  readonly now: number;
}
export interface Head {
  readonly bseq: number;
  readonly seq: number;
  readonly hash: string;
}
export type Acceptance =
  | { readonly kind: 'accepted'; readonly receipt: Omit<Receipt, 'serverTime'> }
  | { readonly kind: 'fork' | 'gap'; readonly head: Head }
  | { readonly kind: 'malformed' };

const NO_HASH = '0'.repeat(64);

/** Steps 6 to 9 of TRUST 7.4: one transaction, repeatable without effect, a bad fact never blocks the line. */
export function acceptBatch(db: Writable, received: ReceivedBatch): Acceptance {
  const envelope = batchEnvelope.safeParse(received.body).data;
  if (envelope === undefined || envelope.log !== received.logId.toString('hex') || envelope.bseq !== received.bseq) return { kind: 'malformed' };
  if (envelope.last - envelope.first + 1 !== envelope.facts.length) return { kind: 'malformed' };
  return db.transaction(() => acceptEnvelope(db, received, envelope)).immediate();
}

function acceptEnvelope(db: Writable, received: ReceivedBatch, envelope: BatchEnvelope): Acceptance {
  const { terminal, logId, bseq, bytes } = received;
  const head = headOf(db, terminal.number, logId);
  const hash = batchHash({ logId, bseq, prevHash: Buffer.from(envelope.prev, 'hex'), bytes });
  const known = one<{ hash: Buffer; lastSeq: number; quarantined: string }>(
    db,
    'SELECT hash, last_seq AS lastSeq, quarantined FROM batches WHERE terminal = ? AND log_id = ? AND bseq = ?',
    terminal.number,
    logId,
    bseq,
  );
  if (known !== undefined) {
    if (!known.hash.equals(hash)) return { kind: 'fork', head };
    const quarantined = JSON.parse(known.quarantined) as Receipt['quarantined']; // written below
    return { kind: 'accepted', receipt: { head: { bseq, seq: known.lastSeq, hash: known.hash.toString('hex') }, replayed: true, quarantined } };
  }
  if (bseq !== head.bseq + 1 || envelope.first !== head.seq + 1 || envelope.prev !== head.hash) return { kind: bseq <= head.bseq ? 'fork' : 'gap', head };
  const quarantined = applyFacts(db, received, envelope);
  run(
    db,
    'INSERT INTO batches (terminal, log_id, bseq, hash, bytes, received_at, last_seq, quarantined) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    terminal.number,
    logId,
    bseq,
    hash,
    bytes,
    received.now,
    envelope.last,
    JSON.stringify(quarantined),
  );
  run(
    db,
    `INSERT INTO logs (terminal, log_id, bseq, seq, hash) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (terminal, log_id) DO UPDATE SET bseq = excluded.bseq, seq = excluded.seq, hash = excluded.hash`,
    terminal.number,
    logId,
    bseq,
    envelope.last,
    hash,
  );
  return { kind: 'accepted', receipt: { head: { bseq, seq: envelope.last, hash: hash.toString('hex') }, replayed: false, quarantined } };
}

function headOf(db: Writable, terminal: number, logId: Buffer): Head {
  const row = one<{ bseq: number; seq: number; hash: Buffer }>(db, 'SELECT bseq, seq, hash FROM logs WHERE terminal = ? AND log_id = ?', terminal, logId);
  return row === undefined ? { bseq: 0, seq: 0, hash: NO_HASH } : { bseq: row.bseq, seq: row.seq, hash: row.hash.toString('hex') };
}

function applyFacts(db: Writable, received: ReceivedBatch, envelope: BatchEnvelope): Receipt['quarantined'] {
  const quarantined: { id: string; reason: string }[] = [];
  const sums: BatchSums = { figures: new Map(), persons: new Map() };
  envelope.facts.forEach((raw, index) => {
    const parsed = fact.safeParse(raw);
    const reason = parsed.success ? (parsed.data.seq === envelope.first + index ? null : 'sequence') : 'schema';
    if (reason === null && parsed.success) keepFact(db, received, { fact: parsed.data, sums });
    else quarantined.push({ id: idOf(raw), reason: reason ?? 'schema' });
  });
  for (const { id, reason } of quarantined) {
    const sql = 'INSERT INTO quarantine (terminal, log_id, bseq, fact_id, reason, at) VALUES (?, ?, ?, ?, ?, ?)';
    run(db, sql, received.terminal.number, received.logId, received.bseq, id, reason, received.now);
  }
  flushSums(db, sums);
  return quarantined;
}

/** An id is all that is kept of a refused fact: its text may be what must never be held (TRUST 8.3). */
function idOf(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : '0'.repeat(32);
}

/** Inserts by id, or replaces an older revision; figures follow by difference. */
function keepFact(db: Writable, received: ReceivedBatch, given: { readonly fact: Fact; readonly sums: BatchSums }): void {
  const next = given.fact;
  const site = received.terminal.siteCode;
  const id = Buffer.from(next.id, 'hex');
  const inserted = prepared(db, 'INSERT INTO facts (id, rev, terminal, day, payload) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING').run(
    id,
    next.rev,
    received.terminal.number,
    next.day,
    JSON.stringify(next),
  );
  if (inserted.changes === 0) {
    const before = one<{ rev: number; terminal: number; payload: string }>(db, 'SELECT rev, terminal, payload FROM facts WHERE id = ?', id);
    if (before === undefined || before.rev >= next.rev || before.terminal !== received.terminal.number) return;
    run(db, 'UPDATE facts SET rev = ?, day = ?, payload = ? WHERE id = ?', next.rev, next.day, JSON.stringify(next), id);
    sumFact(given.sums, { fact: JSON.parse(before.payload) as Fact, site, sign: -1 }); // parsed when it was accepted
  }
  sumFact(given.sums, { fact: next, site, sign: 1 });
  if (next.kind === 'day-closed') {
    run(
      db,
      `INSERT INTO closed_days (site, day, visits, distinct_persons, presence_minutes, sessions, loans) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, day) DO UPDATE SET visits = excluded.visits, distinct_persons = excluded.distinct_persons,
         presence_minutes = excluded.presence_minutes, sessions = excluded.sessions, loans = excluded.loans`,
      site,
      next.day,
      next.visits,
      next.distinctPersons,
      next.presenceMinutes,
      next.sessions,
      next.loans,
    );
  }
}
