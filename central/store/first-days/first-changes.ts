import { sql } from 'kysely';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { type FirstDays, firstDaysOf, type PersonDay } from '../../../shared/domain/first-days.ts';
import { monthsOf } from '../../../shared/domain/targets.ts';
import { hotRows } from '../hot.ts';
import { lookedUp } from '../looked-up.ts';
import type { Store } from '../tables.ts';
import type { Hint, Hints } from './read-hints.ts';

export interface ConventionPeriod {
  readonly id: number;
  readonly startsOn: string;
  /** Included. */
  readonly endsOn: string;
}
/** One person and antenne (or `*`) of whom the first days are not what was kept; null: not seen. */
export interface FirstChange {
  readonly person: string;
  readonly site: string;
  readonly from: FirstDays | null;
  readonly to: FirstDays | null;
}

/** Persons looked up together. */
const PERSONS_AT_ONCE = 500;

const keptDays = hotRows<{ person: string; site: string; day: string; diagnosed: string | null }, { convention: number; person: string }>(
  { convention: 'int', person: 'text' },
  lookedUp({
    asked: ['convention', 'person'],
    select: sql`f.person, f.site, f.day, f.diagnosed`,
    from: sql`first_days f`,
    where: sql`f.convention = asked.convention AND f.person = asked.person`,
  }),
);
const seenDays = hotRows<{ person: string; site: string; day: string; cej: number; diagnostics: number }, { month: string; site: string; person: string }>(
  { month: 'text', site: 'text', person: 'text' },
  lookedUp({
    asked: ['month', 'site', 'person'],
    select: sql`d.person, d.site, d.day, d.cej, d.diagnostics`,
    from: sql`person_days d`,
    where: sql`d.month = asked.month AND d.site = asked.site AND d.person = asked.person`,
  }),
);

/** What the hints change in the first days of a convention, by what the sets of persons say now. Reads only. */
export async function firstChanges(db: Store, hints: Hints, convention: ConventionPeriod): Promise<readonly FirstChange[]> {
  const persons = [...new Set([...hints.persons.keys(), ...hints.recounts.map(({ person }) => person)])].toSorted();
  const changes: FirstChange[] = [];
  for (let at = 0; at < persons.length; at += PERSONS_AT_ONCE)
    changes.push(...(await changesOf(db, { persons: persons.slice(at, at + PERSONS_AT_ONCE), hints, convention })));
  return changes;
}

interface Asked {
  readonly persons: readonly string[];
  readonly hints: Hints;
  readonly convention: ConventionPeriod;
}
async function changesOf(db: Store, { persons, hints, convention }: Asked): Promise<readonly FirstChange[]> {
  const kept = new Map<string, Map<string, FirstDays>>(persons.map((person) => [person, new Map()]));
  const asked = persons.map((person) => ({ convention: convention.id, person }));
  for (const { person, site, ...firsts } of await keptDays(db, asked)) kept.get(person)?.set(site, firsts);
  const again = Map.groupBy(hints.recounts, ({ person }) => person);
  const doubtful = [...kept].filter(([person, firsts]) => again.has(person) || mayChange(firsts, { hints: hints.persons.get(person), convention }));
  const months = monthsOf({ startsOn: convention.startsOn as BusinessDay, endsOn: convention.endsOn as BusinessDay }); // days, checked when they were entered
  const places = doubtful.flatMap(([person, firsts]) =>
    [...new Set([...firsts.keys(), ...(hints.persons.get(person)?.keys() ?? []), ...(again.get(person) ?? []).map(({ site }) => site)])]
      .filter((site) => site !== '*')
      .flatMap((site) => months.map((month) => ({ month, site, person }))),
  );
  const seen = new Map<string, PersonDay[]>(doubtful.map(([person]) => [person, []]));
  for (const { person, site, day, cej, diagnostics } of await seenDays(db, places))
    if (isIn(convention, day)) seen.get(person)?.push({ site, day, asCej: cej > 0, diagnosed: diagnostics > 0 });
  return doubtful.flatMap(([person, before]) => differences(person, before, firstDaysOf(seen.get(person) ?? [])));
}

const isIn = ({ startsOn, endsOn }: ConventionPeriod, day: string): boolean => startsOn <= day && day <= endsOn;

/** A day added moves a first day only when it comes before it; most visits are of somebody already seen. */
function mayChange(
  firsts: ReadonlyMap<string, FirstDays>,
  given: { readonly hints: ReadonlyMap<string, readonly Hint[]> | undefined; readonly convention: ConventionPeriod },
): boolean {
  return [...(given.hints ?? [])].some(([site, days]) => {
    const kept = firsts.get(site);
    return days.some(
      ({ day, telling }) =>
        isIn(given.convention, day) && (kept === undefined || day < kept.day || (telling && (kept.diagnosed === null || day < kept.diagnosed))),
    );
  });
}

function differences(person: string, before: ReadonlyMap<string, FirstDays>, after: ReadonlyMap<string, FirstDays>): readonly FirstChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((site): readonly FirstChange[] => {
    const [from, to] = [before.get(site) ?? null, after.get(site) ?? null];
    return from?.day === to?.day && from?.diagnosed === to?.diagnosed ? [] : [{ person, site, from, to }];
  });
}

/** How the changes move the counts: `site|figure|day` → persons more or fewer. */
export function movedCounts(changes: readonly FirstChange[]): ReadonlyMap<string, number> {
  const moved = new Map<string, number>();
  const move = (site: string, firsts: FirstDays | null, by: number): void => {
    const days = [['distinctPersons', firsts?.day] as const, ['cejDiagnosed', firsts?.diagnosed] as const];
    for (const [figure, day] of days) if (typeof day === 'string') moved.set(`${site}|${figure}|${day}`, (moved.get(`${site}|${figure}|${day}`) ?? 0) + by);
  };
  for (const { site, from, to } of changes) {
    move(site, from, -1);
    move(site, to, 1);
  }
  return moved;
}
