import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Loopback, serveCore } from '../../loopback/serve-core.ts';
import { seedGerland } from '../support/seed.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let t: TestCore;
let loopback: Loopback;
const pagesFolder = mkdtempSync(join(tmpdir(), 'accueil-pages-'));
beforeAll(async () => {
  for (const role of ['kiosk', 'desk']) {
    mkdirSync(join(pagesFolder, role));
    writeFileSync(join(pagesFolder, role, 'index.html'), `<p>${role}</p>`);
    mkdirSync(join(pagesFolder, role, 'assets'));
    writeFileSync(join(pagesFolder, role, 'assets', 'camera-worker-AbC_1-2.js'), '1');
    writeFileSync(join(pagesFolder, role, 'assets', 'zxing_reader-1.wasm'), '1');
  }
  t = await startTestCore();
  seedGerland(t);
  loopback = await serveCore({ core: t.core, port: 0, pagesFolder, tokens: { kiosk: 'kiosk-secret', desk: 'desk-secret' } });
});
afterAll(async () => {
  await loopback.close();
  await t.stop();
});

/** One exchange with headers as given, Host included. */
const ask = (
  path: string,
  given: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = given;
    const asking = request(`${loopback.origin}${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text, headers: answer.headers }));
    });
    asking.on('error', reject);
    asking.end(body);
  });
const json = { 'content-type': 'application/json' };

describe('the browser host', () => {
  test('gives a page to whoever has its address, and puts the secret where scripts cannot read it', async () => {
    expect(new URL(loopback.origin).hostname).toBe('127.0.0.1');
    const first = await ask('/desk/?token=desk-secret');
    expect(first.status).toBe(302);
    expect(first.headers.location).toBe('/desk/');
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/desk-token=desk-secret.*Path=\/desk.*HttpOnly.*SameSite=Strict/);
    const page = await ask('/desk/', { headers: { cookie: 'desk-token=desk-secret' } });
    expect(page).toMatchObject({ status: 200, body: '<p>desk</p>' });
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('S6: the camera’s worker alone compiles WebAssembly, and may fetch its engine and nothing else', async () => {
    const get = (path: string) => ask(path, { headers: { cookie: 'kiosk-token=kiosk-secret' } });
    const { headers } = await get('/kiosk/assets/camera-worker-AbC_1-2.js');
    const engine = `${loopback.origin}/kiosk/assets/zxing_reader-1.wasm`;
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${engine}; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    expect((await get('/kiosk/assets/zxing_reader-1.wasm')).headers['content-type']).toBe('application/wasm');
    expect((await get('/kiosk/')).headers['content-security-policy']).not.toContain('unsafe');
  });

  test('nobody gets in without a secret, with a wrong one, or with the other role’s', async () => {
    for (const headers of [{}, { cookie: 'desk-token=wrong' }, { cookie: 'kiosk-token=kiosk-secret' }, { cookie: 'desk-token=kiosk-secret' }] as Record<
      string,
      string
    >[]) {
      expect((await ask('/desk/', { headers })).status).toBe(403);
      expect((await ask('/desk/rpc/setup.state', { method: 'POST', headers: { ...headers, ...json }, body: '{}' })).status).toBe(403);
      expect((await ask('/desk/events', { headers })).status).toBe(403);
    }
    expect((await ask('/desk/?token=kiosk-secret')).status).toBe(403);
  });

  test('a page elsewhere cannot reach it by another name, nor post to it', async () => {
    const cookie = 'desk-token=desk-secret';
    const { port } = new URL(loopback.origin);
    expect((await ask('/desk/', { headers: { cookie, host: `evil.example:${port}` } })).status).toBe(403);
    expect((await ask('/desk/', { headers: { cookie, host: '127.0.0.1.evil.example:80' } })).status).toBe(403);
    const foreign = { cookie, ...json, origin: 'https://evil.example' };
    expect((await ask('/desk/rpc/setup.state', { method: 'POST', headers: foreign, body: '{}' })).status).toBe(403);
    const own = { cookie, ...json, origin: loopback.origin };
    expect((await ask('/desk/rpc/setup.state', { method: 'POST', headers: own, body: '{}' })).status).toBe(200);
  });

  test('the role is the door’s: the kiosk’s door refuses the desk’s methods', async () => {
    const headers = { cookie: 'kiosk-token=kiosk-secret', ...json };
    const answer = await ask('/kiosk/rpc/members.search', { method: 'POST', headers, body: '{"text":"","role":"desk"}' });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toEqual({ ok: false, problem: { code: 'not-allowed' } });
  });

  test('input that is too long or no JSON is refused', async () => {
    const headers = { cookie: 'desk-token=desk-secret', ...json };
    expect((await ask('/desk/rpc/setup.state', { method: 'POST', headers, body: `{"a":"${'a'.repeat(70_000)}"}` })).status).toBe(413);
    expect((await ask('/desk/rpc/setup.state', { method: 'POST', headers, body: '{' })).status).toBe(400);
  });

  test('files outside the pages are not served', async () => {
    const headers = { cookie: 'desk-token=desk-secret' };
    for (const path of ['/desk/../kiosk/index.html', '/desk/..%2fkiosk/index.html', '/desk/%2e%2e/kiosk/index.html', '/desk/..%5c..%5cetc/passwd'])
      expect((await ask(path, { headers })).body).not.toContain('kiosk</p>');
  });
});
