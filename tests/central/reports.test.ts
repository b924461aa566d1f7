import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comparison } from '../../central/reports/comparison.ts';
import { completeness } from '../../central/reports/completeness.ts';
import { monthlyReport } from '../../central/reports/monthly-report.ts';
import { exportBytes } from '../../central/reports/make-export.ts';
import { monthOverview } from '../../central/reports/overview.ts';
import { publicPage } from '../../central/reports/public-page.ts';
import { rampUp } from '../../central/reports/ramp-up.ts';
import type { Asked } from '../../central/reports/read-days.ts';
import { addConvention, keepTarget, targetsView } from '../../central/reports/targets.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { keepDayOff, keepOpening, removeDayOff } from '../../central/store/calendar-store.ts';
import type { FactDraft, VisitFact } from '../../shared/contract/facts.ts';
import { countCoverage, receivedOf } from '../../shared/domain/coverage.ts';
import { figureNames, personFigures } from '../../shared/domain/figures.ts';
import { startTestCentral } from '../support/central.ts';
import { enrolRawTerminal, factId } from '../support/raw-terminal.ts';
import { recoveredCells } from '../support/table-attack.ts';
import { fakeClock } from '../support/test-core.ts';
import { antennes, factsOfAntenne, fillYear } from '../support/year-of-facts.ts';

const FROM = '2026-09-01';
const TO = '2026-10-30';
const clock = fakeClock(Date.parse('2026-11-02T08:00:00.000Z'));
let central: RunningCentral;
const asked = (): Asked => ({ db: central.db, now: clock.now(), timeZone: 'Europe/Paris' });
beforeAll(async () => {
  central = await startTestCentral(clock);
  await fillYear(central, clock.now, { from: FROM, to: TO });
});
afterAll(() => central.close());

const factsOf = (month: string): readonly { readonly code: string; readonly fact: FactDraft }[] =>
  antennes.flatMap(({ code }) => [...factsOfAntenne(code, FROM, TO).values()].flat().flatMap((fact) => (fact.day.startsWith(month) ? [{ code, fact }] : [])));
const visitsOf = (month: string, code?: string) =>
  factsOf(month).flatMap(({ code: of, fact }) => (fact.kind === 'visit' && (code === undefined || of === code) ? [fact as Omit<VisitFact, 'seq'>] : []));
const personsIn = (visits: readonly { person: string | null }[]): number => new Set(visits.flatMap(({ person }) => (person === null ? [] : [person]))).size;

describe('the month overview', () => {
  test('each antenne is its facts; all of them are the sum, but persons are counted once', async () => {
    const { all, sites } = await monthOverview(asked(), '2026-10');
    expect(sites.map(({ site }) => site.name)).toEqual(['Bachut', 'Duchère', 'Gerland', 'Pentes', 'Voltaire']);
    const gerland = sites.find(({ site }) => site.code === 'GER');
    expect(gerland?.figures).toMatchObject({ visits: visitsOf('2026-10', 'GER').length, distinctPersons: personsIn(visitsOf('2026-10', 'GER')) });
    for (const name of figureNames) {
      const sum = sites.reduce((total, { figures }) => total + figures[name], 0);
      if (personFigures.some((person) => person === name)) expect(all.figures[name]).toBeLessThanOrEqual(sum);
      else expect([name, all.figures[name]]).toEqual([name, sum]);
    }
    expect(all.figures.distinctPersons).toBe(personsIn(visitsOf('2026-10')));
    expect(all.figures.distinctPersons).toBeLessThan(sites.reduce((total, { figures }) => total + figures.distinctPersons, 0));
    expect(all.figures.cejPersons).toBe(personsIn(visitsOf('2026-10').filter(({ programme }) => programme === 'cej')));
  });

  test('stands beside the month before, and says that nothing is known of the year before', async () => {
    const { all, stamp } = await monthOverview(asked(), '2026-10');
    expect(all.previous?.visits).toBe(visitsOf('2026-09').length);
    expect(all.lastYear).toBeNull();
    expect(stamp).toMatchObject({ month: '2026-10', state: { kind: 'complete' }, version: null, sha256: null });
    expect(all.facts[0]).toEqual({ kind: 'activity', visits: all.figures.visits, persons: all.figures.distinctPersons, newPersons: all.figures.newPersons });
  });

  test('a month of which nothing came is no zero', async () => {
    const { all, sites, stamp } = await monthOverview(asked(), '2026-11');
    expect(sites.every(({ facts }) => facts[0]?.kind === 'nothing-received')).toBe(true);
    expect(receivedOf(all.coverage).received).toBe(0);
    // It is nine in the morning of its first working day: nothing is missing yet; it is once the antennes have closed and had their time to send.
    expect(stamp.state).toEqual({ kind: 'running', missingDays: 0 });
    const evening = await monthOverview({ ...asked(), now: Date.parse('2026-11-02T18:00:00.000Z') }, '2026-11');
    expect(evening.stamp.state).toEqual({ kind: 'running', missingDays: 5 });
  });
});

describe('the monthly report', () => {
  test.each(['GER', '*'])('of %s: every section adds up to its visits', async (site) => {
    const report = await monthlyReport(asked(), { month: '2026-10', site });
    if (report === undefined) throw new Error('no report');
    const { visits, loans } = report.totals;
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
    expect(visits).toBeGreaterThan(200);
    expect(report.heatMap.reduce((total, cell) => total + cell.visits, 0)).toBe(visits);
    expect(report.heatMap.every(({ weekday, hour }) => weekday <= 5 && hour >= 9 && hour <= 16)).toBe(true);
    for (const shares of [report.purposes, report.public.ages, report.public.districts, report.public.programmes, report.public.newcomers])
      expect(sum(shares)).toBe(visits);
    expect(sum(report.equipment.devices)).toBe(loans);
    // 22 open days of October, four workstations eight hours each day; what was used is what the sessions say.
    const days = site === '*' ? 5 * 22 : 22;
    expect(report.totals.seatMinutes).toBe(days * 4 * 480);
    expect(report.equipment.occupancy).toBe(Math.round((report.totals.workstationMinutes / report.totals.seatMinutes) * 100));
    const { qualities, base } = report.presence;
    expect(qualities.open + qualities.measured + qualities.estimated + qualities.corrected).toBe(visits);
    expect(base).toBe(qualities.measured + qualities.corrected);
  });

  test('the median is that of the measured and corrected visits, within its class of five minutes', async () => {
    const report = await monthlyReport(asked(), { month: '2026-10', site: 'VOL' });
    const minutes = visitsOf('2026-10', 'VOL')
      .flatMap(({ quality, minutes: lasted }) => (quality === 'estimated' || lasted === null ? [] : [lasted]))
      .toSorted((a, b) => a - b);
    expect(report?.presence.base).toBe(minutes.length);
    expect(Math.abs((report?.presence.medianMinutes ?? 0) - (minutes[Math.floor(minutes.length / 2)] ?? 0))).toBeLessThanOrEqual(5);
    expect(report?.presence.meanMinutes).toBe(Math.round(minutes.reduce((total, one) => total + one, 0) / minutes.length));
  });

  test('an antenne that does not exist has no report', async () => {
    expect(await monthlyReport(asked(), { month: '2026-10', site: 'XXX' })).toBeUndefined();
    expect(await monthlyReport(asked(), { month: '2026-10', site: '*', version: 1 })).toBeUndefined();
  });
});

describe('completeness', () => {
  test('public holidays are closed without anybody entering them', async () => {
    const november = { ...asked(), now: Date.parse('2026-11-30T12:00:00.000Z') };
    const { days, sites } = await completeness(november, '2026-11');
    expect(sites.map(({ states }) => states[days.findIndex((day) => day === '2026-11-11')])).toEqual(
      Array.from({ length: 5 }, () => ({ morning: 'closed', afternoon: 'closed' })),
    );
  });

  test('a complete month owes nothing, week-ends are closed', async () => {
    const { days, sites, alarms } = await completeness(asked(), '2026-10');
    expect(days).toHaveLength(31);
    expect(alarms).toEqual([]);
    for (const { states, coverage } of sites) {
      expect(coverage.silent + coverage['not-received']).toBe(0);
      expect(states[days.indexOf('2026-10-24' as (typeof days)[number])]).toEqual({ morning: 'closed', afternoon: 'closed' });
    }
  });

  test('a day off entered on central closes a day, for one antenne or for all', async () => {
    const before = (await completeness(asked(), '2026-11')).sites.map(({ coverage }) => coverage.closed);
    await keepDayOff(central.db, 'GER', '2026-11-02');
    const one = await completeness(asked(), '2026-11');
    expect(one.sites.map(({ site, coverage }, n) => [site.code, coverage.closed - (before[n] ?? 0)])).toEqual([
      ['BAC', 0],
      ['DUC', 0],
      ['GER', 2],
      ['PEN', 0],
      ['VOL', 0],
    ]);
    await keepDayOff(central.db, '*', '2026-11-02');
    const evening = { ...asked(), now: Date.parse('2026-11-02T18:00:00.000Z') };
    expect((await monthOverview(evening, '2026-11')).stamp.state).toEqual({ kind: 'running', missingDays: 0 });
    await removeDayOff(central.db, '*', '2026-11-02');
    await removeDayOff(central.db, 'GER', '2026-11-02');
  });

  test('an antenne that opens only in the morning owes no afternoon', async () => {
    await keepOpening(
      central.db,
      'BAC',
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 750 })),
    );
    const bachut = (await completeness(asked(), '2026-11')).sites.find(({ site }) => site.code === 'BAC');
    expect(bachut?.states.at(-1)).toEqual({ morning: 'running', afternoon: 'closed' });
    await keepOpening(central.db, 'BAC', []);
  });
});

describe('the ramp-up', () => {
  test('curves go up to what a recount of the convention says, with plan and forecast', async () => {
    const convention = await addConvention(central.db, { name: 'Convention 2026', startsOn: '2026-02-15', endsOn: '2027-02-14' });
    const months = Array.from({ length: 13 }, () => 1);
    await keepTarget(central.db, { convention, site: '*', figure: 'visits', total: 9_000, slope: months, by: 'Mélanie', at: clock.now() });
    await keepTarget(central.db, { convention, site: '*', figure: 'distinctPersons', total: 1_000, slope: [], by: 'Mélanie', at: clock.now() });
    const ramp = await rampUp(asked(), { site: '*' });
    const curve = (figure: string) => ramp?.curves.find((one) => one.figure === figure);
    const all = [...visitsOf('2026-09'), ...visitsOf('2026-10')];
    expect(curve('visits')).toMatchObject({ reached: all.length, target: 9_000 });
    expect(curve('distinctPersons')).toMatchObject({ reached: personsIn(all), target: 1_000 });
    expect(curve('workshops')).toMatchObject({ reached: all.filter(({ purpose }) => purpose === 'workshop').length, target: null, planned: null });
    const firstWeek = all.filter(({ day }) => day <= '2026-09-06');
    expect(curve('visits')?.points.find(({ day }) => day === '2026-09-06')?.reached).toBe(firstWeek.length);
    expect(curve('distinctPersons')?.points.find(({ day }) => day === '2026-09-06')?.reached).toBe(personsIn(firstWeek));
    expect(curve('visits')?.forecast).toBeGreaterThan(all.length);
    expect(ramp?.crossesYears).toBe(true);
    const counts = ramp?.coverageOf.map(({ coverage }) => receivedOf(coverage)) ?? [];
    const { sites } = await completeness(asked(), '2026-10');
    expect(ramp?.coverageOf.map(({ site }) => site.code)).toEqual(sites.map(({ site }) => site.code));
    const sum = (of: 'received' | 'expected') => counts.reduce((total, count) => total + count[of], 0);
    expect(receivedOf(ramp?.coverage ?? countCoverage([]))).toEqual({ received: sum('received'), expected: sum('expected') });
    // Nothing came from 15 February to the end of August: each half-day was due.
    expect(sum('expected') - sum('received')).toBeGreaterThan(1_000);
  });

  test('one antenne’s curve is its own, and the month’s plan shows in the overview', async () => {
    const ramp = await rampUp(asked(), { site: 'PEN' });
    expect(ramp?.curves.find(({ figure }) => figure === 'visits')?.reached).toBe(visitsOf('2026-09', 'PEN').length + visitsOf('2026-10', 'PEN').length);
    expect((await monthOverview(asked(), '2026-10')).all.planned.visits).toBe(Math.round(9_000 / 13));
  });

  test('a changed target holds from then on and the earlier one stays in the history', async () => {
    const [convention] = (await targetsView(central.db)).conventions;
    if (convention === undefined) throw new Error('no convention');
    expect(await keepTarget(central.db, { convention: convention.id, site: 'GER', figure: 'visits', total: 1_500, slope: [1, 2], by: 'Mélanie', at: 1 })).toBe(
      'unknown',
    );
    expect(await keepTarget(central.db, { convention: convention.id, site: 'XXX', figure: 'visits', total: 1_500, slope: [], by: 'Mélanie', at: 1 })).toBe(
      'unknown',
    );
    await keepTarget(central.db, { convention: convention.id, site: '*', figure: 'distinctPersons', total: null, slope: [], by: 'Samir', at: clock.now() });
    const view = await targetsView(central.db);
    expect(view.conventions[0]?.targets.map(({ figure }) => figure)).toEqual(['visits']);
    expect(view.history.map(({ figure, total, by }) => [figure, total, by])).toEqual([
      ['distinctPersons', null, 'Samir'],
      ['distinctPersons', 1_000, 'Mélanie'],
      ['visits', 9_000, 'Mélanie'],
    ]);
  });
});

describe('the comparison', () => {
  test('shows twelve months on one scale, largest first, and the last one for a half-day and for a hundred persons', async () => {
    const compared = await comparison(asked(), { month: '2026-10', figure: 'visits' });
    expect(compared.months).toHaveLength(12);
    expect([compared.months[0], compared.months.at(-1)]).toEqual(['2025-11', '2026-10']);
    const last = compared.sites.map(({ values }) => values.at(-1) ?? 0);
    expect(last).toEqual(last.toSorted((a, b) => b - a));
    const [first] = compared.sites;
    expect(first?.values.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => null));
    expect(first?.perHalfDay).toBeCloseTo((first?.values.at(-1) ?? 0) / (first?.openHalfDays ?? 1), 1);
    expect(compared.unequalOpening).toBe(false);
  });
});

describe('the public page', () => {
  test.each([5, 11])('under %i nothing small is shown, and no hidden cell can be computed from its margins', async (threshold) => {
    const { tables } = await publicPage(asked(), { month: '2026-10', threshold });
    let hidden = 0;
    for (const { columns, rows, totals, total, withheld } of tables) {
      if (withheld || total === null) continue;
      const numbers = [...rows.flatMap(({ cells, total: ofRow }) => [...cells, ofRow]), ...totals, total];
      expect(numbers.filter((cell) => cell !== null && cell > 0 && cell < threshold)).toEqual([]);
      hidden += numbers.filter((cell) => cell === null).length;
      const leaving = {
        columns,
        rows: rows.map(({ sites, cells, total: ofRow }) => ({ keys: sites.map(({ code }) => code), cells, total: ofRow ?? 0 })),
        totals,
        total,
      };
      expect(recoveredCells([leaving])).toEqual([]);
    }
    expect(hidden).toBeGreaterThan(0);
    expect(tables.map(({ family }) => family)).toEqual(['age', 'district', 'programme', 'newcomer', 'purpose', 'device', 'place']);
  });
});

describe('what terminals tell of loans', () => {
  test('incidents and the use of devices are those told; where a terminal of the version before tells none, that is no zero', async () => {
    const october = (await monthlyReport(asked(), { month: '2026-10', site: 'GER' }))?.equipment;
    const loans = factsOf('2026-10').flatMap(({ code, fact }) => (code === 'GER' && fact.kind === 'loan' ? [fact] : []));
    expect(october?.incidents).toMatchObject({ told: loans.length, count: loans.filter(({ incident }) => incident !== 'none').length });
    expect(october?.useRates?.map(({ kind }) => kind)).toEqual(['laptop', 'tablet', 'phone']);
    const old = await enrolRawTerminal(central, clock.now, 'OLD', 'Ancienne');
    const head = { id: factId(1), rev: 1, day: '2026-10-05', void: false };
    const counters = { visits: 0, distinctPersons: 0, presenceMinutes: 0, sessions: 0, loans: 1 };
    const answer = await old.send(
      old.seal([
        { ...head, kind: 'loan', deviceKind: 'laptop', place: 'on-site', minutes: 60, late: false },
        { ...head, id: factId(2), kind: 'day-closed', ...counters },
      ]),
    );
    expect(answer).toMatchObject({ status: 201, body: { quarantined: [] } });
    expect((await monthlyReport(asked(), { month: '2026-10', site: 'OLD' }))?.equipment).toMatchObject({ loans: 1, incidents: null, useRates: null });
    const csv = String(await exportBytes(asked(), { month: '2026-10', site: '*', version: null, format: 'csv', variant: 'internal' }, () => undefined));
    const [header = '', ...rows] = csv.split('\r\n');
    const [incidents, use] = ['Incidents de prêt', 'Taux d’usage du matériel : Ordinateur portable'].map((column) => header.split(';').indexOf(column));
    const cells = (rows.find((row) => row.includes(';OLD;')) ?? '').split(';');
    expect([cells[incidents ?? -1], cells[use ?? -1]]).toEqual(['non transmis', 'non transmis']);
  });
});
