import { gzipSync } from 'node:zlib';
import { batchBounds } from '../../contract/batch.ts';
import { batchHash } from '../../contract/message-signature.ts';
import type { Writable } from '../../db/open-store.ts';
import { insertBatch, lastBatch, outboxLog, payloadsAfter, type SealedBatch } from './outbox-store.ts';

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
      const waiting = withinBytes(payloadsAfter(db, previous?.lastSeq ?? 0, batchBounds.facts));
      const first = waiting[0];
      const last = waiting.at(-1);
      if (first === undefined || last === undefined) return undefined;
      const bseq = (previous?.bseq ?? 0) + 1;
      const prevHash = previous?.hash ?? Buffer.alloc(32);
      const head = JSON.stringify({ v: 1, log: log.logId.toString('hex'), bseq, first: first.seq, last: last.seq, prev: prevHash.toString('hex') });
      // The payloads are those of the hash chain, byte for byte: they are joined, never rebuilt.
      const body = `${head.slice(0, -1)},"facts":[${waiting.map((one) => one.payload).join(',')}]}`;
      const bytes = gzipSync(body);
      const batch = { bseq, firstSeq: first.seq, lastSeq: last.seq, prevHash, bytes, hash: batchHash({ logId: log.logId, bseq, prevHash, bytes }) };
      insertBatch(db, batch, at);
      return batch;
    })
    .immediate();
}

function withinBytes<T extends { readonly payload: string }>(rows: readonly T[]): readonly T[] {
  let bytes = 0;
  return rows.filter((row) => {
    bytes += Buffer.byteLength(row.payload) + 1;
    return bytes <= PAYLOAD_BYTES;
  });
}
