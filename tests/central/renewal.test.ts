import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunningCentral } from '../../central/start-central.ts';
import { fact, type Fact } from '../../shared/contract/facts.ts';
import type { CentralPort } from '../../shared/core/ports.ts';
import { startTestCentral, weatheredPort } from '../support/central.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, type TestCore } from '../support/test-core.ts';

const MINUTE = 60_000;
const clock = fakeClock();
let network: CentralPort;
let t: TestCore;
let seed: Seed;
let central: RunningCentral;
beforeEach(async () => {
  clock.set(Date.parse('2026-11-24T08:05:00.000Z'));
  central = await startTestCentral(clock);
  network = weatheredPort();
  t = await startTestCore({ clock, central: { send: (request) => network.send(request) } });
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(async () => {
  await t.stop();
  await central.close();
});

const scan = (frame: string) => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame, source: 'wedge' });
const enrol = async () => t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
const send = () => t.ask('desk', 'upload.now', {});
const store = () => join(t.folder, 'accueil.db');

/** The latest revision of every fact here, without its place in the log. */
function factsHere(): Fact[] {
  const db = new Database(store(), { readonly: true });
  const rows = db.prepare('SELECT payload FROM facts f WHERE NOT EXISTS (SELECT 1 FROM facts g WHERE g.id = f.id AND g.rev > f.rev) ORDER BY id').all();
  db.close();
  return rows.map((row) => ({ ...fact.parse(JSON.parse((row as { payload: string }).payload)), seq: 1 }));
}
async function factsAtCentral(): Promise<Fact[]> {
  const rows = await central.db.selectFrom('facts').select('payload').orderBy('id').execute();
  return rows.map(({ payload }) => ({ ...fact.parse(JSON.parse(payload)), seq: 1 }));
}

describe('a log that begins again', () => {
  test('after a backup came back, what is decided since then wins, and nothing counts twice', async () => {
    await enrol();
    const [aya, noe] = [seed.member({ firstName: 'Aya' }), seed.member({ firstName: 'Noé' })];
    await scan(aya.code);
    await send();
    const running = new Database(store());
    running.prepare('VACUUM INTO ?').run(join(t.folder, 'copy.db'));
    running.close();
    clock.advance(20 * MINUTE);
    await scan(aya.code); // leaves, and central is told
    await t.signIn();
    await send();
    await t.core.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(`${store()}${end}`, { force: true });
    renameSync(join(t.folder, 'copy.db'), store());
    await t.restart();
    await t.signIn();
    expect(await t.ask('desk', 'upload.status', {})).toMatchObject({ renewed: { why: 'restored' } });
    clock.advance(30 * MINUTE);
    await scan(aya.code);
    await scan(noe.code);
    await t.signIn();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
    expect(await factsAtCentral()).toEqual(factsHere());
  });

  test('a batch of no use to central is kept aside, its facts go on in halves, and only the one in cause stays out', async () => {
    await enrol();
    for (let n = 0; n < 6; n++) await scan(seed.member().code);
    const poison = factsHere()[3]?.id ?? '';
    const fine = network;
    network = {
      send: async (request) => {
        const isBatch = request.method === 'PUT';
        const text = isBatch ? gunzipSync(request.body).toString('utf8') : '';
        if (!text.includes(`"id":"${poison}","rev"`)) return fine.send(request);
        const body = JSON.stringify({ type: 'urn:accueil:problem:malformed', title: 'malformed', status: 422, code: 'malformed' });
        return { status: 422, headers: {}, body };
      },
    };
    await t.signIn();
    const status = await send();
    expect(status).toMatchObject({ waiting: 0, lastError: null, renewed: { why: 'set-aside' } });
    expect(status.setAside).toBeGreaterThan(0);
    expect(status.rejected).toEqual([expect.objectContaining({ factId: poison, reason: 'withheld', about: { kind: 'visit', day: '2026-11-24' } })]);
    expect(await factsAtCentral()).toEqual(factsHere().filter(({ id }) => id !== poison));
    expect(await t.ask('desk', 'upload.putAway', { factId: poison })).toMatchObject({ rejected: [] });
  });

  test('what central keeps no more is told as one number and put away at once; the line goes on', async () => {
    await enrol();
    await central.db.insertInto('purges').values({ kept_from: '2026-12', started_at: 0, ended_at: 0 }).execute();
    for (let n = 0; n < 3; n++) await scan(seed.member().code);
    await t.signIn();
    const status = await send();
    expect(status).toMatchObject({ waiting: 0, lastError: null, rejected: [] });
    expect(status.tooOld).toBe(new Set(factsHere().map(({ id }) => id)).size);
    expect(await factsAtCentral()).toEqual([]);
    expect(await t.ask('desk', 'upload.putAway', { reason: 'too-old' })).toMatchObject({ rejected: [], tooOld: 0 });
  });

  test('a terminal enrolled again under a new name still corrects what it had sent before', async () => {
    await enrol();
    const aya = seed.member();
    await scan(aya.code);
    await send();
    await central.db.updateTable('terminals').set({ revoked_at: clock.now() }).execute();
    clock.advance(20 * MINUTE);
    await scan(aya.code);
    await t.signIn();
    expect(await send()).toMatchObject({ lastError: 'terminal-revoked' });
    await enrol();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
    expect(await factsAtCentral()).toEqual(factsHere());
  });

  test('a receipt for something else is no receipt, and the desk is told', async () => {
    await enrol();
    await scan(seed.member().code);
    const port = weatheredPort();
    port.weather = 'lying-hash';
    network = port;
    await t.signIn();
    expect(await send()).toMatchObject({ lastError: 'central-wrong-receipt' });
  });
});
