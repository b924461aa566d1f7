import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renewAccess } from '../../central/first-account.ts';
import { type RunningCentral, startCentral } from '../../central/start-central.ts';
import { findReader, setVerifier } from '../../central/store/reader-store.ts';
import { verifierOf } from '../../shared/contract/secret-verifier.ts';
import { startTestCentral } from '../support/central.ts';
import { freshDatabaseUrl } from '../support/central-store.ts';
import { type ReaderClient, readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';

const clock = fakeClock(Date.parse('2026-11-24T08:05:00.000Z'));
let central: RunningCentral;
let manager: ReaderClient;
let own: string;
let folder: string;
beforeAll(async () => {
  const started = await startTestCentral(clock);
  central = started;
  folder = started.folder;
  manager = readerClient(central.url);
  own = central.firstPassphrase ?? '';
  expect((await manager.signIn('coordination', own)).status).toBe(200);
});
afterAll(() => central.close());

const newReader = async (name: string, role: 'read' | 'manage' = 'read'): Promise<{ client: ReaderClient; passphrase: string }> => {
  const made = await manager.post('/api/accounts', { name, role });
  const { passphrase } = (await made.json()) as { passphrase: string };
  const client = readerClient(central.url);
  expect((await client.signIn(name, passphrase)).status).toBe(200);
  return { client, passphrase };
};
/** An address of the route, with something in each parameter. */
const concrete = (url: string): string => url.replaceAll(/:\w+/g, (name) => (name === ':month' ? '2026-11' : name === ':name' ? 'nobody' : '1'));

describe('who may do what', () => {
  test('reading asks for *read*, everything else for *manage*, but for these', () => {
    const others = [...central.access].filter(([route, access]) => access !== (/^(GET|HEAD) /.test(route) ? 'read' : 'manage'));
    expect(Object.fromEntries(others.filter(([route]) => !route.startsWith('HEAD ')))).toEqual({
      'POST /api/session': 'open',
      'GET /api/sign-in': 'open',
      'DELETE /api/session': 'read',
      'GET /api/accounts': 'manage',
      'GET /api/changes': 'manage',
      'GET /api/retention': 'manage',
      'POST /api/own-passphrase': 'read',
      'POST /api/reports/exports': 'read',
    });
    expect(central.access.size).toBeGreaterThan(12);
  });

  test('every route refuses who is not signed in, and routes to manage refuse who only reads', async () => {
    const stranger = readerClient(central.url);
    const { client: reader } = await newReader('lectrice');
    for (const [route, access] of central.access) {
      const [method = '', url = ''] = route.split(' ');
      if (access === 'open' || method === 'HEAD') continue;
      const given = method === 'GET' ? {} : { method, body: {} };
      expect((await stranger.ask(concrete(url), given)).status, `${route} by nobody`).toBe(401);
      const answer = route === 'DELETE /api/session' ? 'not tried' : (await reader.ask(concrete(url), given)).status;
      if (access === 'manage') expect(answer, `${route} by a reader`).toBe(403);
      else expect(answer, `${route} by a reader`).not.toBe(401);
    }
  });

  test('a page of another site changes nothing, whatever it says of itself', async () => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: 'null' }, { origin: 'not an address' }, { origin: '' }])
      expect((await manager.ask('/api/accounts', { method: 'POST', body: { name: 'pirate', role: 'manage' }, headers })).status, headers.origin).toBe(403);
    const { accounts } = (await (await manager.ask('/api/accounts')).json()) as { accounts: { name: string }[] };
    expect(accounts.map(({ name }) => name)).not.toContain('pirate');
  });

  test('the session is a cookie that no script reads and no other site sends', async () => {
    const { passphrase } = await newReader('cookie');
    const cookie = (await readerClient(central.url).signIn('cookie', passphrase)).headers.get('set-cookie');
    expect(cookie).toMatch(/^reader=[\w-]{32}; Max-Age=28800; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('behind https the cookie is for https and this host alone', async () => {
    const other = await startTestCentral(clock, undefined, undefined, { publicUrl: 'https://suivi.example.org', trustedProxies: ['127.0.0.1'] });
    const cookie = (await readerClient(other.url).signIn('coordination', other.firstPassphrase ?? '')).headers.get('set-cookie');
    const token = /=([\w-]{32});/.exec(cookie ?? '')?.[1] ?? '';
    const asWho = async (name: string) =>
      (await fetch(`${other.url}/api/session`, { headers: { 'x-forwarded-proto': 'https', cookie: `${name}=${token}` } })).status;
    expect([await asWho('__Host-reader'), await asWho('reader')]).toEqual([200, 401]);
    await other.close();
    expect(cookie).toMatch(/^__Host-reader=[\w-]{32}; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  test('a session ends after a working day', async () => {
    const { client } = await newReader('du matin');
    clock.advance(8 * 3_600_000);
    expect((await client.ask('/api/session')).status).toBe(401);
    await manager.signIn('coordination', own);
  });
});

describe('passphrases', () => {
  test('three failures block a quarter of an hour, even for the right one; parallel tries pass no limit', async () => {
    const { passphrase } = await newReader('bloquée');
    const client = readerClient(central.url);
    const tries = await Promise.all(Array.from({ length: 8 }, async () => (await client.signIn('bloquée', 'wrong')).status));
    expect(tries.filter((status) => status === 401)).toHaveLength(3);
    expect(tries.filter((status) => status === 429)).toHaveLength(5);
    expect((await client.signIn('bloquée', passphrase)).status).toBe(429);
    clock.advance(900_000);
    expect((await client.signIn('bloquée', passphrase)).status).toBe(200);
  });

  test('one’s own is renewed with the current one; the old one and other sessions end', async () => {
    const { client, passphrase } = await newReader('change');
    const elsewhere = readerClient(central.url);
    await elsewhere.signIn('change', passphrase);
    expect((await client.post('/api/own-passphrase', { current: 'wrong' })).status).toBe(403);
    const renewed = await client.post('/api/own-passphrase', { current: passphrase });
    const { passphrase: next } = (await renewed.json()) as { passphrase: string };
    expect(next).not.toBe(passphrase);
    expect((await client.ask('/api/session')).status).toBe(200);
    expect((await elsewhere.ask('/api/session')).status).toBe(401);
    expect((await elsewhere.signIn('change', passphrase)).status).toBe(401);
    expect((await elsewhere.signIn('change', next)).status).toBe(200);
  });
});

test('a verifier made at another cost is made again at the next signing in', async () => {
  const { passphrase } = await newReader('ancienne');
  const cost = async () => (await findReader(central.db, 'ancienne'))?.verifier.slice(0, 13);
  const before = await cost();
  const old = verifierOf({ secret: passphrase, pepper: readFileSync(join(folder, 'pepper.key')), salt: randomBytes(16), logN: 6 });
  await setVerifier(central.db, (await findReader(central.db, 'ancienne'))?.id ?? 0, old);
  expect(await cost()).not.toBe(before);
  expect((await readerClient(central.url).signIn('ancienne', passphrase)).status).toBe(200);
  expect(await cost()).toBe(before);
  expect((await readerClient(central.url).signIn('ancienne', passphrase)).status).toBe(200);
});

describe('accounts', () => {
  test('a closed account is out at once and may come back; a lost passphrase is drawn again', async () => {
    const { client, passphrase } = await newReader('partie');
    expect((await manager.post('/api/accounts/partie/disable')).status).toBe(200);
    expect((await client.ask('/api/session')).status).toBe(401);
    expect((await client.signIn('partie', passphrase)).status).toBe(401);
    await manager.post('/api/accounts/partie/enable');
    const { passphrase: next } = (await (await manager.post('/api/accounts/partie/passphrase')).json()) as { passphrase: string };
    expect((await client.signIn('partie', next)).status).toBe(200);
  });

  test('a role changes at once', async () => {
    const { client } = await newReader('promue');
    expect((await client.ask('/api/accounts')).status).toBe(403);
    await manager.post('/api/accounts/promue/role', { role: 'manage' });
    expect((await client.ask('/api/accounts')).status).toBe(200);
    await manager.post('/api/accounts/promue/role', { role: 'read' });
  });

  test('the last account that manages can be neither closed nor demoted', async () => {
    expect((await manager.post('/api/accounts/coordination/disable')).status).toBe(409);
    expect((await manager.post('/api/accounts/coordination/role', { role: 'read' })).status).toBe(409);
  });

  test('whoever holds the server gives lost access back: open again, managing, with a new passphrase; former sessions end', async () => {
    const where = mkdtempSync(join(tmpdir(), 'central-lost-'));
    const place = { dataFolder: where, databaseUrl: await freshDatabaseUrl() };
    const first = await startCentral({ ...place, port: 0, now: clock.now, logLevel: 'silent', secretCost: 4 });
    const before = readerClient(first.url);
    await before.signIn('coordination', first.firstPassphrase ?? '');
    const passphrase = (await renewAccess({ place, name: 'coordination', now: clock.now(), secretCost: 4 })) ?? '';
    expect(await renewAccess({ place, name: 'nobody', now: clock.now(), secretCost: 4 })).toBeNull();
    expect((await before.ask('/api/session')).status).toBe(401);
    expect((await before.signIn('coordination', first.firstPassphrase ?? '')).status).toBe(401);
    expect((await before.signIn('coordination', passphrase)).status).toBe(200);
    await first.close();
    rmSync(where, { recursive: true, force: true });
  });

  test('two accounts never share a name', async () => {
    await newReader('unique');
    expect((await manager.post('/api/accounts', { name: 'unique', role: 'read' })).status).toBe(409);
  });

  test('every change is in the history with who made it, and refusals are not', async () => {
    await newReader('tracée');
    await manager.post('/api/accounts/nobody/disable');
    const { changes } = (await (await manager.ask('/api/changes')).json()) as { changes: { act: string; object: string; reader: string }[] };
    expect(changes[0]).toMatchObject({ reader: 'coordination', act: 'POST /api/accounts', object: 'tracée' });
    expect(changes.some(({ object }) => object === 'nobody')).toBe(false);
  });
});
