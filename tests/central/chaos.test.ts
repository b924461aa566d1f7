import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCentral } from '../../central/start-central.ts';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { fact, type Fact } from '../../shared/contract/facts.ts';
import type { Reply } from '../../shared/contract/methods.ts';
import { deckOf, diceOf } from '../simulator/random.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';
import { startChaosProxy } from '../support/chaos-proxy.ts';
import { type OwnProcess, startOwnProcess } from '../support/own-process.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, TEST_CARD_KEY, TEST_ORG_KEY, TEST_PASSPHRASE } from '../support/test-core.ts';

/** `CHAOS_ROUNDS=2000 CHAOS_SEED=7 npx vitest run tests/central/chaos.test.ts` for longer. */
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? '30');
const dice = diceOf(Number(process.env.CHAOS_SEED ?? '1'));
const scratch = mkdtempSync(join(tmpdir(), 'accueil-chaos-'));
const [antenne, centralFolder] = [join(scratch, 'antenne'), join(scratch, 'central')];
const codes: string[] = [];
let databaseUrl: string | undefined;
let enrolmentCode = '';
let port = 0;
let central: ChildProcess;
let core: OwnProcess;
let centralSaid = '';

beforeAll(async () => {
  databaseUrl = await freshDatabaseUrl();
  const first = await startCentral({ dataFolder: centralFolder, databaseUrl, port: 0, logLevel: 'silent' });
  enrolmentCode = await first.createEnrolmentCode('GER', 'Gerland');
  await first.close();
  const secrets = fileSecrets(antenne);
  for (const [name, value] of Object.entries({ 'card-key-1': TEST_CARD_KEY, 'org-key': TEST_ORG_KEY, pepper: TEST_ORG_KEY })) await secrets.set(name, value);
  const seeding = await startTestCore({ folder: antenne, secrets });
  const seed = seedGerland(seeding);
  for (let n = 0; n < ROUNDS + 10; n++) codes.push(seed.member({ firstName: `Qz${n}Zprenom` }).code);
  await seeding.stop();
  port = await freePort();
  await startCentralProcess();
  await startCore();
});
afterAll(async () => {
  central.kill('SIGKILL');
  await core.kill();
  rmSync(scratch, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const free = (probe.address() as AddressInfo).port; // listening on TCP
  probe.close();
  await once(probe, 'close');
  return free;
}

async function startCentralProcess(): Promise<void> {
  const program = fileURLToPath(new URL('../../central/main.ts', import.meta.url));
  const env = { ...process.env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) };
  central = spawn(process.execPath, [program, '--data', centralFolder, '--port', String(port)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const listening = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      centralSaid += chunk.toString('utf8');
      if (centralSaid.includes('Central listens')) resolve();
    };
    central.stdout?.on('data', hear);
    central.stderr?.on('data', hear);
    central.once('exit', () => reject(new Error(`central ended: ${centralSaid.slice(-400)}`)));
  });
  centralSaid = centralSaid.replaceAll('Central listens', 'listened');
  await listening;
}
async function killCentral(): Promise<void> {
  central.kill('SIGKILL');
  await once(central, 'exit');
}
async function startCore(): Promise<void> {
  core = await startOwnProcess(antenne, Date.now());
}
const desk = async (method: string, input: unknown): Promise<Reply> => {
  await signIn();
  return core.call('desk', method, input, Date.now());
};
const signIn = () => core.call('desk', 'staff.signIn', { staffId: 1, passphrase: TEST_PASSPHRASE }, Date.now());
const scan = (code: string) => core.call('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: code, source: 'wedge' }, Date.now());

test('a terminal and central killed at random, with a bad network between them, end with the same facts, each once', async () => {
  const proxy = await startChaosProxy(port, dice);
  proxy.calm = true;
  expect(await desk('upload.enrol', { centralUrl: `http://127.0.0.1:${proxy.port}`, code: enrolmentCode })).toMatchObject({ ok: true });
  proxy.calm = false;
  const nextKill = deckOf(dice, ['terminal', 'central', ...Array.from({ length: 10 }, () => 'nobody' as const)] as const);
  const killed = { terminal: 0, central: 0, nobody: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    expect(await scan(codes[round] ?? '')).toMatchObject({ ok: true });
    await signIn();
    const sending = core.call('desk', 'upload.now', {}, Date.now());
    const victim = nextKill();
    killed[victim] += 1;
    if (victim === 'terminal') {
      await new Promise((resolve) => setTimeout(resolve, dice.under(25)));
      await core.kill();
      await startCore();
    } else if (victim === 'central') {
      await killCentral();
      await sending;
      await startCentralProcess();
    } else await sending;
  }
  proxy.calm = true;
  for (let tries = 0; tries < 5; tries++) await desk('upload.now', {});
  expect(await desk('upload.status', {})).toMatchObject({ ok: true, value: { waiting: 0, lastError: null } });
  proxy.close();
  await core.kill();
  await killCentral();
  const store = new Database(join(antenne, 'accueil.db'), { readonly: true });
  const rows = store.prepare('SELECT payload FROM facts f WHERE NOT EXISTS (SELECT 1 FROM facts g WHERE g.id = f.id AND g.rev > f.rev) ORDER BY id').all();
  store.close();
  const reopened = await startCentral({ dataFolder: centralFolder, databaseUrl, port: 0, logLevel: 'silent' });
  const held = await reopened.db.selectFrom('facts').select('payload').orderBy('id').execute();
  await reopened.close();
  const plain = (payload: string): Fact => ({ ...fact.parse(JSON.parse(payload)), seq: 1 });
  expect(held.map(({ payload }) => plain(payload))).toEqual(rows.map((row) => plain((row as { payload: string }).payload)));
  expect(held.length).toBe(ROUNDS);
  // All of it happened: every fault of the network, and both killed more than once.
  expect(Object.entries(proxy.tally).filter(([, count]) => count === 0)).toEqual([]);
  expect(Math.min(killed.terminal, killed.central)).toBeGreaterThan(1);
  // Central said something, and nothing of anybody.
  expect(centralSaid).not.toBe('');
  expect(centralSaid).not.toMatch(/Qz\d+Zprenom/);
}, 600_000);
