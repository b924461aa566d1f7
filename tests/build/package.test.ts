import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const asar = createRequire(import.meta.url)('@electron/asar') as { listPackage(file: string): string[]; extractAll(file: string, to: string): void };
const out = mkdtempSync(join(tmpdir(), 'accueil-package-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

const pack = (...flags: string[]): string =>
  execFileSync(process.execPath, ['build/package.ts', '--dir', '--stand-in', '--as-built', '--out', out, ...flags], { encoding: 'utf8', stdio: 'pipe' });

describe.each([
  { name: 'linux', flags: [], unpacked: 'linux-unpacked', native: 'linux-x64', executable: 'accueil-numerique' },
  { name: 'windows', flags: ['--windows'], unpacked: 'win-unpacked', native: 'win32-x64', executable: 'accueil-numerique.exe' },
])('the application for $name', ({ flags, unpacked, native, executable }) => {
  const folder = join(out, unpacked);
  const archive = join(folder, 'resources', 'app.asar');
  let files: readonly string[] = [];
  let said = '';
  beforeAll(() => {
    said = pack(...flags);
    files = asar.listPackage(archive).map((file) => file.replaceAll('\\', '/'));
  });

  test('says loudly that a stand-in does not run', () => {
    expect(said).toContain('STAND-IN');
    expect(existsSync(join(folder, executable))).toBe(true);
  });

  test('holds the pages, the main process, the core and both preloads', () => {
    for (const file of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/core-entry.js',
      '/dist/electron/preload/kiosk.cjs',
      '/dist/electron/preload/desk.cjs',
      '/dist/pages/kiosk/index.html',
      '/dist/pages/desk/index.html',
    ])
      expect(files).toContain(file);
    expect(files.some((file) => /^\/dist\/pages\/kiosk\/assets\/camera-worker.*\.js$/.test(file))).toBe(true);
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual([expect.stringMatching(/^\/dist\/pages\/kiosk\/assets\/zxing_reader-.*\.wasm$/)]);
  });

  test('native modules are outside the archive, and only those of this system', () => {
    const natives = files.filter((file) => file.endsWith('.node'));
    expect(natives.length).toBeGreaterThanOrEqual(2);
    for (const file of natives) {
      expect(file).toContain(native);
      expect(existsSync(join(folder, 'resources', 'app.asar.unpacked', file))).toBe(true);
    }
    expect(natives).toContain(`/node_modules/better-sqlite3/prebuilds/${native}.node`);
    expect(natives.some((file) => file.startsWith('/node_modules/node-hid/'))).toBe(true);
  });

  test('nothing of tests, loopback, central or sources, and no other package', () => {
    const packages = new Set(files.filter((file) => /^\/node_modules\/[^/]+$/.test(file)));
    expect([...packages].toSorted()).toEqual(['/node_modules/better-sqlite3', '/node_modules/node-hid', '/node_modules/pkg-prebuilds']);
    expect(files.filter((file) => !file.startsWith('/node_modules') && /test|loopback|central|bench|\.tsx?$|\.map$/.test(file))).toEqual([]);
  });
});

test('the packaged core loads from its own folder alone', () => {
  const app = join(out, 'extracted');
  asar.extractAll(join(out, 'linux-unpacked', 'resources', 'app.asar'), app);
  const entry = join(app, 'dist', 'electron', 'core-entry.js');
  const script = `import(${JSON.stringify(entry)}).then(() => import(${JSON.stringify(join(app, 'node_modules/better-sqlite3/lib/index.js'))}))
    .then((m) => console.log(new m.default(':memory:').prepare('SELECT 6 * 7 AS answer').get().answer))`;
  expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: app }).trim()).toBe('42');
});

test('the fuses are the house’s table, and no package is ever published by the build', () => {
  const text = readFileSync('electron-builder.yml', 'utf8');
  const fuses = Object.fromEntries(
    [...(text.match(/electronFuses:\n((?: {2}.*\n)+)/)?.[1] ?? '').matchAll(/ {2}(\w+): (\w+)/g)].map(([, name, value]) => [name, value]),
  );
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
  expect(text).toContain('publish: null');
  expect(text).not.toContain('no-sandbox');
});
