import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { ask, signInDesk } from '../screens/ask.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { playCamera } from '../support/canvas-camera.ts';
import { writeCardVideo } from '../support/fake-video.ts';
import { cardOfMember } from '../support/printed.ts';

let antenne: Antenne;
let browser: Browser;

test.beforeAll(async () => {
  antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  await ask(antenne, 'setup.startPractice', {});
  await signInDesk(antenne);
  const { secretsKeptBy: _kept, ...stored } = (await ask(antenne, 'settings.get', {})) as Record<string, unknown>;
  await ask(antenne, 'settings.set', { ...stored, cameraEnabled: true });
  const video = join(mkdtempSync(join(tmpdir(), 'accueil-film-')), 'card.y4m');
  writeCardVideo(video, cardOfMember(antenne, 1));
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium');
  const film = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`];
  browser = await chromium.launch({ executablePath, args: [...quietFlags, ...film] });
});
test.afterAll(async () => {
  await browser.close();
  await antenne.stop();
});

async function kioskPage(): Promise<Page> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 800 } });
  return await context.newPage();
}
const open = (page: Page): Promise<unknown> => page.goto(antenne.loopback.address('kiosk'));

test('S5, S6: a card before the camera is read; no frame leaves the worker, stays open, is stored or printed', async () => {
  const page = await kioskPage();
  const requests: string[] = [];
  const printed: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()} ${(request.postData() ?? '').length > 2_000 ? 'LARGE' : ''}`));
  page.on('console', (message) => {
    // Browsers ask every site for an icon.
    if (!message.location().url.endsWith('/favicon.ico')) printed.push(message.text());
  });
  await open(page);
  await expect(page.locator('.panel-noted')).toBeVisible({ timeout: 30_000 });
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('the camera has no worker');
  // Frames are counted as they come and as they are closed, for two seconds of film, card and empty room alike.
  const counted = (await worker.evaluate(`(async () => {
    const seen = { came: 0, closed: 0 };
    const { read } = ReadableStreamDefaultReader.prototype;
    const { close } = VideoFrame.prototype;
    ReadableStreamDefaultReader.prototype.read = async function () { const step = await read.call(this); if (!step.done) seen.came++; return step; };
    VideoFrame.prototype.close = function () { seen.closed++; return close.call(this); };
    await new Promise((resolve) => setTimeout(resolve, 2000));
    return seen;
  })()`)) as { came: number; closed: number };
  expect(counted.came).toBeGreaterThan(5);
  expect(Math.abs(counted.came - counted.closed)).toBeLessThanOrEqual(2);

  const origin = antenne.loopback.origin;
  expect(requests.filter((line) => !line.includes(` ${origin}/kiosk/`) || line.includes('LARGE'))).toEqual([]);
  expect(requests.filter((line) => line.startsWith('POST')).every((line) => line.includes('/kiosk/rpc/'))).toBe(true);
  expect(printed).toEqual([]);
  const kept = await page.evaluate(
    '(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length])()',
  );
  expect(kept).toEqual([0, 0, 0, 0]);
  await page.context().close();
});

test('S2: where WebAssembly cannot start the camera reads all the same, and the desk is told that it is reduced', async () => {
  // The same card came a moment ago: later it is no repeat any more.
  antenne.clock.advance(20_000);
  const page = await kioskPage();
  await page.route(/\.wasm$/, (route) => route.abort());
  await open(page);
  await expect.poll(async () => (await ask(antenne, 'cameras.status', {})) as object, { timeout: 30_000 }).toMatchObject({ state: 'watching', engine: 'js' });
  await expect(page.locator('.panel')).toBeVisible({ timeout: 30_000 });
  await page.context().close();
});

test('a camera refused, taken, absent, covered, unplugged: each has its sentence, and plugged in again it reads', async () => {
  const page = await kioskPage();
  await playCamera(page, [cardOfMember(antenne, 2), cardOfMember(antenne, 3)]);
  await open(page);
  const camera = page.locator('.camera');
  const shows = async (scene: string, state: string, sentence: string): Promise<void> => {
    await page.evaluate(`globalThis.scene('${scene}')`);
    await expect(camera).toHaveAttribute('data-camera', state, { timeout: 15_000 });
    await expect(camera.locator('figcaption')).toHaveText(sentence);
  };
  await shows('refused', 'refused', 'La caméra est bloquée. Passe ta carte au lecteur.');
  await shows('taken', 'taken', 'La caméra est occupée. Passe ta carte au lecteur.');
  await shows('absent', 'absent', 'Pas de caméra ici. Passe ta carte au lecteur.');
  await shows('empty', 'watching', 'Montre le code ici.');
  await shows('black', 'covered', 'La caméra ne voit rien. Passe ta carte au lecteur.');
  await shows('empty', 'watching', 'Montre le code ici.');
  // Two cards: neither is taken.
  await page.evaluate("globalThis.scene('two')");
  await expect(camera.locator('figcaption')).toHaveText('Montre une seule carte.', { timeout: 15_000 });
  await expect(page.locator('.waiting')).toBeVisible();
  await shows('unplugged', 'unplugged', 'La caméra est débranchée. Passe ta carte au lecteur.');
  await page.evaluate("globalThis.scene('card')");
  await expect(page.locator('.panel-noted')).toBeVisible({ timeout: 15_000 });
  await page.context().close();
});
