import type { Readable } from '../../db/open-store.ts';
import {
  acknowledgeBatch,
  batchHashAt,
  keepSetAside,
  noteFailure,
  type OutboxLog,
  rewindTo,
  type SealedBatch,
  setClockOffset,
  withholdFact,
} from './outbox-store.ts';
import { renewLog } from './renew-log.ts';
import type { Outbox, Sealed } from './settle-answer.ts';

/** A sealed batch with its hash as answers spell it. */
export type StoredBatch = Sealed & { readonly stored: SealedBatch };
export const storedBatch = (stored: SealedBatch): StoredBatch => ({
  bseq: stored.bseq,
  firstSeq: stored.firstSeq,
  lastSeq: stored.lastSeq,
  hash: stored.hash.toString('hex'),
  stored,
});

/** The outbox on this store, for one answer; everything it does belongs in one transaction. `newLogId`: 16 random bytes. */
export function storedOutbox(db: Readable, given: { readonly log: OutboxLog; readonly now: number; readonly newLogId: () => Uint8Array }): Outbox<StoredBatch> {
  const { log, now } = given;
  return {
    attempts: log.attempts,
    hashAt: (bseq) => batchHashAt(db, bseq)?.toString('hex') ?? null,
    acknowledge: ({ stored }) => acknowledgeBatch(db, stored, now),
    rewindTo: (bseq) => rewindTo(db, bseq),
    correctClock: (offsetMs) => setClockOffset(db, offsetMs),
    fail: (error, afterMs) => noteFailure(db, { error, nextTryAt: now + afterMs }),
    beginAgain: (after) => renewLog(db, { why: 'diverged', logId: given.newLogId(), after, now }),
    setAside: ({ stored }, { suspects, withheld }) => {
      keepSetAside(db, { logId: log.logId, batch: stored, at: now });
      if (withheld !== null) withholdFact(db, withheld, now);
      renewLog(db, { why: 'set-aside', logId: given.newLogId(), after: null, suspects, now });
    },
  };
}
