import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthReport } from '../support/month-at-central.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import type { FactDraft } from '../../shared/contract/facts.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';
import { countPeriod, type MonthTotals } from '../../shared/domain/counting.ts';
import { guestKinds, ticketEnds, ticketKinds, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { startTestCentral } from '../support/central.ts';
import { enrolRawTerminal, factId, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../support/test-core.ts';

/** Central counts in SQL and by differences; the desk counts by countPeriod. Both are given the same days. */
let central: RunningCentral;
let terminal: RawTerminal;
const clock = fakeClock(TUESDAY_0905);
beforeAll(async () => {
  central = await startTestCentral(clock);
  terminal = await enrolRawTerminal(central, clock.now);
});
afterAll(() => central.close());

const minutes = fc.option(fc.integer({ min: 0, max: 600 }));
const monthDay = fc.constantFrom('10-31', '11-01', '11-02', '11-24');
const anyFact: fc.Arbitrary<(id: number, rev: number, year: number) => FactDraft> = fc.oneof(
  fc
    .record({
      monthDay,
      void: fc.boolean(),
      person: fc.option(fc.constantFrom('A', 'B', 'C', 'D').map((letter) => letter.repeat(22))),
      isNew: fc.boolean(),
      purpose: fc.constantFrom(...visitPurposes),
      minutes,
      closed: fc.constantFrom('measured', 'estimated', 'corrected' as const),
    })
    .map(
      ({ closed, monthDay: at, ...given }) =>
        (id: number, rev: number, year: number) =>
          visitOf({ ...given, day: `${year}-${at}`, id: factId(id), rev, quality: given.minutes === null ? 'open' : (closed as 'measured') }),
    ),
  fc.record({ monthDay, void: fc.boolean(), minutes }).map(({ monthDay: at, ...given }) => (id: number, rev: number, year: number) => ({
    day: `${year}-${at}`,
    kind: 'workstation-session' as const,
    id: factId(id),
    rev,
    startedAt: '2026-11-24T08:00:00.000Z',
    ...given,
  })),
  fc
    .record({ monthDay, void: fc.boolean(), minutes, place: fc.constantFrom('on-site', 'take-home' as const), late: fc.option(fc.boolean()) })
    .map(({ monthDay: at, ...given }) => (id: number, rev: number, year: number) => ({
      day: `${year}-${at}`,
      kind: 'loan' as const,
      id: factId(id),
      rev,
      deviceKind: 'laptop' as const,
      ...given,
      place: given.place as 'on-site',
    })),
  fc
    .record({ monthDay, void: fc.boolean(), count: fc.integer({ min: 1, max: 200 }), guests: fc.constantFrom(...guestKinds) })
    .map(({ monthDay: at, ...given }) => (id: number, rev: number, year: number) => ({
      day: `${year}-${at}`,
      kind: 'guests' as const,
      id: factId(id),
      rev,
      ...given,
    })),
  fc
    .record({
      monthDay,
      void: fc.boolean(),
      minutes: fc.integer({ min: 0, max: 300 }),
      queue: fc.constantFrom(...ticketKinds),
      called: fc.boolean(),
      end: fc.constantFrom(...ticketEnds),
    })
    .map(({ monthDay: at, ...given }) => (id: number, rev: number, year: number) => ({
      day: `${year}-${at}`,
      kind: 'wait' as const,
      id: factId(id),
      rev,
      ...given,
    })),
);

let run = 0;
test('the month of central equals the desk’s count of the same facts, through corrections, withdrawals and moved days', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ make: anyFact, of: fc.integer({ min: 0, max: 8 }) }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (acts, cut) => {
        run += 1;
        // A year of its own, so that each run starts from nothing; facts are of years from 2020 on.
        const year = 2020 + run;
        const latest = new Map<number, FactDraft>();
        const kinds = new Map<number, string>();
        const stream: FactDraft[] = [];
        for (const { make, of } of acts) {
          const made = make(run * 1_000 + of, (latest.get(of)?.rev ?? 0) + 1, year);
          // A fact never changes its kind.
          if ((kinds.get(of) ?? made.kind) !== made.kind) continue;
          kinds.set(of, made.kind);
          latest.set(of, made);
          stream.push(made);
        }
        for (let at = 0; at < stream.length; at += cut) expect((await terminal.send(terminal.seal(stream.slice(at, at + cut)))).status).toBe(201);
        for (const month of [`${year}-10`, `${year}-11`]) {
          const totals = (await monthReport(central.db, month, `${year}-11-30` as BusinessDay)).sites.find(({ siteCode }) => siteCode === 'GER')?.totals;
          expect(plain(totals)).toEqual(plain(countOf([...latest.values()], month)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

/** Purposes never seen count zero on both sides. */
const plain = (totals: MonthTotals | undefined): unknown =>
  totals === undefined ? undefined : { ...totals, purposes: Object.fromEntries(Object.entries(totals.purposes).filter(([, count]) => count > 0)) };

function countOf(facts: readonly FactDraft[], month: string): MonthTotals {
  const counted = facts.filter((fact) => !fact.void && fact.day.startsWith(month));
  return countPeriod({
    visits: counted.flatMap((fact) => (fact.kind === 'visit' ? [fact] : [])),
    sessions: counted.flatMap((fact) => (fact.kind === 'workstation-session' ? [fact] : [])),
    loans: counted.flatMap((fact) => (fact.kind === 'loan' ? [fact] : [])),
    guests: counted.flatMap((fact) => (fact.kind === 'guests' ? [fact] : [])),
    waits: counted.flatMap((fact) => (fact.kind === 'wait' ? [fact] : [])),
  });
}
