import { createHmac } from 'node:crypto';
import type { SignInCounters, TryDecision } from '../../shared/domain/sign-in-rule.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

/** Under the organisation's pepper: what was typed may be somebody's passphrase. */
export const nameHash = (pepper: Uint8Array, name: string): Buffer => createHmac('sha256', pepper).update(`unknown-name\0${name}`).digest();

interface Trying {
  readonly hash: Buffer;
  /** Local day; what is of other days is forgotten. */
  readonly today: string;
  readonly decide: (counters: SignInCounters) => TryDecision;
}

/** Decides on the counters of this name and keeps those that the decision gives; one try of a name after the other, as for accounts. */
export function tryUnknownName(db: Store, { hash, today, decide }: Trying): Promise<TryDecision> {
  return inTransaction(db, async (transaction) => {
    await transaction.deleteFrom('unknown_names').where('failure_day', '<', today).execute();
    // Writing nothing new takes the row until the end.
    const { failures, failures_today, failure_day, blocked_until } = await transaction
      .insertInto('unknown_names')
      .values({ name_hash: hash, failures: 0, failures_today: 0, failure_day: today, blocked_until: null })
      .onConflict((conflict) => conflict.column('name_hash').doUpdateSet((row) => ({ failures: row.ref('unknown_names.failures') })))
      .returningAll()
      .executeTakeFirstOrThrow();
    const decision = decide({ failures, failuresToday: failures_today, failureDay: failure_day, blockedUntil: blocked_until });
    if (decision.kind === 'try') {
      const { counters } = decision;
      await transaction
        .updateTable('unknown_names')
        .set({ failures: counters.failures, failures_today: counters.failuresToday, failure_day: today, blocked_until: counters.blockedUntil })
        .where('name_hash', '=', hash)
        .execute();
    }
    return decision;
  });
}
