import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { writeCardVideo } from '../../tests/support/fake-video.ts';
import { writeSettings } from '../../shared/core/settings/settings-store.ts';
import { openStore } from '../../shared/db/open-store.ts';
import { alternate } from '../harness/alternate.ts';
import type { Bench, Figure, Measured } from '../harness/figure.ts';
import { median, quantile } from '../harness/statistics.ts';
import type { AntenneArgument, AntenneReady } from '../hosts/antenne-host.ts';
import { spawnHost } from '../hosts/spawn-host.ts';
import { buildKiosk } from '../pages/kiosk-page.ts';
import { antenneStore } from '../stores/antenne-store.ts';

/**
 * S5: ms from opening the kiosk's page with a card before the fake camera to the submitted scan. A bare page of the same host that asks for
 * the same camera and waits for its first frame, by turns with it, says in the note how much of that is the browser's.
 */
export const scanCameraFirst: Figure = { name: 'scan-camera-first-ms', goal: 2_000, sense: 'at-most', unit: 'ms p95', measure };

const BARE = `<!doctype html><video muted playsinline></video>`;

async function measure(bench: Bench): Promise<Measured> {
  const pagesFolder = bench.scratch.folder('pages-camera');
  mkdirSync(join(pagesFolder, 'desk'));
  await buildKiosk(pagesFolder);
  const store = await antenneStore(bench.scratch, 'camera', 500);
  const db = openStore(join(store.folder, 'accueil.db'));
  writeSettings(db, { cameraEnabled: true });
  db.close();
  const film = join(bench.scratch.folder('film'), 'card.y4m');
  writeCardVideo(film, store.nextCard(), 0, 3);
  const host = await spawnHost<AntenneReady>('antenne-host.ts', { folder: store.folder, pagesFolder } satisfies AntenneArgument);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium');
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  const browser = await chromium.launch({ executablePath, args: [...quietFlags, ...camera] });
  try {
    const { subject, yardstick } = await alternate({
      rounds: bench.samples(9, 30),
      dropped: 1,
      subject: () => untilScan(browser, host.ready.kioskAddress),
      yardstick: () => untilFrame(browser, host.ready.kioskAddress),
    });
    return {
      ratio: quantile(subject, 0.95),
      samples: subject.length,
      note: `S5: page opened to scan submitted p50 ${median(subject).toFixed(0)} ms, bare page to the first frame of the same fake camera ${median(yardstick).toFixed(0)} ms (× ${(median(subject) / median(yardstick)).toFixed(2)})`,
    };
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** ms from the page's start to the request that submits the camera's scan. */
async function untilScan(browser: Browser, address: string): Promise<number> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const submitted = page.waitForRequest((request) => request.url().endsWith('/rpc/scans.submitKiosk'), { timeout: 20_000 });
  const start = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await submitted;
  const ms = performance.now() - start;
  await page.context().close();
  return ms;
}

/** ms from a bare page's start to the first frame of the camera. */
async function untilFrame(browser: Browser, address: string): Promise<number> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.route('**/bare', (route) => route.fulfill({ contentType: 'text/html', body: BARE }));
  const start = performance.now();
  await page.goto(new URL('/bare', address).href, { waitUntil: 'commit' });
  await page.evaluate(`navigator.mediaDevices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 } } }).then((stream) => new Promise((resolve) => {
    const video = document.querySelector('video');
    video.requestVideoFrameCallback(resolve);
    video.srcObject = stream;
    void video.play();
  }))`);
  const ms = performance.now() - start;
  await page.context().close();
  return ms;
}
