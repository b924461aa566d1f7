import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMonth } from '../../central/reports/close-month.ts';
import { leavingFigures, leavingSlots } from '../../central/reports/leaving-figures.ts';
import { leavingLending } from '../../central/reports/leaving-lending.ts';
import type { LeavingLending, LeavingUseRate } from '../../central/reports/lending-view.ts';
import { leavingReport } from '../../central/reports/leaving-report.ts';
import type { Counts } from '../../central/reports/leaving-tables.ts';
import { monthlyReport } from '../../central/reports/monthly-report.ts';
import type { Asked } from '../../central/reports/read-days.ts';
import { addConvention, keepTarget } from '../../central/reports/targets.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import type { FigureName } from '../../shared/domain/figures.ts';
import { startTestCentral } from '../support/central.ts';
import { recoveredCells } from '../support/table-attack.ts';
import { fakeClock } from '../support/test-core.ts';
import { antennes, drawer, fillYear } from '../support/year-of-facts.ts';

const clock = fakeClock(Date.parse('2026-11-02T09:00:00.000Z'));
let central: RunningCentral;
const asked = (): Asked => ({ db: central.db, now: clock.now(), timeZone: 'Europe/Paris' });
const small = (value: unknown): boolean => typeof value === 'number' && value > 0 && value < 5;
beforeAll(async () => {
  central = await startTestCentral(clock);
  await fillYear(central, clock.now, { from: '2026-09-01', to: '2026-10-30' });
  const convention = await addConvention(central.db, { name: 'C', startsOn: '2026-02-15', endsOn: '2027-02-14' });
  await keepTarget(central.db, { convention, site: '*', figure: 'visits', total: 20_000, slope: [], by: 'Mélanie', at: clock.now() });
  for (const month of ['2026-09', '2026-10']) await closeMonth(asked(), { month, version: 1, acceptMissing: true, by: 'Mélanie', keep: async () => undefined });
});
afterAll(() => central.close());
const leaving = async (site: string, month = '2026-10') => {
  const report = await leavingReport(asked(), { month, site, version: 1 });
  if (report === undefined) throw new Error('no report');
  return report;
};

describe('the monthly report that is sent', () => {
  test('of all and of each antenne: no number from 1 to 4, and what is shown is exact', async () => {
    let hidden = 0;
    for (const site of ['*', ...antennes.map(({ code }) => code)]) {
      const report = await leaving(site);
      const exact = await monthlyReport(asked(), { month: '2026-10', site, version: 1 });
      for (const { name, value, previous } of report.figures) {
        if (value === null) hidden += 1;
        else expect([site, name, value]).toEqual([site, name, exact?.figures.find((one) => one.name === name)?.value]);
        expect([site, name, value, previous?.from].filter(small)).toEqual([]);
      }
      const cells = [
        ...report.tables.flatMap(({ rows, totals, total }) => [...rows.flatMap((row) => [...row.cells, row.total]), ...totals, total]),
        ...(report.slots?.rows.flatMap((row) => [...row.cells, row.total]) ?? []),
        ...(report.slots?.totals ?? []),
      ];
      expect(cells.length).toBeGreaterThan(30);
      expect(cells.filter(small)).toEqual([]);
      const { lending } = report;
      const { equipment } = exact ?? {};
      const numbers = [
        [lending?.incidents, equipment?.incidents?.count],
        ...Object.entries(ratesOf(lending)).map(([kind, percent]) => [percent, equipment?.useRates?.find((rate) => rate.kind === kind)?.percent]),
      ];
      for (const [value, told] of numbers) if (typeof value === 'number') expect([site, value]).toEqual([site, told]);
      expect([site, lending?.incidents, lending?.told].filter(small)).toEqual([]);
      expect(Object.keys(ratesOf(lending))).toEqual(['laptop', 'tablet', 'phone']);
      // Hours and days of one antenne would be read by subtraction from those of the others.
      expect(report.slots === null).toBe(site !== '*');
    }
    expect(hidden).toBeGreaterThan(0);
  });

  test('is compared with what was printed of the month before, and with nothing of a month that no version left', async () => {
    const october = (await leaving('*')).figures[0];
    const september = (await leaving('*', '2026-09')).figures[0];
    expect(october).toMatchObject({ name: 'visits', previous: { from: september?.value }, lastYear: null });
    expect(september?.previous).toBeNull();
    expect(october?.planned).toBeGreaterThan(0);
  });

  test('tells what is reached by tens, so that no week’s small number is a difference', async () => {
    const [visits] = (await leaving('*')).rampUp?.curves ?? [];
    const reached = [visits?.reached, ...(visits?.points.map((point) => point.reached) ?? [])];
    expect(reached.length).toBeGreaterThan(8);
    expect(reached.filter((value) => value === undefined || value % 10 !== 0)).toEqual([]);
  });

  test('carries neither a pseudonym nor the single differences between versions', async () => {
    expect(JSON.stringify(await leaving('GER'))).not.toMatch(/2026-0{10}|"differences"/);
  });

  test('is only of a version that was frozen', async () => {
    expect(await leavingReport(asked(), { month: '2026-10', site: '*', version: 2 })).toBeUndefined();
    expect(await leavingReport(asked(), { month: '2026-10', site: 'XXX', version: 1 })).toBeUndefined();
  });
});

const ratesOf = (lending: LeavingLending | null | undefined): Readonly<Record<string, LeavingUseRate['percent']>> =>
  lending == null || lending.useRates === 'not-told' ? {} : Object.fromEntries(lending.useRates.map(({ kind, percent }) => [kind, percent]));

describe('incidents and use of devices of 150 random months', () => {
  const sites = ['AA', 'BB', 'CC', 'DD'];
  const month = (draw: () => number): Counts =>
    Object.fromEntries(
      sites.map((code) => {
        const size = [2, 8, 40, 120][Math.floor(draw() * 4)] ?? 8;
        const loans = Math.floor(draw() * size);
        // Terminals of the version before tell none, or some.
        const told = draw() < 0.2 ? 0 : draw() < 0.2 ? Math.floor(draw() * (loans + 1)) : loans;
        const wrong = Math.floor(draw() ** 2 * (told + 1));
        const lost = Math.floor(draw() * (wrong + 1));
        const inService = Math.floor(draw() * size);
        const days = { 'deviceDays:laptop': inService, 'usedDeviceDays:laptop': Math.floor(draw() * (inService + 1)) };
        const untold = draw() < 0.2;
        return [code, { loans, toldLoans: told, 'incident:lost': lost, 'incident:damaged': wrong - lost, ...(untold ? {} : { devicesTold: 20, ...days }) }];
      }),
    );

  test('none is from 1 to 4 nor left alone to be subtracted, and what no terminal told is no zero', () => {
    const draw = drawer(13);
    const seen = { shown: 0, masked: 0, untold: 0, rates: 0 };
    for (let n = 0; n < 150; n++) {
      const first = month(draw);
      for (const versions of [[first], [first, month(draw)]]) {
        const [all, ...each] = ['*', ...sites].map((site) => leavingLending(versions, site));
        expect([all, ...each].flatMap((one) => [one?.incidents, one?.told]).filter(small)).toEqual([]);
        const masked = each.filter(({ incidents }) => incidents === null).length;
        if (all?.incidents !== null) expect(masked).not.toBe(1);
        seen.masked += masked;
        seen.untold += each.filter(({ incidents }) => incidents === 'not-told').length;
        seen.shown += each.filter(({ incidents }) => typeof incidents === 'number').length;
      }
      for (const site of sites) {
        const lending = leavingLending([first], site);
        const [inService = 0, used = 0] = ['deviceDays:laptop', 'usedDeviceDays:laptop'].map((name) => first[site]?.[name] ?? 0);
        expect(lending.useRates === 'not-told').toBe(first[site]?.devicesTold === undefined);
        if (lending.incidents === 'not-told') expect([first[site]?.toldLoans, first[site]?.loans === 0]).toEqual([0, false]);
        const { laptop } = ratesOf(lending);
        if (typeof laptop !== 'number') continue;
        seen.rates += 1;
        expect([laptop, small(used), small(inService - used), inService < 11]).toEqual([Math.round((100 * used) / inService), false, false, false]);
      }
    }
    expect(Object.entries(seen).filter(([, count]) => count < 40)).toEqual([]);
  });
});

describe('figures of 300 random months', () => {
  const names = ['newcomer:first', 'newcomer:returning', 'newcomer:unnamed', 'quality:measured', 'quality:estimated', 'programme:cej', 'programme:none'];
  const others = ['place:on-site', 'place:take-home', 'workstationSessions', 'guests', 'seatedWaits', 'refusedWaits'];
  const month = (draw: () => number): Counts =>
    Object.fromEntries(
      ['AA', 'BB', 'CC', 'DD'].map((code) => {
        const size = [2, 6, 15, 60][Math.floor(draw() * 4)] ?? 6;
        const rollup = Object.fromEntries([...names, ...others].map((name) => [name, Math.floor(draw() ** 2 * size)]));
        const loans = (rollup['place:on-site'] ?? 0) + (rollup['place:take-home'] ?? 0);
        const slots = Array.from({ length: 12 }, (_, n) => [`slot:${1 + (n % 4)}-${9 + Math.floor(n / 4)}`, Math.floor(draw() ** 2 * size)]);
        return [code, { ...rollup, loans, lateReturns: Math.floor(draw() * (loans + 1)), ...Object.fromEntries(slots) }];
      }),
    );

  test('none is from 1 to 4, for one antenne or all, in one version or after two', () => {
    const draw = drawer(11);
    let shown = 0;
    for (let n = 0; n < 300; n++) {
      const first = month(draw);
      for (const versions of [[first], [first, month(draw)]])
        for (const site of ['*', 'AA', 'BB', 'CC', 'DD']) {
          const figures = [...leavingFigures(versions, site)].filter(([name]: readonly [FigureName, unknown]) => name !== 'presenceMinutes');
          expect(figures.filter(([, value]) => small(value))).toEqual([]);
          shown += figures.filter(([, value]) => value !== null).length;
        }
    }
    expect(shown).toBeGreaterThan(5_000);
  });

  test('no hidden hour of the week can be computed from those shown', () => {
    const draw = drawer(12);
    let hidden = 0;
    for (let n = 0; n < 300; n++) {
      const slots = leavingSlots([month(draw)]);
      if (slots === null) continue;
      hidden += slots.rows.flatMap(({ cells }) => cells).filter((cell) => cell === null).length;
      const rows = slots.rows.map(({ weekdays, cells, total }) => ({ keys: weekdays.map(String), cells, total }));
      expect(recoveredCells([{ columns: slots.hours.map(String), rows, totals: slots.totals, total: slots.total }])).toEqual([]);
    }
    expect(hidden).toBeGreaterThan(200);
  });
});
