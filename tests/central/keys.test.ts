import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentDigest, enrolmentProofText, rawPublicKey, rotationProfile, SIGNED_JSON, signMessage } from '../../shared/contract/message-signature.ts';
import { fetchCentralPort } from '../../shared/core/outbox/fetch-central-port.ts';
import type { CentralPort, CentralRequest } from '../../shared/core/ports.ts';
import { fourWords } from '../../shared/domain/four-words.ts';
import { startTestCentral, type TestCentral, weatheredPort } from '../support/central.ts';
import { readerClient } from '../support/reader-client.ts';
import { type Seed, seedGerland } from '../support/seed.ts';
import { fakeClock, startTestCore, type TestCore } from '../support/test-core.ts';

const DAY = 86_400_000;
const clock = fakeClock();
let central: TestCentral;
let t: TestCore;
let seed: Seed;
let weathered = weatheredPort();
let sent: CentralRequest[];
const port: CentralPort = {
  send: (request) => {
    sent.push(request);
    return weathered.send(request);
  },
};
beforeEach(async () => {
  clock.set(Date.parse('2026-11-24T08:05:00.000Z'));
  weathered = weatheredPort();
  sent = [];
  central = await startTestCentral(clock);
  t = await startTestCore({ clock, central: port });
  seed = seedGerland(t);
  await t.signIn();
});
afterEach(async () => {
  await t.stop();
  await central.close();
});

const enrol = async () => t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
const scan = () => t.ask('kiosk', 'scans.submitKiosk', { scanId: randomUUID(), frame: seed.member().code, source: 'wedge' });
const send = async () => {
  await t.signIn();
  return t.ask('desk', 'upload.now', {});
};
const renewKey = () => t.ask('desk', 'upload.renewKey', {});
const keys = () => central.db.selectFrom('terminal_keys').select(['key_id', 'retired_at']).orderBy('key_id').execute();
const keyIdOf = ({ headers }: CentralRequest): string => /keyid="([^"]+)"/.exec(headers['signature-input'] ?? '')?.[1] ?? '';
/** The last request to this path, and its answer when it is sent once more as it stands. */
const lastTo = (end: string): CentralRequest => sent.findLast(({ url }) => url.includes(end)) ?? { method: 'GET', url: '', headers: {}, body: Buffer.alloc(0) };
const again = async (request: CentralRequest) => {
  const { status, body } = await fetchCentralPort.send(request);
  return { status, code: (JSON.parse(body) as { code?: string }).code };
};

describe('a terminal’s key', () => {
  test('is replaced on demand: both keys vouch for the new one, the old one holds seven days, then no more', async () => {
    await enrol();
    await scan();
    await send();
    const underOld = lastTo('/batches/');
    expect(await renewKey()).toMatchObject({ keyFrom: new Date(clock.now()).toISOString() });
    expect((await keys()).map(({ retired_at }) => retired_at)).toEqual([null, null]);
    await scan();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
    expect(await keys()).toEqual([
      { key_id: 'ger-1.k1', retired_at: clock.now() + 7 * DAY },
      { key_id: 'ger-1.k2', retired_at: null },
    ]);
    expect(keyIdOf(lastTo('/batches/'))).toBe('ger-1.k2');
    // A message of before that arrives late is still the terminal's; the same request for a key is not taken twice.
    expect(await again(underOld)).toMatchObject({ status: 200 });
    expect(await again(lastTo('/keys'))).toEqual({ status: 409, code: 'replayed' });
    clock.advance(8 * DAY);
    expect(await again(underOld)).toEqual({ status: 401, code: 'unknown-key' });
    await scan();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
  });

  test('is replaced by itself after a year', async () => {
    await enrol();
    await send();
    clock.advance(366 * DAY);
    await send();
    expect((await keys()).map(({ key_id }) => key_id)).toEqual(['ger-1.k1', 'ger-1.k2']);
    await scan();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
  });

  test('is the same new one when the answer was lost, and a restored store goes on with it', async () => {
    await enrol();
    await scan();
    await send();
    const running = new Database(join(t.folder, 'accueil.db'));
    running.prepare('VACUUM INTO ?').run(join(t.folder, 'copy.db'));
    running.close();
    weathered.weather = 'answer-lost';
    expect((await t.refusal('desk', 'upload.renewKey', {})).code).toBe('central-unreachable');
    // Weeks without network after that: neither key is lost.
    clock.advance(30 * DAY);
    weathered.weather = 'fine';
    await t.signIn();
    await renewKey();
    expect((await keys()).map(({ key_id }) => key_id)).toEqual(['ger-1.k1', 'ger-1.k2']);
    await t.core.stop();
    for (const end of ['', '-wal', '-shm']) rmSync(join(t.folder, `accueil.db${end}`), { force: true });
    renameSync(join(t.folder, 'copy.db'), join(t.folder, 'accueil.db'));
    await t.restart();
    clock.advance(8 * DAY);
    await t.signIn();
    await scan();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
  });

  test('no key comes in without the old one, or for somebody else', async () => {
    await enrol();
    const [mine, theirs] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')].map(({ privateKey }) =>
      privateKey.export({ format: 'der', type: 'pkcs8' }),
    );
    if (mine === undefined || theirs === undefined) throw new Error('no keys');
    const body = Buffer.from(JSON.stringify({ publicKey: rawPublicKey(mine).toString('base64url') }));
    const url = new URL('/v1/terminals/ger-1/keys', central.url);
    const headers = { 'content-type': SIGNED_JSON, 'content-digest': contentDigest(body) };
    const message = { method: 'POST', authority: url.host, path: url.pathname, headers };
    const signing = { created: Math.floor(clock.now() / 1000), nonce: randomBytes(16).toString('base64url'), keyId: 'ger-1.k1', profile: rotationProfile };
    const first = signMessage(message, signing, theirs);
    const second = signMessage(message, { ...signing, label: 'sig2' }, mine);
    const signature = {
      'signature-input': `${first['signature-input']}, ${second['signature-input']}`,
      signature: `${first.signature}, ${second.signature}`,
    };
    expect(await again({ method: 'POST', url: url.href, headers: { ...headers, ...signature }, body })).toEqual({ status: 401, code: 'signature' });
    // The old key alone is not enough either.
    await renewKey();
    const good = lastTo('/keys');
    const alone = Object.fromEntries(Object.entries(good.headers).map(([name, value]) => [name, value.replace(/, sig2=.*/, '')]));
    expect(await again({ ...good, headers: alone })).toEqual({ status: 401, code: 'signature' });
    expect(await keys()).toHaveLength(2);
  });

  test('revoked: the terminal says so in its own code, keeps its facts, and is enrolled again under another key', async () => {
    await enrol();
    await scan();
    await send();
    const [before] = await central.db.selectFrom('terminal_keys').select('public_key').execute();
    const coordinator = readerClient(central.url);
    await coordinator.signIn('coordination', central.firstPassphrase);
    expect((await coordinator.post('/api/terminals/ger-1/revoke')).status).toBe(200);
    await scan();
    expect(await send()).toMatchObject({ waiting: 1, lastError: 'terminal-revoked' });
    expect((await t.refusal('desk', 'upload.renewKey', {})).code).toBe('central-refused');
    await enrol();
    expect(await send()).toMatchObject({ waiting: 0, lastError: null });
    const now = await central.db.selectFrom('terminal_keys').select('public_key').where('key_id', '=', 'ger-2.k1').executeTakeFirst();
    expect(now?.public_key.equals(before?.public_key ?? Buffer.alloc(0))).toBe(false);
  });
});

describe('enrolment', () => {
  test('the four words are the same on both screens, and others for another key of central', async () => {
    const { words } = await enrol();
    const coordinator = readerClient(central.url);
    await coordinator.signIn('coordination', central.firstPassphrase);
    const { terminals } = (await (await coordinator.ask('/api/terminals')).json()) as { terminals: { words: string[] }[] };
    expect(terminals[0]?.words).toEqual(words);
    const other = await startTestCentral(clock);
    const elsewhere = await t.ask('desk', 'upload.enrol', { centralUrl: other.url, code: await other.createEnrolmentCode('GER', 'Gerland') });
    expect(elsewhere.words).not.toEqual(words);
    expect(fourWords(Buffer.alloc(4))).toHaveLength(4);
    await other.close();
  });

  test('five wrong tries at an antenne make its code void, and those of another antenne stay good', async () => {
    const [gerland, bachut] = [await central.createEnrolmentCode('GER', 'Gerland'), await central.createEnrolmentCode('BAC', 'Bachut')];
    for (let n = 0; n < 5; n++)
      expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code: 'ZZZZZ ZZZZZ' })).code).toBe('enrolment-code-invalid');
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code: gerland })).code).toBe('enrolment-code-invalid');
    const open = await central.db.selectFrom('enrolment_codes').select(['site_code', 'failures']).orderBy('site_code').execute();
    expect(open).toEqual([
      { site_code: 'BAC', failures: 0 },
      { site_code: 'GER', failures: 6 },
    ]);
    expect(bachut).toHaveLength(10);
    // A day later a new code works; this one has expired besides.
    clock.advance(25 * 3_600_000);
    await t.signIn();
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code: gerland })).code).toBe('enrolment-code-invalid');
    expect((await enrol()).words).toHaveLength(4);
  });

  test('a code holds for twenty-four hours to the second, and central keeps its hash alone', async () => {
    const [kept, late] = [await central.createEnrolmentCode('GER', 'Gerland'), await central.createEnrolmentCode('GER', 'Gerland')];
    const rows = await central.db.selectFrom('enrolment_codes').selectAll().execute();
    expect(rows.map(({ code_hash }) => code_hash.length)).toEqual([32, 32]);
    for (const { code_hash, ...rest } of rows)
      for (const held of [JSON.stringify(rest), code_hash.toString('latin1'), code_hash.toString('hex')])
        for (const code of [kept, late]) expect(held).not.toContain(code);
    clock.advance(DAY - 1_000);
    await t.signIn();
    expect((await t.ask('desk', 'upload.enrol', { centralUrl: central.url, code: kept.toLowerCase() })).words).toHaveLength(4);
    clock.advance(1_000);
    await t.signIn();
    expect((await t.refusal('desk', 'upload.enrol', { centralUrl: central.url, code: late })).code).toBe('enrolment-code-invalid');
  });

  test('a proof made for another central is worth nothing here', async () => {
    const code = await central.createEnrolmentCode('GER', 'Gerland');
    const der = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
    const publicKey = rawPublicKey(der).toString('base64url');
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const tryFrom = async (origin: string): Promise<number> => {
      const proof = sign(null, enrolmentProofText({ origin, code, publicKey }), key).toString('base64url');
      const body = JSON.stringify({ code, publicKey, proof, siteCode: 'GER' });
      return (await fetch(`${central.url}/v1/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status;
    };
    expect(await tryFrom('https://not-central.example')).toBe(400);
    expect(await tryFrom(new URL(central.url).origin)).toBe(201);
  });
});
