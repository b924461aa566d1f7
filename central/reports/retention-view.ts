import type { BusinessDay } from '../../shared/domain/brand.ts';
import { addDays, businessDayOf, instantOf } from '../../shared/domain/calendar.ts';
import { firstKeptMonth, retentionMonths } from '../../shared/domain/retention.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { keptFrom } from '../store/kept-from.ts';
import { lastPurge, type PurgeCounter, purgeCounters, retentionRule, retentionRules } from '../store/retention-store.ts';
import type { Store } from '../store/tables.ts';
import type { Asked } from './read-days.ts';

/** What is said ahead, days. */
const AHEAD_DAYS = 30;

export interface RetentionView {
  readonly months: number;
  readonly reason: string;
  readonly bounds: { readonly least: number; readonly usual: number; readonly most: number };
  /** Months before this one (`YYYY-MM`) are figures only; null: every fact that came is there. */
  readonly keptFrom: string | null;
  /** The oldest day of which there are facts; null: there are none. */
  readonly oldest: string | null;
  readonly last: (Readonly<Record<PurgeCounter, number>> & { readonly at: string; readonly isCut: boolean }) | null;
  /** What goes in the next 30 days, soonest first: facts of days from the one before on, and before `before`. */
  readonly ahead: readonly { readonly on: string; readonly before: string; readonly facts: number }[];
  /** Who decided what, the newest first. */
  readonly history: readonly { readonly at: string; readonly by: string; readonly months: number; readonly reason: string }[];
}

/** C8: how long pseudonymised facts are kept, what went and what will go. Counts only. */
export function retentionView({ db: store, now, timeZone }: Asked): Promise<RetentionView> {
  return inSnapshot(store, async (db) => {
    const { months, reason } = await retentionRule(db);
    const [from, last, rules] = [await keptFrom(db), await lastPurge(db), await retentionRules(db)];
    const oldest = await db
      .selectFrom('facts')
      .select(({ fn }) => fn.min('day').as('day'))
      .executeTakeFirst();
    return {
      months,
      reason,
      bounds: retentionMonths,
      keptFrom: from === '' ? null : from,
      oldest: oldest?.day ?? null,
      last:
        last === undefined
          ? null
          : {
              at: instantOf(last.endedAt ?? last.startedAt),
              isCut: last.endedAt === null,
              ...(Object.fromEntries(purgeCounters.map((counter) => [counter, last[counter]])) as Record<PurgeCounter, number>), // one each, just made
            },
      ahead: await aheadOf(db, { today: businessDayOf(now, timeZone), months }),
      history: rules.map(({ at, author, ...rule }) => ({ at: instantOf(at), by: author, ...rule })),
    };
  });
}

/** Tonight what the rule does not cover any more, on the first of next month what it will not cover then. */
async function aheadOf(db: Store, { today, months }: { readonly today: BusinessDay; readonly months: number }): Promise<RetentionView['ahead']> {
  const later = addDays(today, AHEAD_DAYS);
  const moments = [addDays(today, 1), `${later.slice(0, 7)}-01`].map((on) => ({ on, before: firstKeptMonth(on, months) }));
  const ahead: { readonly on: string; readonly before: string; readonly facts: number }[] = [];
  let since = '';
  for (const { on, before } of moments) {
    if (before <= since) continue;
    const { n } = await db
      .selectFrom('facts')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('day', '>=', since)
      .where('day', '<', before)
      .executeTakeFirstOrThrow();
    if (n > 0) ahead.push({ on, before, facts: n });
    since = before;
  }
  return ahead;
}
