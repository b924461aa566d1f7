import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMonth } from '../../central/reports/close-month.ts';
import { leavingFigures, leavingSlots } from '../../central/reports/leaving-figures.ts';
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
