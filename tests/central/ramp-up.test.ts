import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildRollups } from '../../central/ingest/rebuild-rollups.ts';
import { recompute } from '../../central/ops/recompute.ts';
import { rampUp } from '../../central/reports/ramp-up.ts';
import { addConvention } from '../../central/reports/targets.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { keepFirstDays } from '../../central/store/first-days/keep-first-days.ts';
import { readFirstDays } from '../../central/store/first-days/read-first-days.ts';
import { inSnapshot } from '../../central/store/in-transaction.ts';
import type { FactDraft } from '../../shared/contract/facts.ts';
import { programmes } from '../../shared/domain/vocabulary.ts';
import { startTestCentral } from '../support/central.ts';
import { allRollups } from '../support/central-figures.ts';
import { enrolRawTerminal, factId, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

const timeZone = 'Europe/Paris';
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

interface Kept {
  readonly fact: Extract<FactDraft, { kind: 'visit' }>;
  readonly site: string;
  readonly by: number;
}
/** Around the first and the last day of a convention, ends of months, the day that is looked at; some before it and after it. */
const days = ['02-14', '02-15', '02-28', '03-01', '03-31', '11-08', '11-09', '11-10', '11-30', '+02-13', '+02-14', '+02-15'];
const dayIn = (year: number, day: string): string => (day.startsWith('+') ? `${year + 1}-${day.slice(1)}` : `${year}-${day}`);
const act = fc.record({
  of: fc.integer({ min: 0, max: 7 }),
  by: fc.integer({ min: 0, max: 2 }),
  day: fc.constantFrom(...days),
  person: fc.option(fc.constantFrom('A', 'B', 'C'), { freq: 8 }),
  programme: fc.constantFrom(...programmes),
  purpose: fc.constantFrom('free-access' as const, 'pix-diagnostic' as const),
  void: fc.boolean(),
  /** A revision that came too late: it holds nowhere. */
  stale: fc.boolean(),
  /** In one batch with a fact that is refused for what it holds: its bytes are not kept. */
  beside: fc.boolean(),
  /** After this one: the convention is entered, its curves are read, or nothing. */
  next: fc.constantFrom('convention' as const, 'read' as const, 'nothing' as const),
});

let run = 0;
test('the ramp-up of each antenne and of all is a count of the facts, whenever the convention was entered, through corrections, withdrawals, merged persons and late days', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 24 }), async (acts) => {
      run += 1;
      // Years of its own; a fact is of 2020 to 2099.
      const year = 2020 + 2 * (run % 38);
      const latest = new Map<number, Kept>();
      const period = { startsOn: `${year}-02-15`, endsOn: `${year + 1}-02-14` };
      let convention: number | null = null;
      const enter = async () => (convention ??= await addConvention(central.db, { name: `C${run}`, ...period }));
      for (const { of, by, day, person, void: gone, stale, beside, next, ...given } of acts) {
        const before = latest.get(of);
        const owner = before?.by ?? by;
        const isOld = stale && before !== undefined;
        const fact = visitOf({
          ...given,
          id: factId(run * 1_000 + of),
          rev: (before?.fact.rev ?? 0) + (isOld ? 0 : 1),
          day: dayIn(year, day),
          person: person === null ? null : `${person}${run}`.padEnd(22, 'x'),
          void: gone,
        });
        if (fact.kind !== 'visit') throw new Error('a visit is a visit');
        if (!isOld) latest.set(of, { fact, site: owner === 1 ? 'VOL' : 'GER', by: owner });
        const refused = beside ? [{ ...visitOf({}), firstName: 'Aya' }] : [];
        expect((await terminals[owner]?.send(terminals[owner].seal([fact, ...refused])))?.status).toBe(201);
        if (next === 'convention') await enter();
        if (next === 'read') await keepFirstDays(central.db);
      }
      const id = await enter();
      for (const site of ['GER', 'VOL', '*']) {
        const facts = [...latest.values()].filter((one) => site === '*' || one.site === site).map(({ fact }) => fact);
        // What no reader has brought up to date yet is counted as it is read.
        const read = await inSnapshot(central.db, (db) => readFirstDays(db, { convention: { id, ...period }, site }));
        expect(sumOf(read.distinctPersons)).toBe(cumulated(facts, period, { until: period.endsOn, day: period.endsOn }).distinctPersons);
        for (const until of [`${year}-11-09`, period.endsOn]) {
          const ramp = await rampUp({ db: central.db, now: Date.parse(`${until}T11:00:00.000Z`), timeZone }, { site, convention: id });
          for (const curve of ramp?.curves ?? []) {
            if (curve.figure !== 'distinctPersons' && curve.figure !== 'cejDiagnosed') continue;
            for (const { day, reached } of curve.points)
              expect([site, curve.figure, day, reached]).toEqual([site, curve.figure, day, cumulated(facts, period, { until, day })[curve.figure]]);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('counting all of it again from the facts changes nothing, before and after it was read', async () => {
  const [one] = await central.db.selectFrom('conventions').select('id').orderBy('id').execute();
  await terminals[0]?.send(terminals[0].seal([visitOf({ person: 'Z'.repeat(22), day: '2024-03-01' }), visitOf({ person: 'Z'.repeat(22), day: '2022-03-01' })]));
  expect(await recompute(central.db, { fix: false, timeZone })).toEqual([]);
  await keepFirstDays(central.db);
  const before = await allRollups(central.db);
  expect(before.firstDays?.length).toBeGreaterThan(50);
  await rebuildRollups(central.db, timeZone);
  expect(await allRollups(central.db)).toEqual(before);
  await central.db
    .updateTable('first_counts')
    .set({ persons: 99 })
    .where('convention', '=', one?.id ?? 0)
    .execute();
  expect((await recompute(central.db, { fix: true, timeZone })).length).toBeGreaterThan(0);
  expect(await allRollups(central.db)).toEqual(before);
});

test('batches that are no longer kept are made up for by a new count', async () => {
  await terminals[1]?.send(terminals[1].seal([visitOf({ person: 'Y'.repeat(22), day: '2024-03-01' })]));
  await central.db.deleteFrom('batches').execute();
  await keepFirstDays(central.db);
  const kept = await allRollups(central.db);
  expect(kept.firstDays?.some((row) => JSON.stringify(row).includes('Y'.repeat(22)))).toBe(true);
  await rebuildRollups(central.db, timeZone);
  expect(await allRollups(central.db)).toEqual(kept);
});

const sumOf = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, persons) => sum + persons, 0);

/** One by one from the facts: persons seen up to the day; members of the CEJ told at the end of the first month that saw them diagnosed. */
function cumulated(
  facts: readonly Kept['fact'][],
  period: { readonly startsOn: string; readonly endsOn: string },
  { until, day }: { readonly until: string; readonly day: string },
) {
  const visits = facts.filter((fact) => !fact.void && fact.person !== null && fact.day >= period.startsOn && fact.day <= until);
  const persons = [...new Set(visits.map(({ person }) => person))];
  const told = persons.flatMap((person) => {
    const mine = visits.filter((fact) => fact.person === person);
    const months = [...new Set(mine.map((fact) => fact.day.slice(0, 7)))].toSorted();
    const first = months.find((month) => {
      const inMonth = mine.filter((fact) => fact.day.startsWith(month));
      return inMonth.some(({ programme }) => programme === 'cej') && inMonth.some(({ purpose }) => purpose === 'pix-diagnostic');
    });
    return first === undefined ? [] : [first === until.slice(0, 7) ? until : `${first}-31`];
  });
  return {
    distinctPersons: new Set(visits.filter((fact) => fact.day <= day).map(({ person }) => person)).size,
    cejDiagnosed: told.filter((end) => end <= day).length,
  };
}
