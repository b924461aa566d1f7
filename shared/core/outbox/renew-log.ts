import { fact } from '../../contract/facts.ts';
import type { Suspects } from '../../domain/cut-batch.ts';
import { revisionFloor } from '../../domain/revision-floor.ts';
import type { Readable } from '../../db/open-store.ts';
import { appendFact } from './append-fact.ts';
import { correctionsAfter, outboxLog, type RenewalReason, replacedBy, startNewLog, suspectsOf } from './outbox-store.ts';

export interface Renewal {
  readonly why: RenewalReason;
  /** 16 random bytes. */
  readonly logId: Uint8Array;
  /** The newest log that central knows, when it said so; null: ours. */
  readonly after: string | null;
  /** New ones; those of before go on otherwise. */
  readonly suspects?: Suspects | null;
  readonly now: number;
}

/**
 * A new log with every fact from the first on (TRUST 7.2), in the caller's transaction. Fact ids make the resending harmless;
 * revisions above the floor make what is decided from now on win over what this store forgot.
 */
export function renewLog(db: Readable, given: Renewal): void {
  const log = outboxLog(db);
  if (log === undefined) return;
  const { why, logId, now } = given;
  const suspects = given.suspects === undefined ? suspectsOf(log) : given.suspects;
  const revFloor = revisionFloor(log.revFloor, now + log.clockOffsetMs);
  const after = given.after === null ? replacedBy(log) : Buffer.from(given.after, 'hex');
  startNewLog(db, { logId, after, why, revFloor, suspects, at: now });
  // This store may be an older copy that nobody noticed: corrections made since may carry revisions that central knows with another content.
  const isFirstSign = why === 'diverged' || (why === 'set-aside' && suspectsOf(log) === null);
  if (isFirstSign) for (const { payload } of correctionsAfter(db, log.knownSeq)) sayAgain(db, { payload, revFloor, at: now });
}

function sayAgain(db: Readable, given: { readonly payload: string; readonly revFloor: number; readonly at: number }): void {
  const { seq: _place, ...latest } = fact.parse(JSON.parse(given.payload));
  appendFact(db, given.at, { ...latest, rev: Math.max(latest.rev + 1, given.revFloor) });
}
