import { gzipSync } from 'node:zlib';
import { batchBounds } from '../../contract/batch.ts';
import { batchHash } from '../../contract/message-signature.ts';
import { cutBatch } from '../../domain/cut-batch.ts';
import type { Writable } from '../../db/open-store.ts';
import { insertBatch, lastBatch, outboxLog, payloadsAfter, type SealedBatch, suspectsOf } from './outbox-store.ts';

/** Room left for the envelope around the facts. */
const PAYLOAD_BYTES = batchBounds.wireBytes - 1_000;

/**
 * Seals the next facts into a batch, committed before it is ever sent (TRUST 7.2): at most 500 facts and 1 MB.
 * Undefined when nothing waits beyond the last sealed one.
 */
export function sealNextBatch(db: Writable, at: number): SealedBatch | undefined {
  return db
    .transaction(() => {
      const log = outboxLog(db);
      if (log === undefined) return undefined;
      const previous = lastBatch(db);
      const candidates = payloadsAfter(db, previous?.lastSeq ?? 0, batchBounds.facts);
      const sizes = candidates.map(({ seq, payload }) => ({ seq, bytes: Buffer.byteLength(payload) + 1 }));
      const waiting = candidates.slice(0, cutBatch(sizes, { facts: batchBounds.facts, bytes: PAYLOAD_BYTES }, suspectsOf(log)));
      const first = waiting[0];
      const last = waiting.at(-1);
      if (first === undefined || last === undefined) return undefined;
      const bseq = (previous?.bseq ?? 0) + 1;
      const prevHash = previous?.hash ?? Buffer.alloc(32);
      const place = { v: 1, log: log.logId.toString('hex'), bseq, first: first.seq, last: last.seq, prev: prevHash.toString('hex') };
      const head = JSON.stringify(bseq === 1 && log.afterLog !== null ? { ...place, after: log.afterLog.toString('hex') } : place);
      // The payloads are those of the hash chain, byte for byte: they are joined, never rebuilt.
      const body = `${head.slice(0, -1)},"facts":[${waiting.map((one) => one.payload).join(',')}]}`;
      const bytes = gzipSync(body);
      const batch = { bseq, firstSeq: first.seq, lastSeq: last.seq, prevHash, bytes, hash: batchHash({ logId: log.logId, bseq, prevHash, bytes }) };
      insertBatch(db, batch, at);
      return batch;
    })
    .immediate();
}
