import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { monthReport } from '../../support/month-at-central.ts';
import { purge } from '../../../central/ingest/purge.ts';
import { type RunningCentral, startCentral } from '../../../central/start-central.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { allRollups } from '../../support/central-figures.ts';
import { freshDatabaseUrl } from '../../support/central-store.ts';
import { type CutProxy, startCutProxy } from '../../support/cut-proxy.ts';
import { enrolRawTerminal, type RawTerminal, visitOf } from '../../support/raw-terminal.ts';
import { fakeClock, TUESDAY_0905 } from '../../support/test-core.ts';

/** A database that goes away in the middle: cut at every step of a batch, then mended. */
vi.setConfig({ testTimeout: 180_000 });
const clock = fakeClock(TUESDAY_0905);
const folder = mkdtempSync(join(tmpdir(), 'central-away-'));
let wire: CutProxy;
let central: RunningCentral;
let terminal: RawTerminal;
beforeAll(async () => {
  const url = new URL((await freshDatabaseUrl()) ?? '');
  wire = await startCutProxy(Number(url.port));
  url.port = String(wire.port);
  central = await startCentral({ dataFolder: folder, databaseUrl: url.href, port: 0, now: clock.now, logLevel: 'silent' });
  terminal = await enrolRawTerminal(central, clock.now);
});
afterAll(async () => {
  await central.close();
  await wire.close();
  rmSync(folder, { recursive: true, force: true });
});

const visits = async (): Promise<number> => (await monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay)).all.visits;

test('while the database is away, batches are refused with 503 and when to come back, central is alive and not ready; then it goes on by itself', async () => {
  const batch = terminal.seal([visitOf(), visitOf()]);
  wire.cutNow();
  const refused = await terminal.send(batch);
  expect(refused).toMatchObject({ status: 503, body: { code: 'store-unavailable' } });
  expect((await fetch(`${central.url}/health`)).status).toBe(200);
  const ready = await fetch(`${central.url}/ready`);
  expect(ready.status).toBe(503);
  expect(ready.headers.get('retry-after')).toBe('5');
  // Pages are told so too, by a problem.
  const page = await fetch(`${central.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"coordination","passphrase":"x"}',
  });
  expect([page.status, page.headers.get('content-type')?.split(';')[0], await page.json()]).toEqual([
    503,
    'application/problem+json',
    expect.objectContaining({ code: 'store-unavailable' }),
  ]);
  // Who watches is told at that very moment, and of no terminal.
  const figures = async () => (await (await fetch(`${central.url}/metrics`)).text()).split('\n');
  expect((await figures()).filter((line) => /^central_(store_up|terminal_)/.test(line))).toEqual(['central_store_up 0']);
  wire.mend();
  expect(await figures()).toContain('central_store_up 1');
  expect((await fetch(`${central.url}/ready`)).status).toBe(200);
  expect((await terminal.send(batch)).status).toBe(201);
  expect(await visits()).toBe(2);
});

test('cut at any step of a batch, nothing is half-applied: sent again it counts once', async () => {
  let counted = await visits();
  let refusals = 0;
  for (let step = 1; step <= 16; step++) {
    const batch = terminal.seal([visitOf(), visitOf(), visitOf({ person: 'B'.repeat(22) })]);
    wire.cutAt(step);
    const { status } = await terminal.send(batch);
    wire.mend();
    if (status === 503) refusals += 1;
    const kept = (await visits()) - counted;
    // All or nothing: an answer lost after the commit is the one case where all is there and the terminal was not told.
    expect([0, 3], `cut at statement ${step}`).toContain(kept);
    expect([200, 201]).toContain((await terminal.send(batch)).status);
    counted += 3;
    expect(await visits(), `cut at statement ${step}`).toBe(counted);
  }
  expect(refusals).toBeGreaterThan(8);
});

test('cut at any step of a purge, the next one goes on: every figure stays, and in the end nothing older than the rule is left', async () => {
  const old = Array.from({ length: 12 }, (_, n) => `2024-${String(n + 1).padStart(2, '0')}-10`);
  expect((await terminal.send(terminal.seal(old.flatMap((day) => [visitOf({ day }), visitOf({ day, person: 'C'.repeat(22) })])))).status).toBe(201);
  const before = await allRollups(central.db);
  const given = { now: clock.now(), timeZone: 'Europe/Paris' };
  let failures = 0;
  for (let step = 1; step <= 60; step += 3) {
    wire.cutAt(step);
    await purge(central.db, given).catch(() => (failures += 1));
    wire.mend();
    expect((await allRollups(central.db)).figures, `cut at statement ${step}`).toEqual(before.figures);
  }
  expect(failures).toBeGreaterThan(3);
  await purge(central.db, given);
  expect(await allRollups(central.db)).toMatchObject({ figures: before.figures, closings: before.closings });
  expect(await central.db.selectFrom('facts').select('day').where('day', '<', '2024-11').execute()).toEqual([]);
  expect(await central.db.selectFrom('person_days').select('day').where('month', '<', '2024-11').execute()).toEqual([]);
  const [row] = await central.db.selectFrom('purges').select(['facts', 'kept_from', 'ended_at']).execute();
  expect(row).toEqual({ facts: 20, kept_from: '2024-11', ended_at: clock.now() });
});
