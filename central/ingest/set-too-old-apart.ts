import { isTooOld } from '../../shared/domain/retention.ts';
import type { OfferedToStore } from './accept-batch.ts';
import { NO_BYTES } from './batch-months.ts';

const NOTHING = Buffer.alloc(0);

/**
 * The facts of months that are gone from this store are refused: whether they were counted can no longer be known, and their figures never change again.
 * The bytes of such a batch are not kept: they would bring back what was removed. One comparison a batch that holds none.
 */
export function setTooOldApart(batch: OfferedToStore, keptFrom: string): OfferedToStore {
  if (!isTooOld(batch.oldest, keptFrom)) return batch;
  const old = batch.facts.filter(({ fact }) => isTooOld(fact.day, keptFrom));
  const facts = batch.facts.filter(({ fact }) => !isTooOld(fact.day, keptFrom));
  return {
    ...batch,
    oldest: NO_BYTES,
    bytes: NOTHING,
    held: facts.length,
    facts,
    quarantined: [...batch.quarantined, ...old.map(({ fact }) => ({ id: fact.id, reason: 'too-old' }))],
  };
}
