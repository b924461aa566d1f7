import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMonth, type ClosingResult } from '../../central/reports/close-month.ts';
import { addComment } from '../../central/reports/comments.ts';
import { monthlyReport } from '../../central/reports/monthly-report.ts';
import { monthOverview } from '../../central/reports/overview.ts';
import { publicPage } from '../../central/reports/public-page.ts';
import { closedVersions } from '../../central/reports/read-closings.ts';
import type { Asked } from '../../central/reports/read-days.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { startTestCentral } from '../support/central.ts';
import { factId, type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock } from '../support/test-core.ts';
import { fillYear } from '../support/year-of-facts.ts';

const MONTH = '2026-10';
const clock = fakeClock(Date.parse('2026-10-31T08:00:00.000Z'));
let central: RunningCentral;
let terminals: ReadonlyMap<string, RawTerminal>;
const asked = (): Asked => ({ db: central.db, now: clock.now(), timeZone: 'Europe/Paris' });
const nothingMore = async (): Promise<void> => undefined;
const close = (version: number, acceptMissing = false): Promise<ClosingResult> =>
  closeMonth(asked(), { month: MONTH, version, acceptMissing, by: 'Mélanie', keep: nothingMore });
const send = async (site: string, facts: Parameters<RawTerminal['seal']>[0]): Promise<void> => {
  const terminal = terminals.get(site);
  expect((await terminal?.send(terminal.seal(facts)))?.status).toBe(201);
};
beforeAll(async () => {
  central = await startTestCentral(clock);
  terminals = await fillYear(central, clock.now, { from: '2026-10-01', to: '2026-10-30' });
});
afterAll(() => central.close());

describe('closing a month', () => {
  test('a month that is not over is not frozen', async () => {
    expect(await close(1)).toEqual({ kind: 'refused', reason: 'not-over' });
  });

  test('freezes every antenne’s report with comments and coverage under one SHA-256 that anybody can compute again', async () => {
    clock.set(Date.parse('2026-11-02T09:00:00.000Z'));
    await addComment(central.db, { month: MONTH, site: 'GER', section: 4, text: 'Rentrée calme.\n=1+1 <b>', author: 'Mélanie', at: clock.now() });
    const before = await monthlyReport(asked(), { month: MONTH, site: 'GER' });
    const result = await close(1);
    expect(result).toMatchObject({ kind: 'closed', version: { month: MONTH, version: 1, by: 'Mélanie', differences: [] } });
    const row = await central.db.selectFrom('closings').selectAll().executeTakeFirstOrThrow();
    expect(createHash('sha256').update(row.content).digest('hex')).toBe(row.sha256);
    const frozen = await monthlyReport(asked(), { month: MONTH, site: 'GER', version: 1 });
    expect(frozen?.stamp).toMatchObject({
      version: 1,
      sha256: row.sha256,
      generatedAt: '2026-11-02T09:00:00.000Z',
      state: { kind: 'closed', version: 1, pendingDifferences: 0 },
    });
    expect(frozen?.totals).toEqual(before?.totals);
    expect(frozen?.comments.map(({ text }) => text)).toEqual(['Rentrée calme.\n=1+1 <b>']);
  });

  test('closing again without any change is refused', async () => {
    expect(await close(2)).toEqual({ kind: 'refused', reason: 'nothing-changed' });
    expect(await close(1)).toEqual({ kind: 'refused', reason: 'stale' });
  });

  test('visits that come late are told with their antenne, their day and the day they came, and change nothing frozen', async () => {
    clock.set(Date.parse('2026-12-04T10:00:00.000Z'));
    await send(
      'GER',
      [1, 2, 3].map((n) =>
        visitOf({ id: factId(900 + n), day: '2026-10-12', arrivedAt: '2026-10-12T08:00:00.000Z', person: String(n).repeat(22), minutes: 30 }),
      ),
    );
    const { pending, stamp } = (await monthlyReport(asked(), { month: MONTH, site: 'GER' })) ?? { pending: [] };
    const gerland = { code: 'GER', name: 'Gerland' };
    expect(pending).toEqual([
      { site: gerland, day: '2026-10-12', figure: 'visits', change: 3, receivedOn: '2026-12-04' },
      { site: gerland, day: '2026-10-12', figure: 'presenceMinutes', change: 90, receivedOn: '2026-12-04' },
    ]);
    expect(stamp?.state).toEqual({ kind: 'closed', version: 1, pendingDifferences: 2 });
    const frozen = await monthlyReport(asked(), { month: MONTH, site: 'GER', version: 1 });
    const now = await monthlyReport(asked(), { month: MONTH, site: 'GER' });
    expect((now?.totals.visits ?? 0) - (frozen?.totals.visits ?? 0)).toBe(3);
    expect(frozen?.pending).toHaveLength(2);
  });

  test('what came on several days is told day by day; a withdrawal counts down', async () => {
    clock.set(Date.parse('2026-12-05T10:00:00.000Z'));
    await send('GER', [
      visitOf({ id: factId(904), day: '2026-10-12', person: null, minutes: null, quality: 'open' }),
      visitOf({ id: factId(901), rev: 2, void: true, day: '2026-10-12' }),
    ]);
    await send('PEN', [visitOf({ id: factId(950), day: '2026-10-13', minutes: null, quality: 'open' })]);
    const pending = (await monthlyReport(asked(), { month: MONTH, site: '*' }))?.pending.filter(({ figure }) => figure === 'visits');
    expect(pending?.map(({ site, day, change, receivedOn }) => [site.code, day, change, receivedOn])).toEqual([
      ['GER', '2026-10-12', 3, '2026-12-04'],
      ['PEN', '2026-10-13', 1, '2026-12-05'],
    ]);
  });

  test('two managers at once make one version: the other is told that it came too late', async () => {
    const results = await Promise.all([close(2, true), close(2, true), close(2, true)]);
    expect(results.filter(({ kind }) => kind === 'closed')).toHaveLength(1);
    for (const result of results) if (result.kind === 'refused') expect(result.reason).toBe('stale');
    const versions = await closedVersions(central.db, MONTH);
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(versions[0]?.differences.some(({ figure, change }) => figure === 'visits' && change === 3)).toBe(true);
    expect((await monthOverview(asked(), MONTH)).stamp.state).toEqual({ kind: 'closed', version: 2, pendingDifferences: 0 });
  });

  test('a correction that moves no total, of a purpose say, is told as a detail', async () => {
    clock.set(Date.parse('2026-12-06T10:00:00.000Z'));
    await send('PEN', [visitOf({ id: factId(950), rev: 2, day: '2026-10-13', minutes: null, quality: 'open', purpose: 'mediation' })]);
    const pending = (await monthlyReport(asked(), { month: MONTH, site: 'PEN' }))?.pending;
    expect(pending).toEqual([{ site: { code: 'PEN', name: 'Pentes' }, day: '2026-10-13', figure: 'details', change: 2, receivedOn: '2026-12-06' }]);
  });

  test('what is published of the month does not move for a few late visits: the difference would tell who they were', async () => {
    const { tables } = await publicPage(asked(), { month: MONTH, threshold: 5 });
    const ofVisits = tables.filter(({ family }) => family !== 'device' && family !== 'place');
    expect(ofVisits.map(({ numbersOf }) => numbersOf)).toEqual(ofVisits.map(() => 0));
    const ages = tables.find(({ family }) => family === 'age');
    const first = await monthlyReport(asked(), { month: MONTH, site: '*', version: 1 });
    const second = await monthlyReport(asked(), { month: MONTH, site: '*', version: 2 });
    expect(ages?.total).toBe(first?.totals.visits);
    expect(second?.totals.visits).toBe((first?.totals.visits ?? 0) + 4);
  });

  test('the versions made before are read exactly as they were', async () => {
    const [second, first] = await closedVersions(central.db, undefined);
    const rows = await central.db.selectFrom('closings').select(['version', 'sha256', 'content']).orderBy('version').execute();
    expect([first?.sha256, second?.sha256]).toEqual(rows.map(({ content }) => createHash('sha256').update(content).digest('hex')));
  });

  test('a month with missing days is frozen only by decision', async () => {
    expect(await closeMonth(asked(), { month: '2026-11', version: 1, acceptMissing: false, by: 'Samir', keep: nothingMore })).toEqual({
      kind: 'refused',
      reason: 'days-missing',
    });
    expect((await closeMonth(asked(), { month: '2026-11', version: 1, acceptMissing: true, by: 'Samir', keep: nothingMore })).kind).toBe('closed');
  });
});

describe('the terminal’s own counters', () => {
  test('a day that the terminal counted otherwise than what came is an alarm, for each figure', async () => {
    await send('VOL', [
      visitOf({ id: factId(960), day: '2026-12-01', arrivedAt: '2026-12-01T09:00:00.000Z', minutes: 30 }),
      {
        kind: 'day-closed',
        id: factId(961),
        rev: 1,
        day: '2026-12-01',
        void: false,
        visits: 2,
        distinctPersons: 2,
        presenceMinutes: 30,
        sessions: 0,
        loans: 1,
      },
    ]);
    const report = await monthlyReport(asked(), { month: '2026-12', site: 'VOL' });
    const site = { code: 'VOL', name: 'Voltaire' };
    expect(report?.doubtful.alarms).toEqual([
      { site, day: '2026-12-01', figure: 'visits', terminal: 2, received: 1 },
      { site, day: '2026-12-01', figure: 'distinctPersons', terminal: 2, received: 1 },
      { site, day: '2026-12-01', figure: 'loans', terminal: 1, received: 0 },
    ]);
    expect((await monthOverview(asked(), '2026-12')).all.alarms).toBe(3);
  });
});
