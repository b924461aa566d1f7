import { sql } from 'kysely';
import type { Fact } from '../../shared/contract/facts.ts';
import { businessDayOf } from '../../shared/domain/calendar.ts';
import { hotRows } from '../store/hot.ts';
import type { Store } from '../store/tables.ts';
import { noSums, sumFact } from './contribution.ts';
import { keepDayClosings } from './day-closings.ts';
import { flushSums } from './flush-sums.ts';

interface FromTerminal {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  readonly facts: readonly Fact[];
  /** Epoch ms of reception. */
  readonly now: number;
  /** Of the antennes: decides days, hours and weekdays. */
  readonly timeZone: string;
}

const insertFacts = hotRows<{ id: Buffer }, { id: Buffer; rev: number; terminal: number; day: string; payload: string }>(
  { id: 'blob', rev: 'int', terminal: 'int', day: 'text', payload: 'text' },
  (rows) => sql`INSERT INTO facts (id, rev, terminal, day, payload) ${rows} ON CONFLICT (id) DO NOTHING RETURNING id`,
);
/** Inserts each fact by its id, or replaces its older revision from the same terminal; figures follow by difference. */
export async function keepFacts(db: Store, { terminal, facts, now, timeZone }: FromTerminal): Promise<void> {
  const latest = latestRevisions(facts);
  const sums = noSums();
  const site = terminal.siteCode;
  const rows = latest.map((fact) => ({
    id: Buffer.from(fact.id, 'hex'),
    rev: fact.rev,
    terminal: terminal.number,
    day: fact.day,
    payload: JSON.stringify(fact),
  }));
  const inserted = new Set((await insertFacts(db, rows)).map(({ id }) => id.toString('hex')));
  const kept: { readonly before: Fact | null; readonly fact: Fact; readonly terminal: number; readonly site: string }[] = [];
  for (const fact of latest) {
    const before = inserted.has(fact.id) ? null : await replaceOlder(db, terminal.number, fact);
    if (before === undefined) continue;
    if (before !== null) sumFact(sums, { fact: before, site, sign: -1, timeZone });
    sumFact(sums, { fact, site, sign: 1, timeZone });
    kept.push({ before, fact, terminal: terminal.number, site });
  }
  await keepDayClosings(db, kept);
  await flushSums(db, sums, businessDayOf(now, timeZone));
}

/** A visit is often told open and closed in the same batch: only the last word counts. */
function latestRevisions(facts: readonly Fact[]): readonly Fact[] {
  const latest = new Map<string, Fact>();
  for (const fact of facts) if (fact.rev > (latest.get(fact.id)?.rev ?? 0)) latest.set(fact.id, fact);
  return [...latest.values()];
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
