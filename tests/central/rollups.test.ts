import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildRollups, refreshRollups } from '../../central/ingest/rebuild-rollups.ts';
import { incidentsOf, useRatesOf } from '../../central/reports/lending.ts';
import { distributionsOf, figuresOf, readMonths, rollupOf } from '../../central/reports/read-figures.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import type { FactDraft } from '../../shared/contract/facts.ts';
import { localMinute } from '../../shared/domain/calendar.ts';
import { countPeriod } from '../../shared/domain/counting.ts';
import { type Classes, classesOfLoan, classesOfVisit } from '../../shared/domain/distributions.ts';
import { ageBands, deviceKinds, loanIncidents, type LoanPlace, loanPlaces, programmes, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { startTestCentral } from '../support/central.ts';
import { allRollups } from '../support/central-figures.ts';
import { enrolRawTerminal, factId, type RawTerminal } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const PARIS = 'Europe/Paris';
const clock = fakeClock(TUESDAY_0905);
let central: RunningCentral;
let terminals: readonly RawTerminal[];
beforeAll(async () => {
  central = await startTestCentral(clock);
  terminals = [
    await enrolRawTerminal(central, clock.now, 'GER'),
    await enrolRawTerminal(central, clock.now, 'VOL'),
    await enrolRawTerminal(central, clock.now, 'GER'),
  ];
});
afterAll(() => central.close());

type Made = (id: number, rev: number, year: number) => FactDraft;
const head = fc.record({ monthDay: fc.constantFrom('10-24', '10-25', '10-31', '11-01', '11-02'), void: fc.boolean() });
const minutes = fc.option(fc.integer({ min: 0, max: 800 }));
const aVisit: fc.Arbitrary<Made> = fc
  .record({
    head,
    person: fc.option(fc.constantFrom('A', 'B', 'C').map((letter) => letter.repeat(22))),
    isNew: fc.boolean(),
    ageBand: fc.constantFrom(...ageBands),
    district: fc.option(fc.constantFrom('1', '7', '69100')),
    programme: fc.constantFrom(...programmes),
    purpose: fc.constantFrom(...visitPurposes),
    // Around the change of clocks of 25 October too.
    hour: fc.integer({ min: 0, max: 23 }),
    minutes,
    closed: fc.constantFrom('measured' as const, 'estimated' as const, 'corrected' as const),
  })
  .map(({ head: { monthDay, void: gone }, hour, closed, ...given }) => (id, rev, year) => ({
    ...given,
    kind: 'visit' as const,
    id: factId(id),
    rev,
    day: `${year}-${monthDay}`,
    void: gone,
    arrivedAt: `${year}-${monthDay}T${String(hour).padStart(2, '0')}:15:00.000Z`,
    quality: given.minutes === null ? ('open' as const) : closed,
  }));
const aLoan: fc.Arbitrary<Made> = fc
  .record({
    head,
    deviceKind: fc.constantFrom(...deviceKinds),
    place: fc.constantFrom(...loanPlaces),
    minutes,
    late: fc.option(fc.boolean()),
    incident: fc.option(fc.constantFrom(...loanIncidents)),
  })
  .map(({ head: { monthDay, void: gone }, incident, ...given }) => (id, rev, year) => ({
    ...given,
    kind: 'loan' as const,
    // Some terminals do not tell it yet.
    ...(incident === null ? {} : { incident }),
    id: factId(id),
    rev,
    day: `${year}-${monthDay}`,
    void: gone,
  }));
const aClosing: fc.Arbitrary<Made> = fc
  .record({
    head,
    visits: fc.integer({ min: 0, max: 9 }),
    // Some terminals do not say their workstations yet.
    room: fc.option(
      fc.record({
        workstations: fc.integer({ min: 0, max: 9 }),
        morningMinutes: fc.constantFrom(0, 210),
        afternoonMinutes: fc.constantFrom(0, 270),
        usedMinutes: fc.integer({ min: 0, max: 900 }),
      }),
    ),
    laptops: fc.option(fc.record({ inService: fc.integer({ min: 1, max: 9 }), used: fc.integer({ min: 0, max: 9 }) })),
  })
  .map(({ head: { monthDay, void: gone }, visits, room, laptops }) => (id, rev, year) => ({
    kind: 'day-closed' as const,
    id: factId(id),
    rev,
    day: `${year}-${monthDay}`,
    void: gone,
    visits,
    distinctPersons: visits,
    presenceMinutes: 0,
    sessions: 0,
    loans: 0,
    ...(room === null ? {} : { room }),
    ...(laptops === null ? {} : { devices: { laptop: laptops } }),
  }));

let run = 0;
test('rollups are what a recount of the facts says, through corrections, withdrawals, merged persons and moved days, on two antennes and three terminals', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          make: fc.oneof({ arbitrary: aVisit, weight: 5 }, { arbitrary: aLoan, weight: 1 }, { arbitrary: aClosing, weight: 1 }),
          of: fc.integer({ min: 0, max: 8 }),
          by: fc.integer({ min: 0, max: 2 }),
        }),
        { minLength: 1, maxLength: 30 },
      ),
      async (acts) => {
        run += 1;
        // A fact is of this century’s years from 2020 on (shared/contract/facts.ts).
        const year = 2020 + run;
        const latest = new Map<number, { readonly fact: FactDraft; readonly site: string; readonly by: number }>();
        const streams: FactDraft[][] = [[], [], []];
        for (const { make, of, by } of acts) {
          const before = latest.get(of);
          // A fact stays of one terminal and of one kind.
          const owner = before?.by ?? by;
          const fact = make(run * 1_000 + of, (before?.fact.rev ?? 0) + 1, year);
          if (before !== undefined && before.fact.kind !== fact.kind) continue;
          latest.set(of, { fact, site: owner === 1 ? 'VOL' : 'GER', by: owner });
          streams[owner]?.push(fact);
        }
        for (const [n, stream] of streams.entries())
          for (let at = 0; at < stream.length; at += 7) expect((await terminals[n]?.send(terminals[n].seal(stream.slice(at, at + 7))))?.status).toBe(201);
        const months = [`${year}-10`, `${year}-11`];
        const rollups = await readMonths(central.db, months);
        for (const month of months)
          for (const site of ['GER', 'VOL', '*']) {
            const facts = [...latest.values()]
              .filter((one) => (site === '*' || one.site === site) && !one.fact.void && one.fact.day.startsWith(month))
              .map(({ fact }) => fact);
            const rollup = rollupOf(rollups.get(month), site);
            expect(nonZero(figuresOf(rollup))).toEqual(nonZero(recount(facts)));
            expect(distributionsOf(rollup)).toEqual(recountClasses(facts));
            expect([incidentsOf(rollup), useRatesOf(rollup)]).toEqual(recountLending(facts));
          }
      },
    ),
    { numRuns: 40 },
  );
});

test('making every rollup again from the facts changes nothing', async () => {
  const before = await allRollups(central.db);
  expect(before.figures?.length).toBeGreaterThan(500);
  expect(before.closings?.length).toBeGreaterThan(2);
  await rebuildRollups(central.db, PARIS);
  expect(await allRollups(central.db)).toEqual(before);
});

test('rollups of an older content are made again at the next start, and then left alone', async () => {
  const before = await allRollups(central.db);
  await central.db.deleteFrom('rollups_made').execute();
  await central.db.updateTable('figures').set({ value: 999 }).where('name', '=', 'visits').execute();
  await refreshRollups(central.db, PARIS);
  expect(await allRollups(central.db)).toEqual(before);
  await central.db.updateTable('figures').set({ value: 999 }).where('name', '=', 'visits').execute();
  await refreshRollups(central.db, PARIS);
  expect(await allRollups(central.db)).not.toEqual(before);
  await rebuildRollups(central.db, PARIS);
});

const loanMinutes = (facts: readonly FactDraft[], place: LoanPlace): number =>
  facts.reduce((sum, fact) => sum + (fact.kind === 'loan' && fact.place === place ? (fact.minutes ?? 0) : 0), 0);

/** As the desk counts, with what central adds. */
function recount(facts: readonly FactDraft[]) {
  const visits = facts.flatMap((fact) => (fact.kind === 'visit' ? [fact] : []));
  const cej = visits.filter(({ programme }) => programme === 'cej');
  const persons = (of: readonly { person: string | null }[]) => new Set(of.flatMap(({ person }) => (person === null ? [] : [person])));
  const rooms = facts.flatMap((fact) => (fact.kind === 'day-closed' && fact.room !== undefined ? [fact.room] : []));
  const diagnosed = persons(visits.filter(({ purpose }) => purpose === 'pix-diagnostic'));
  return {
    ...countPeriod({
      visits,
      sessions: [],
      loans: facts.flatMap((fact) => (fact.kind === 'loan' ? [fact] : [])),
      guests: facts.flatMap((fact) => (fact.kind === 'guests' ? [fact] : [])),
      waits: facts.flatMap((fact) => (fact.kind === 'wait' ? [fact] : [])),
    }),
    cejVisits: cej.length,
    cejPersons: persons(cej).size,
    cejDiagnosed: [...persons(cej)].filter((person) => diagnosed.has(person)).length,
    returningVisits: visits.filter(({ person, isNew }) => person !== null && !isNew).length,
    unnamedVisits: visits.filter(({ person }) => person === null).length,
    seatMinutes: rooms.reduce((sum, { workstations, morningMinutes, afternoonMinutes }) => sum + workstations * (morningMinutes + afternoonMinutes), 0),
    onSiteLoanMinutes: loanMinutes(facts, 'on-site'),
    takeHomeLoanMinutes: loanMinutes(facts, 'take-home'),
    usedSeatMinutes: rooms.reduce((sum, { usedMinutes }) => sum + usedMinutes, 0),
  };
}

function recountClasses(facts: readonly FactDraft[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {
    age: {},
    district: {},
    programme: {},
    quality: {},
    newcomer: {},
    slot: {},
    duration: {},
    device: {},
    place: {},
  };
  for (const fact of facts)
    for (const [family, key] of classesOf(fact)) {
      const ofFamily = counts[family] ?? {};
      ofFamily[key] = (ofFamily[key] ?? 0) + 1;
    }
  return counts;
}
function classesOf(fact: FactDraft): Classes {
  if (fact.kind === 'loan') return classesOfLoan(fact);
  if (fact.kind !== 'visit') return [];
  const { minute, weekday } = localMinute(Date.parse(fact.arrivedAt), PARIS);
  return classesOfVisit({ ...fact, weekday, hour: Math.floor(minute / 60) });
}
/** Incidents among the loans that tell, and days of laptops; null where nothing is told. */
function recountLending(facts: readonly FactDraft[]): unknown {
  const loans = facts.flatMap((fact) => (fact.kind === 'loan' ? [fact] : []));
  const told = loans.flatMap(({ incident }) => (incident === undefined ? [] : [incident]));
  const kinds = (['accessory-missing', 'damaged', 'lost'] as const).map((kind) => ({ kind, count: told.filter((one) => one === kind).length }));
  const devices = facts.flatMap((fact) => (fact.kind === 'day-closed' && fact.devices !== undefined ? [fact.devices.laptop] : []));
  const sum = (of: 'inService' | 'used') => devices.reduce((total, one) => total + (one?.[of] ?? 0), 0);
  const days = { inService: sum('inService'), used: sum('used') };
  return [
    loans.length > 0 && told.length === 0 ? null : { told: told.length, count: told.filter((one) => one !== 'none').length, kinds },
    devices.length === 0 ? null : [{ kind: 'laptop', ...days, percent: days.inService < 11 ? null : Math.round((100 * days.used) / days.inService) }],
  ];
}
const nonZero = (figures: object): unknown => Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== 0));
