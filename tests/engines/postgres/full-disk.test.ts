import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../../../central/ops/verify.ts';
import { type RunningCentral, startCentral } from '../../../central/start-central.ts';
import type { BusinessDay } from '../../../shared/domain/brand.ts';
import { monthReport } from '../../support/month-at-central.ts';
import { enrolRawTerminal, visitOf } from '../../support/raw-terminal.ts';
import { type SmallDisk, smallDisk } from '../../support/small-disk.ts';
import { fakeClock, TUESDAY_0905 } from '../../support/test-core.ts';

const clock = fakeClock(TUESDAY_0905);
const folder = mkdtempSync(join(tmpdir(), 'central-full-'));
let disk: SmallDisk;
let central: RunningCentral;
beforeAll(async () => {
  disk = await smallDisk();
  central = await startCentral({ dataFolder: folder, databaseUrl: disk.databaseUrl, port: 0, now: clock.now, logLevel: 'silent' });
});
afterAll(async () => {
  await central.close();
  await disk.remove();
  rmSync(folder, { recursive: true, force: true });
});
const visits = async (): Promise<number> => (await monthReport(central.db, '2026-11', '2026-11-30' as BusinessDay)).all.visits;

test('when PostgreSQL’s disk is full, batches are refused with 507 and when to come back, pages go on; with room again the same bytes count once', async () => {
  const terminal = await enrolRawTerminal(central, clock.now);
  const batchOf = (facts: number) => terminal.seal(Array.from({ length: facts }, (_, n) => visitOf({ person: `p${String(n).padStart(21, '_')}` })));
  expect((await terminal.send(batchOf(3))).status).toBe(201);
  await disk.fill();
  // Pages of its tables may have some room left: batches until one finds none.
  let acknowledged = 3;
  let batch = batchOf(200);
  let answer = await terminal.send(batch);
  for (; answer.status === 201; answer = await terminal.send(batch)) {
    acknowledged += 200;
    batch = batchOf(200);
  }
  expect(answer).toMatchObject({ status: 507, retryAfterS: 600, body: { code: 'store-full', type: 'urn:accueil:problem:store-full' } });
  for (let again = 0; again < 3; again++) expect((await terminal.send(batch)).status).toBe(507);
  expect(await visits()).toBe(acknowledged);
  expect((await fetch(`${central.url}/health`)).status).toBe(200);
  await disk.free();
  expect((await terminal.send(batch)).status).toBe(201);
  expect((await terminal.send(batch)).status).toBe(200);
  expect(await visits()).toBe(acknowledged + 200);
  expect((await verify(central.db)).faults).toEqual([]);
});
