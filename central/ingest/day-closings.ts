import { sql } from 'kysely';
import type { DayClosedFact, Fact } from '../../shared/contract/facts.ts';
import { hotWriteRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';

interface Closing {
  readonly day: string;
  readonly site: string;
  readonly terminal: number;
  readonly fact: string;
  readonly seq: number;
  readonly visits: number;
  readonly distinctPersons: number;
  readonly presenceMinutes: number;
  readonly sessions: number;
  readonly loans: number;
}
const keepClosings = hotWriteRows<Closing>(
  {
    day: 'text',
    site: 'text',
    terminal: 'int',
    fact: 'text',
    seq: 'int',
    visits: 'int',
    distinctPersons: 'int',
    presenceMinutes: 'int',
    sessions: 'int',
    loans: 'int',
  },
  (rows) => sql`
    INSERT INTO closed_days (day, site, terminal, fact, seq, visits, distinct_persons, presence_minutes, sessions, loans) ${rows}
    ON CONFLICT (day, site, terminal, fact) DO UPDATE SET seq = excluded.seq, visits = excluded.visits, distinct_persons = excluded.distinct_persons,
      presence_minutes = excluded.presence_minutes, sessions = excluded.sessions, loans = excluded.loans`,
);
interface Given {
  readonly before: Fact | null;
  readonly fact: Fact;
  readonly terminal: number;
  readonly site: string;
}

/** The terminals' own counters of the days they closed (TRUST 7.7). `before`: the revision this one replaces; a withdrawn closing opens its day again. */
export async function keepDayClosings(db: Store, given: readonly Given[]): Promise<void> {
  const closings = given.flatMap(({ fact, ...rest }) => (fact.kind === 'day-closed' ? [{ ...rest, fact }] : []));
  for (const { before, terminal, site } of closings)
    if (before !== null)
      await db
        .deleteFrom('closed_days')
        .where('day', '=', before.day)
        .where('site', '=', site)
        .where('terminal', '=', terminal)
        .where('fact', '=', before.id)
        .execute();
  const kept = closings.filter(({ fact }) => !fact.void).map(({ fact, terminal, site }) => rowOf(fact, { terminal, site }));
  await keepClosings(
    db,
    kept.toSorted((a, b) => (`${a.day}${a.site}${a.fact}` < `${b.day}${b.site}${b.fact}` ? -1 : 1)),
  );
}

const rowOf = (fact: DayClosedFact, at: { readonly terminal: number; readonly site: string }): Closing => ({
  ...at,
  day: fact.day,
  fact: fact.id,
  seq: fact.seq,
  visits: fact.visits,
  distinctPersons: fact.distinctPersons,
  presenceMinutes: fact.presenceMinutes,
  sessions: fact.sessions,
  loans: fact.loans,
});
