import type { Fact } from '../../shared/contract/facts.ts';
import { revisionTakes } from '../../shared/domain/accept-decision.ts';
import { businessDayOf } from '../../shared/domain/calendar.ts';
import { keepDeadCards } from '../store/organisation-store.ts';
import type { Store } from '../store/tables.ts';
import { noSums, sumFact } from './contribution.ts';
import { keepDayClosings } from './day-closings.ts';
import { type FactPlace, type FactRow, keepNew, replaceFact } from './fact-store.ts';
import { flushSums } from './flush-sums.ts';
import { onItsWay } from '../store/later.ts';

/** A fact and the row it is kept as. */
export interface FactToKeep {
  readonly fact: Fact;
  readonly row: FactRow;
}
interface FromTerminal {
  readonly terminal: { readonly number: number; readonly siteCode: string };
  /** One revision of each. */
  readonly facts: readonly FactToKeep[];
  /** Epoch ms of reception. */
  readonly now: number;
  /** Of the antennes: decides days, hours and weekdays. */
  readonly timeZone: string;
}

/**
 * Keeps each fact by its id, or replaces its older revision from the same antenne; figures follow by difference, once for all senders.
 * `places`: where those stand that were kept before.
 */
export async function keepFacts(db: Store, senders: readonly FromTerminal[], places: readonly FactPlace[]): Promise<void> {
  const [first] = senders;
  if (first === undefined) return;
  const placeOf = new Map(places.map((place) => [place.id.toString('hex'), place]));
  const given = senders.flatMap(({ facts, ...sender }) => facts.map((one) => ({ ...one, sender, place: placeOf.get(one.fact.id) })));
  await keepNew(
    db,
    given.filter(({ place }) => place === undefined).map(({ row }) => row),
  );
  await onItsWay();
  const sums = noSums();
  const kept: { readonly before: Fact | null; readonly fact: Fact; readonly terminal: number; readonly site: string }[] = [];
  for (const { fact, row, sender, place } of given) {
    const { terminal, timeZone } = sender;
    const site = terminal.siteCode;
    if (place !== undefined && (!revisionTakes(fact, place) || !(await ownsFact(db, terminal, place.terminal)))) continue;
    const before = place === undefined ? null : (JSON.parse(await replaceFact(db, place, row)) as Fact); // parsed when it was accepted
    if (before !== null) sumFact(sums, { fact: before, site, sign: -1, timeZone });
    sumFact(sums, { fact, site, sign: 1, timeZone });
    kept.push({ before, fact, terminal: terminal.number, site });
  }
  await keepDayClosings(db, kept);
  const dead = given.flatMap(({ fact }) => (fact.kind === 'dead-card' ? [Buffer.from(fact.card, 'base64url')] : []));
  await keepDeadCards(db, dead, first.now);
  await flushSums(db, sums, businessDayOf(first.now, first.timeZone));
}

/** A terminal enrolled again corrects what it sent under its former name: the antenne owns a fact, nobody else changes it. */
async function ownsFact(db: Store, terminal: FromTerminal['terminal'], sender: number): Promise<boolean> {
  if (sender === terminal.number) return true;
  const before = await db.selectFrom('terminals').select('site_code').where('number', '=', sender).executeTakeFirst();
  return before?.site_code === terminal.siteCode;
}

/** As rows of this terminal. A visit is often told open and closed in the same batch: only the last word counts. */
export function factsToKeep(facts: readonly Fact[], terminal: number): readonly FactToKeep[] {
  const latest = new Map<string, Fact>();
  for (const fact of facts) if (fact.rev > (latest.get(fact.id)?.rev ?? 0)) latest.set(fact.id, fact);
  return [...latest.values()].map((fact) => ({
    fact,
    row: { id: Buffer.from(fact.id, 'hex'), rev: fact.rev, terminal, day: fact.day, payload: JSON.stringify(fact) },
  }));
}
