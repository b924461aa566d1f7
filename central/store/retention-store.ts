import { sql } from 'kysely';
import { type RetentionRule, retentionMonths } from '../../shared/domain/retention.ts';
import { engineOf } from './engine.ts';
import { keepFirstDays } from './first-days/keep-first-days.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './tables.ts';

export interface DecidedRule extends RetentionRule {
  /** Epoch ms. */
  readonly at: number;
  readonly author: string;
}
/** Every decision, the newest first. */
export const retentionRules = (db: Store): Promise<DecidedRule[]> =>
  db.selectFrom('retention_rules').select(['months', 'reason', 'at', 'author']).orderBy('number', 'desc').limit(50).execute();
/** What holds: the last decision, else the usual. */
export const retentionRule = async (db: Store): Promise<RetentionRule> => (await retentionRules(db))[0] ?? { months: retentionMonths.usual, reason: '' };
export async function keepRetentionRule(db: Store, rule: DecidedRule): Promise<void> {
  const { months, reason, at, author } = rule;
  await db.insertInto('retention_rules').values({ months, reason, at, author }).execute();
}

/** What a purge counts: facts, days of persons and persons of months, batches whose bytes went, files, lines of histories. */
export const purgeCounters = ['facts', 'persons', 'batches', 'files', 'lines'] as const;
export type PurgeCounter = (typeof purgeCounters)[number];
export interface Purge extends Readonly<Record<PurgeCounter, number>> {
  readonly number: number;
  readonly keptFrom: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}
const columns = ['number', 'kept_from as keptFrom', 'started_at as startedAt', 'ended_at as endedAt', ...purgeCounters] as const;

export const lastPurge = (db: Store): Promise<Purge | undefined> =>
  db.selectFrom('purges').select(columns).orderBy('number', 'desc').limit(1).executeTakeFirst();
export const purgeOf = (db: Store, number: number): Promise<Purge> =>
  db.selectFrom('purges').select(columns).where('number', '=', number).executeTakeFirstOrThrow();

/**
 * From the commit on no batch brings a fact of before `from`: whoever takes a batch holds its antenne's row (batch-store.ts), so all who read the former
 * month have ended when this begins. Answers the number of the purge.
 */
export function beginPurge(db: Store, given: { readonly from: string; readonly at: number }): Promise<number> {
  return inTransaction(db, async (transaction) => {
    if (engineOf(db) === 'postgres') await sql`LOCK TABLE sites IN EXCLUSIVE MODE`.execute(transaction);
    const before = await lastPurge(transaction);
    // Another central was quicker.
    if (before?.endedAt === null) return before.number;
    // The persons of a convention that has begun before are counted for the last time.
    await keepFirstDays(transaction);
    const row = { kept_from: given.from > (before?.keptFrom ?? '') ? given.from : (before?.keptFrom ?? ''), started_at: given.at, ended_at: null };
    return (await transaction.insertInto('purges').values(row).returning('number').executeTakeFirstOrThrow()).number;
  });
}

/** One at a time over all centrals; false when the purge has ended meanwhile. First in a step's transaction. */
export async function holdPurge(transaction: Store, number: number): Promise<boolean> {
  const open = transaction.selectFrom('purges').select('number').where('number', '=', number).where('ended_at', 'is', null);
  return (await (engineOf(transaction) === 'postgres' ? open.forUpdate() : open).executeTakeFirst()) !== undefined;
}
export async function countRemoved(transaction: Store, number: number, removed: { readonly counter: PurgeCounter; readonly count: number }): Promise<void> {
  await sql`UPDATE purges SET ${sql.ref(removed.counter)} = ${sql.ref(removed.counter)} + ${removed.count} WHERE number = ${number}`.execute(transaction);
}
export async function endPurge(db: Store, number: number, at: number): Promise<void> {
  await db.updateTable('purges').set({ ended_at: at }).where('number', '=', number).where('ended_at', 'is', null).execute();
}
