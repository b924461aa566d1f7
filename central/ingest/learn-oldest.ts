import { gunzipSync } from 'node:zlib';
import { batchBounds, batchEnvelope } from '../../shared/contract/batch.ts';
import { inTransaction } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';
import { NO_BYTES, oldestMonth } from './batch-months.ts';

const AT_ONCE = 50;

/** Batches received before they said their oldest month are read once, a page a transaction; answers whether any was left. */
export function learnOldest(db: Store): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const page = await transaction
      .selectFrom('batches')
      .select(['terminal', 'log_id', 'bseq', 'month', 'bytes', 'received_at'])
      .where('oldest', '=', '')
      .limit(AT_ONCE)
      .execute();
    for (const { bytes, received_at: receivedAt, ...key } of page) {
      const oldest = bytes.length === 0 ? NO_BYTES : oldestMonth(datedFacts(bytes), receivedAt);
      await transaction
        .updateTable('batches')
        .set({ oldest })
        .where('terminal', '=', key.terminal)
        .where('log_id', '=', key.log_id)
        .where('bseq', '=', key.bseq)
        .where('month', '=', key.month)
        // Another central may have read it meanwhile, and its purge emptied it.
        .where('oldest', '=', '')
        .execute();
    }
    return page.length > 0;
  });
}

/** Its facts with their days, as they stand there; what was refused may have none. */
function datedFacts(bytes: Buffer): readonly { readonly day: string }[] {
  try {
    const body: unknown = JSON.parse(gunzipSync(bytes, { maxOutputLength: batchBounds.unfoldedBytes }).toString('utf8'));
    const facts = batchEnvelope.safeParse(body).data?.facts ?? [];
    return facts.flatMap((fact) => {
      const day = typeof fact === 'object' && fact !== null && 'day' in fact ? fact.day : undefined;
      return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? [{ day }] : [];
    });
  } catch {
    return []; // damaged bytes go with the month of their receipt
  }
}
