import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { enrolRawTerminal, visitOf } from '../support/raw-terminal.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock(Date.parse('2026-12-02T09:00:00.000Z'));
let central: TestCentral;
let cookie = '';
beforeAll(async () => {
  central = await startTestCentral(clock);
  const terminal = await enrolRawTerminal(central, clock.now, 'GER', `Gerland'); DROP TABLE facts;--`);
  await terminal.send(terminal.seal([visitOf()]));
  const answer = await fetch(`${central.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: central.coordinator, passphrase: central.firstPassphrase }),
  });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
});
afterAll(() => central.close());

const get = (path: string, headers: Record<string, string> = { cookie }) => fetch(`${central.url}/api/reports/${path}`, { headers });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${central.url}/api/reports/${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const statusOf = async (answer: Promise<Response>): Promise<number> => (await answer).status;

describe('what coordinators ask', () => {
  test('every read is for people who signed in', async () => {
    const reads = [
      'overview?month=2026-11',
      'month?month=2026-11&site=*',
      'leaving?month=2026-11&site=*&version=1',
      'ramp-up?site=*',
      'comparison?month=2026-11&figure=visits',
      'completeness?month=2026-11',
      'public?month=2026-11&threshold=5',
      'closings',
      'targets',
      'calendar',
      'definitions',
      'exports',
      'exports/1/file',
    ];
    for (const read of reads) {
      expect([read, await statusOf(get(read, {}))]).toEqual([read, 401]);
      expect([read, await statusOf(get(read))]).toEqual([read, read.startsWith('ramp-up') || read.startsWith('leaving') || read.endsWith('file') ? 404 : 200]);
    }
  });

  test('months out of range, unknown words and SQL in any place are refused before the store is asked', async () => {
    for (const month of ['2026-13', '2026-00', '1999-12', '2026-1', '26-11', '', "2026-11'--", '2026-11-01', '٢٠٢٦-11']) {
      expect([month, await statusOf(get(`overview?month=${encodeURIComponent(month)}`))]).toEqual([month, 400]);
      expect(await statusOf(post('closings', { month, version: 1, acceptMissing: true }))).toBe(400);
    }
    for (const query of [
      'overview',
      'overview?month=2026-11&x=1',
      'month?month=2026-11',
      `month?month=2026-11&site=${encodeURIComponent("GER' OR 1=1")}`,
      'month?month=2026-11&site=*&version=0',
      'leaving?month=2026-11&site=*',
      'comparison?month=2026-11&figure=constructor',
      'public?month=2026-11&threshold=1',
      'exports/1%20OR%201=1/file',
      'targets?month=2026-11',
    ])
      expect([query, await statusOf(get(query))]).toEqual([query, query.startsWith('exports') ? 404 : 400]);
    expect(await statusOf(get('month?month=2026-11&site=XXX'))).toBe(404);
    expect(await statusOf(get('overview?month=2026-11'))).toBe(200);
  });

  test('closing: a month that runs, missing days, twice, and a version that another made are told apart', async () => {
    const codeOf = async (body: unknown) => ((await (await post('closings', body)).json()) as { code?: string }).code;
    expect(await codeOf({ month: '2026-12', version: 1, acceptMissing: true })).toBe('closing-not-over');
    expect(await codeOf({ month: '2026-11', version: 1, acceptMissing: false })).toBe('closing-days-missing');
    expect(await codeOf({ month: '2026-11', version: 1, acceptMissing: true })).toBeUndefined();
    expect(await codeOf({ month: '2026-11', version: 1, acceptMissing: true })).toBe('closing-stale');
    expect(await codeOf({ month: '2026-11', version: 2, acceptMissing: true })).toBe('closing-nothing-changed');
    const { versions } = (await (await get('closings?month=2026-11')).json()) as { versions: { by: string }[] };
    expect(versions.map(({ by }) => by)).toEqual([central.coordinator]);
  });

  test('comments keep their text as it is, but no control characters; what is too long or empty is refused', async () => {
    const comment = { month: '2026-11', site: 'GER', section: 3, text: '<script>alert(1)</script>\n=cmd|x' };
    expect(await statusOf(post('comments', comment))).toBe(201);
    for (const text of ['', '   ', 'a\u0000b', 'a\u202eb', 'x'.repeat(2_001)]) expect(await statusOf(post('comments', { ...comment, text }))).toBe(400);
    expect(await statusOf(post('comments', { ...comment, section: 11 }))).toBe(400);
    expect(await statusOf(post('comments', { ...comment, site: 'XXX' }))).toBe(404);
    const report = (await (await get('month?month=2026-11&site=GER')).json()) as { comments: { text: string }[] };
    expect(report.comments.map(({ text }) => text)).toEqual([comment.text]);
  });

  test('an export that leaves must be of a frozen version; a file comes under a harmless name', async () => {
    const given = { month: '2026-11', site: '*', version: null, format: 'csv', variant: 'to-leave' };
    expect(await statusOf(post('exports', given))).toBe(400);
    expect(await statusOf(post('exports', { ...given, format: 'la-coop' }))).toBe(400);
    const made = (await (await post('exports', { ...given, variant: 'internal' }, { prefer: 'wait=60' })).json()) as { id: number; sha256: string };
    const file = await get(`exports/${made.id}/file`);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="rapport-2026-11-toutes-provisoire-2026-12-02-interne\.csv"$/);
    expect(await file.text()).toContain('Gerland');
  });

  test('conventions and targets: an end before the beginning, a slope of the wrong length, an unknown antenne', async () => {
    expect(await statusOf(post('conventions', { name: 'C', startsOn: '2026-02-15', endsOn: '2026-02-14' }))).toBe(400);
    expect(await statusOf(post('conventions', { name: 'C', startsOn: '2026-02-30', endsOn: '2027-02-14' }))).toBe(400);
    const { id } = (await (await post('conventions', { name: 'C', startsOn: '2026-02-15', endsOn: '2027-02-14' })).json()) as { id: number };
    const target = { convention: id, site: '*', figure: 'visits', total: 9_000, slope: [] as number[] };
    expect(await statusOf(post('targets', target))).toBe(201);
    expect(await statusOf(post('targets', { ...target, slope: [1, 2] }))).toBe(404);
    expect(await statusOf(post('targets', { ...target, total: -1 }))).toBe(400);
    expect(await statusOf(post('targets', { ...target, site: 'XXX' }))).toBe(404);
    expect(await statusOf(get('ramp-up?site=*'))).toBe(200);
  });

  test('openings and days off: an opening that ends before it begins is refused', async () => {
    expect(await statusOf(post('openings', { site: 'GER', slots: [{ weekday: 1, from: 600, to: 600 }] }))).toBe(400);
    expect(await statusOf(post('openings', { site: 'GER', slots: [{ weekday: 1, from: 540, to: 720 }] }))).toBe(201);
    expect(await statusOf(post('openings', { site: 'XXX', slots: [] }))).toBe(404);
    expect(await statusOf(post('days-off', { site: '*', day: '2026-12-24', off: true }))).toBe(201);
    const view = (await (await get('calendar')).json()) as { openings: { slots: unknown[] }[]; daysOff: { day: string }[] };
    expect(view.openings[0]?.slots).toEqual([{ weekday: 1, from: 540, to: 720 }]);
    expect(view.daysOff.map(({ day }) => day)).toEqual(['2026-12-24']);
  });

  test('the history says what each change was about', async () => {
    await post('openings', { site: 'GER', slots: [{ weekday: 2, from: 540, to: 720 }] });
    await post('special-openings', { site: 'GER', day: '2026-12-26', slots: [{ from: 600, to: 720 }] });
    await post('comments', { month: '2026-10', site: 'GER', section: 2, text: 'Forum.' });
    const { changes } = (await (await fetch(`${central.url}/api/changes`, { headers: { cookie } })).json()) as { changes: { act: string; object: string }[] };
    expect(changes.slice(0, 3).map(({ act, object }) => [act, object])).toEqual([
      ['POST /api/reports/comments', 'GER 2026-10'],
      ['POST /api/reports/special-openings', 'GER 2026-12-26'],
      ['POST /api/reports/openings', 'GER'],
    ]);
    expect(changes.filter(({ object }) => object === '')).toEqual([]);
    const before = (await (await fetch(`${central.url}/api/changes`, { headers: { cookie } })).json()) as { changes: unknown[] };
    expect(await statusOf(post('openings', { site: 'XXX', slots: [] }))).toBe(404);
    expect(await (await fetch(`${central.url}/api/changes`, { headers: { cookie } })).json()).toEqual(before);
  });

  test('a change whose line of the history cannot be written is not made', async () => {
    await sql`ALTER TABLE changes RENAME TO changes_away`.execute(central.db);
    expect(await statusOf(post('days-off', { site: 'GER', day: '2026-12-31', off: true }))).toBe(500);
    await sql`ALTER TABLE changes_away RENAME TO changes`.execute(central.db);
    const view = (await (await get('calendar')).json()) as { daysOff: { day: string }[] };
    expect(view.daysOff.map(({ day }) => day)).not.toContain('2026-12-31');
  });
});
