import { sql } from 'kysely';
import type { DayClosedFact, Fact } from '../../shared/contract/facts.ts';
import { hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import { type BatchSums, sumFact } from './contribution.ts';
import { flushSums } from './flush-sums.ts';

interface FromTerminal {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  readonly facts: readonly Fact[];
}

const insertFacts = hotRows<{ id: Buffer }, { id: Buffer; rev: number; terminal: number; day: string; payload: string }>(
  { id: 'blob', rev: 'int', terminal: 'int', day: 'text', payload: 'text' },
  (rows) => sql`INSERT INTO facts (id, rev, terminal, day, payload) ${rows} ON CONFLICT (id) DO NOTHING RETURNING id`,
);
const closeDays = hotRows<
  never,
  { site: string; day: string; visits: number; distinctPersons: number; presenceMinutes: number; sessions: number; loans: number }
>(
  { site: 'text', day: 'text', visits: 'int', distinctPersons: 'int', presenceMinutes: 'int', sessions: 'int', loans: 'int' },
  (rows) => sql`
    INSERT INTO closed_days (site, day, visits, distinct_persons, presence_minutes, sessions, loans) ${rows}
    ON CONFLICT (site, day) DO UPDATE SET visits = excluded.visits, distinct_persons = excluded.distinct_persons,
      presence_minutes = excluded.presence_minutes, sessions = excluded.sessions, loans = excluded.loans`,
);

/** Inserts each fact by its id, or replaces its older revision from the same terminal; figures follow by difference. */
export async function keepFacts(db: Store, { terminal, facts }: FromTerminal): Promise<void> {
  const latest = latestRevisions(facts);
  const sums: BatchSums = { figures: new Map(), persons: new Map() };
  const rows = latest.map((fact) => ({
    id: Buffer.from(fact.id, 'hex'),
    rev: fact.rev,
    terminal: terminal.number,
    day: fact.day,
    payload: JSON.stringify(fact),
  }));
  const inserted = new Set((await insertFacts(db, rows)).map(({ id }) => id.toString('hex')));
  const kept: Fact[] = [];
  for (const fact of latest) {
    if (!inserted.has(fact.id)) {
      const before = await replaceOlder(db, terminal.number, fact);
      if (before === undefined) continue;
      sumFact(sums, { fact: before, site: terminal.siteCode, sign: -1 });
    }
    sumFact(sums, { fact, site: terminal.siteCode, sign: 1 });
    kept.push(fact);
  }
  await closeDays(
    db,
    [...lastClosings(kept).values()].map((fact) => ({ ...fact, site: terminal.siteCode })),
  );
  await flushSums(db, sums);
}

/** A visit is often told open and closed in the same batch: only the last word counts. */
function latestRevisions(facts: readonly Fact[]): readonly Fact[] {
  const latest = new Map<string, Fact>();
  for (const fact of facts) if (fact.rev > (latest.get(fact.id)?.rev ?? 0)) latest.set(fact.id, fact);
  return [...latest.values()];
}

/** One closing a day: a statement may write each row once. */
function lastClosings(facts: readonly Fact[]): ReadonlyMap<string, DayClosedFact> {
  return new Map(facts.flatMap((fact) => (fact.kind === 'day-closed' ? [[fact.day, fact] as const] : [])));
}

/** Writes the newer revision and answers the one it replaces; undefined when there is nothing newer, or it is another terminal's. */
async function replaceOlder(db: Store, terminal: number, fact: Fact): Promise<Fact | undefined> {
  const id = Buffer.from(fact.id, 'hex');
  const before = await db.selectFrom('facts').select(['rev', 'terminal', 'payload']).where('id', '=', id).executeTakeFirstOrThrow();
  if (before.rev >= fact.rev || before.terminal !== terminal) return undefined;
  await db
    .updateTable('facts')
    .set({ rev: fact.rev, day: fact.day, payload: JSON.stringify(fact) })
    .where('id', '=', id)
    .execute();
  return JSON.parse(before.payload) as Fact; // parsed when it was accepted
}
