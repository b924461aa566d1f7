import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => import('../support/fake-electron.ts'));
const electron = await import('../support/fake-electron.ts');
const { servePages } = await import('../../electron/os/app-protocol.ts');

const folder = mkdtempSync(join(tmpdir(), 'accueil-pages-'));
for (const role of ['kiosk', 'desk']) {
  mkdirSync(join(folder, role, 'assets'), { recursive: true });
  writeFileSync(join(folder, role, 'index.html'), `<p>${role}</p>`);
  writeFileSync(join(folder, role, 'assets', 'index.js'), '1');
  writeFileSync(join(folder, role, 'assets', 'camera-worker-AbC_1-2.js'), '1');
  writeFileSync(join(folder, role, 'assets', 'zxing_reader-1.wasm'), '1');
}
writeFileSync(join(folder, 'secret.txt'), 'secret');
const session = electron.session.fromPartition('kiosk');
servePages(session as never, 'kiosk', folder);
const get = async (url: string, method = 'GET'): Promise<Response> => {
  const answer = await session.schemes.get('app')?.({ url, method } as Request);
  if (answer === undefined) throw new Error('no handler');
  return answer;
};

test('a file of the list is served with its type and the policy', async () => {
  const page = await get('app://kiosk/index.html');
  expect(page.status).toBe(200);
  expect(await page.text()).toBe('<p>kiosk</p>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await get('app://kiosk/assets/index.js?v=1#x')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('the policy is the house’s, word for word', async () => {
  expect((await get('app://kiosk/index.html')).headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; " +
      "connect-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types camera-worker",
  );
});

test('S6: the camera’s worker alone compiles WebAssembly, reads its engine from our files, and has nowhere to send a picture', async () => {
  const policy = async (file: string): Promise<string> => (await get(`app://kiosk/${file}`)).headers.get('content-security-policy') ?? '';
  expect(await policy('assets/camera-worker-AbC_1-2.js')).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  for (const file of ['index.html', 'assets/index.js', 'assets/zxing_reader-1.wasm']) expect(await policy(file)).not.toContain('unsafe');
  expect((await get('app://kiosk/assets/zxing_reader-1.wasm')).headers.get('content-type')).toBe('application/wasm');
});

test('nothing else is: no way up, no other role, no device name, no other verb', async () => {
  const addresses = [
    'app://kiosk/',
    'app://kiosk/secret.txt',
    'app://kiosk/../secret.txt',
    'app://kiosk/..%2fsecret.txt',
    'app://kiosk/%2e%2e/secret.txt',
    'app://kiosk/..%5csecret.txt',
    'app://kiosk/%5c..%5csecret.txt',
    'app://kiosk//index.html',
    'app://kiosk/index.html/',
    'app://kiosk/INDEX.HTML',
    'app://kiosk/index.html%00.js',
    'app://kiosk/assets/..%2findex.html',
    'app://kiosk/\\\\?\\C:\\Windows\\win.ini',
    'app://kiosk/C:/Windows/win.ini',
    'app://kiosk/CON',
    'app://kiosk/desk/index.html',
    'app://kiosk/__proto__',
    `app://kiosk/${'a'.repeat(5_000)}`,
    'app://desk/index.html',
    'app://print/1',
    'app://user@kiosk/index.html',
    'file:///etc/passwd',
    'https://kiosk/index.html',
  ];
  for (const address of addresses) expect((await get(address)).status, address).toBe(404);
  for (const verb of ['POST', 'PUT', 'DELETE', 'HEAD']) expect((await get('app://kiosk/index.html', verb)).status).toBe(404);
});
