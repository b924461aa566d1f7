import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { type BatchEnvelope, batchBounds, batchEnvelope, type Receipt } from '../../shared/contract/batch.ts';
import { type Fact, fact } from '../../shared/contract/facts.ts';
import { batchHash } from '../../shared/contract/message-signature.ts';
import { isTooOld } from '../../shared/domain/retention.ts';
import { NO_BYTES } from '../ingest/batch-months.ts';
import { holdsPersonal, refusedForContent } from '../ingest/refused-content.ts';
import { hot, hotRows } from '../store/hot.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { keptFrom } from '../store/kept-from.ts';
import type { Store } from '../store/tables.ts';

/** What was read again, and what does not hold. */
export interface Verification {
  readonly logs: number;
  readonly batches: number;
  readonly facts: number;
  /**
   * Batches whose bytes are not kept, because a fact in them was refused for what it held or their months are gone (purge.ts): their place in the chain is
   * checked, and that the next one follows them.
   */
  readonly withoutBytes: number;
  readonly faults: readonly Fault[];
}
export interface Fault {
  readonly terminal: string;
  readonly log: string;
  readonly bseq: number;
  /** bytes: unreadable; hash: not that of its bytes; chain: does not follow the one before; head: the log ends elsewhere; fact: a received fact is missing. */
  readonly kind: 'bytes' | 'hash' | 'chain' | 'head' | 'fact';
}

interface Log {
  readonly terminal: number;
  readonly name: string;
  readonly logId: Buffer;
  readonly bseq: number;
  readonly seq: number;
  readonly hash: Buffer;
}
const nextBatch = hot<
  { bseq: number; hash: Buffer; bytes: Buffer; lastSeq: number; quarantined: string; oldest: string },
  { terminal: number; logId: Buffer; after: number }
>(
  (value) => sql`
    SELECT bseq, hash, bytes, last_seq AS "lastSeq", quarantined, oldest FROM batches
    WHERE terminal = ${value('terminal')} AND log_id = ${value('logId')} AND bseq > ${value('after')} ORDER BY bseq LIMIT 1`,
);
const revisions = hotRows<{ id: Buffer; rev: number; terminal: number }, { id: Buffer }>(
  { id: 'blob' },
  (rows) => sql`SELECT id, rev, terminal FROM fact_ids WHERE id IN (${rows})`,
);

/** Recomputes every chain from the stored batches (TRUST U-6) and looks up each fact they hold; reads only, on one state of the store. */
export function verify(db: Store): Promise<Verification> {
  return inSnapshot(db, async (snapshot) => {
    const { rows: logs } = await sql<Log>`
      SELECT l.terminal, t.name, l.log_id AS "logId", l.bseq, l.seq, l.hash FROM logs l JOIN terminals t ON t.number = l.terminal ORDER BY 1, 3`.execute(
      snapshot,
    );
    const from = await keptFrom(snapshot);
    const found = { batches: 0, facts: 0, withoutBytes: 0, faults: [] as Fault[] };
    for (const log of logs) {
      const one = await verifyLog(snapshot, log, from);
      found.batches += one.batches;
      found.facts += one.facts;
      found.withoutBytes += one.withoutBytes;
      found.faults.push(...one.faults);
    }
    return { logs: logs.length, ...found };
  });
}

async function verifyLog(db: Store, log: Log, from: string): Promise<Omit<Verification, 'logs'>> {
  const faults: Fault[] = [];
  let head: { bseq: number; seq: number; hash: Buffer } = { bseq: 0, seq: 0, hash: Buffer.alloc(32) };
  let [facts, withoutBytes] = [0, 0];
  const fault = (bseq: number, kind: Fault['kind']): void => void faults.push({ terminal: log.name, log: log.logId.toString('hex'), bseq, kind });
  for (;;) {
    const [batch] = await nextBatch(db, { terminal: log.terminal, logId: log.logId, after: head.bseq });
    if (batch === undefined) break;
    const hash = batchHash({ logId: log.logId, bseq: batch.bseq, prevHash: head.hash, bytes: batch.bytes });
    const isWithoutBytes =
      batch.bytes.length === 0 && (batch.oldest === NO_BYTES || refusedForContent(JSON.parse(batch.quarantined) as Receipt['quarantined'])); // written by the ingest
    const envelope = isWithoutBytes ? undefined : envelopeOf(batch.bytes);
    if (isWithoutBytes) {
      withoutBytes += 1;
      if (batch.bseq !== head.bseq + 1) fault(batch.bseq, 'chain');
    } else if (envelope === undefined) fault(batch.bseq, 'bytes');
    else {
      const follows =
        envelope.bseq === head.bseq + 1 && batch.bseq === head.bseq + 1 && envelope.first === head.seq + 1 && envelope.prev === head.hash.toString('hex');
      if (!follows) fault(batch.bseq, 'chain');
      const held = acceptedOf(envelope).filter(({ day }) => !isTooOld(day, from));
      facts += held.length;
      if (await isMissing(db, log.terminal, held)) fault(batch.bseq, 'fact');
    }
    if (!isWithoutBytes && !hash.equals(batch.hash)) fault(batch.bseq, 'hash');
    head = { bseq: batch.bseq, seq: batch.lastSeq, hash: batch.hash };
  }
  if (head.bseq !== log.bseq || head.seq !== log.seq || !head.hash.equals(log.hash)) fault(log.bseq, 'head');
  return { batches: head.bseq, facts, withoutBytes, faults };
}

/** The facts that the ingest took; the others are in quarantine. */
const acceptedOf = (envelope: BatchEnvelope): readonly Fact[] =>
  envelope.facts.flatMap((raw, index) => {
    const parsed = fact.safeParse(raw).data;
    return parsed?.seq === envelope.first + index && !holdsPersonal(parsed) ? [parsed] : [];
  });

/** Whether one of them is not kept in this revision or a later one; an id that another terminal had first is its own. */
async function isMissing(db: Store, terminal: number, facts: readonly Fact[]): Promise<boolean> {
  const rows = await revisions(
    db,
    facts.map(({ id }) => ({ id: Buffer.from(id, 'hex') })),
  );
  const kept = new Map(rows.map((row) => [row.id.toString('hex'), row]));
  return facts.some(({ id, rev }) => {
    const row = kept.get(id);
    return row === undefined || (row.terminal === terminal && row.rev < rev);
  });
}

function envelopeOf(bytes: Buffer) {
  try {
    return batchEnvelope.safeParse(JSON.parse(gunzipSync(bytes, { maxOutputLength: batchBounds.unfoldedBytes }).toString('utf8'))).data;
  } catch {
    return undefined; // told as a fault of its bytes
  }
}
