import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { electronBinary } from '../../build/electron-binary.ts';

/** For machines that have Electron's binary (`npm run smoke:electron`): the real windows, bridge, core process and store. */
let app: ElectronApplication;
const pageOf = async (role: string): Promise<Page> => {
  await expect.poll(() => app.windows().map((page) => page.url())).toContain(`app://${role}/index.html`);
  const page = app.windows().find((candidate) => candidate.url().startsWith(`app://${role}/`));
  if (page === undefined) throw new Error(`no ${role} window`);
  return page;
};

test.beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), 'accueil-smoke-'));
  const executablePath = electronBinary();
  if (executablePath === null) throw new Error('Electron’s binary is not on this machine');
  app = await _electron.launch({ executablePath, args: ['.', `--data=${data}`, `--user-data-dir=${join(data, 'profile')}`] });
});
test.afterAll(async () => {
  await app.close();
});

test('kiosk and desk open on their own origins', async () => {
  await pageOf('kiosk');
  await pageOf('desk');
  expect(app.windows().length).toBe(2);
});

test('pages are sandboxed: no Node, no eval, no network', async () => {
  for (const role of ['kiosk', 'desk']) {
    const page = await pageOf(role);
    expect(await page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')])).toEqual([
      'undefined',
      'undefined',
    ]);
    expect(
      await page.evaluate(() =>
        fetch('https://example.org').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  }
});

test('practice starts at the desk, and the kiosk is ready to scan', async () => {
  const desk = await pageOf('desk');
  await desk.getByRole('button', { name: 'S’entraîner' }).first().click();
  await expect(desk.getByText(/phrase de passe/i).first()).toBeVisible();
  const kiosk = await pageOf('kiosk');
  await expect(kiosk.getByText(/carte/i).first()).toBeVisible();
});

test('a page that crashes comes back within three seconds', async () => {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.forcefullyCrashRenderer();
  });
  const kiosk = await pageOf('kiosk');
  await expect(kiosk.locator('#root')).not.toBeEmpty({ timeout: 3_000 });
});
