import { type Browser, chromium, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { playCamera } from '../../tests/support/canvas-camera.ts';

/** The kiosk's page before a camera that plays what it is told. */
export interface CameraPage {
  /** Shows one of the cards; answers the ms until the page submits what it read. */
  show(card: number): Promise<number>;
  /** The longest time, ms, that the page's own thread was busy since the last answer. */
  longestGap(): Promise<number>;
  /** The camera is pulled out and, without a word from the browser, back with a card before it; answers the ms until it is read. */
  unplugAndBack(card: number): Promise<number>;
  /** Frames that came to the worker and frames that it closed, since this was first asked. */
  frames(): Promise<{ readonly came: number; readonly closed: number }>;
  /** Memory of the page's process, worker included, MB, after what nobody needs is collected. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

const LONGEST_MS = 20_000;
/** Between two cards the place before the camera is empty. */
const EMPTY_MS = 250;

const PROBE = `{
  globalThis.shownAt = 0;
  globalThis.read = new Promise(() => {});
  const { fetch: ask } = globalThis;
  let done = () => {};
  globalThis.fetch = (address, ...rest) => {
    if (String(address).endsWith('/scans.submitKiosk')) done(performance.now() - shownAt);
    return ask(address, ...rest);
  };
  globalThis.show = (name, silently) => new Promise((resolve) => { done = resolve; shownAt = performance.now(); globalThis.scene(name, silently); });
  globalThis.longest = 0;
  let last = performance.now();
  setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last - 10); last = now; }, 10);
}`;

/** Opens it in Chromium. Throws when this machine has none. */
export async function openCameraPage(
  address: string,
  given: { readonly cards: readonly string[]; readonly width: number; readonly height: number },
): Promise<CameraPage> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags] });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(LONGEST_MS);
  await playCamera(page, given.cards, given);
  await page.addInitScript(PROBE);
  await page.goto(address);
  await page.locator('.camera[data-camera=watching][data-engine=wasm]').waitFor();
  const play = async (name: string, silently = false): Promise<number> => Number(await page.evaluate(`globalThis.show('${name}', ${silently})`));
  const empty = async (): Promise<void> => {
    await page.evaluate("globalThis.scene('empty', true)");
    await page.waitForTimeout(EMPTY_MS);
  };
  return {
    show: async (card) => {
      const ms = await play(`card ${card}`);
      await empty();
      return ms;
    },
    longestGap: async () => Number(await page.evaluate('{ const gap = globalThis.longest; globalThis.longest = 0; gap }')),
    unplugAndBack: async (card) => {
      await page.evaluate("globalThis.scene('unplugged', true)");
      await page.waitForTimeout(EMPTY_MS);
      const ms = await play(`card ${card}`, true);
      await empty();
      return ms;
    },
    frames: () => framesOf(page),
    memory: () => memoryOf(browser, page),
    close: () => browser.close(),
  };
}

async function framesOf(page: Page): Promise<{ readonly came: number; readonly closed: number }> {
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('the camera has no worker');
  return (await worker.evaluate(`(() => {
    if (globalThis.counted === undefined) {
      const counted = (globalThis.counted = { came: 0, closed: 0 });
      const { read } = ReadableStreamDefaultReader.prototype;
      const { close } = VideoFrame.prototype;
      ReadableStreamDefaultReader.prototype.read = async function () { const step = await read.call(this); if (!step.done) counted.came++; return step; };
      VideoFrame.prototype.close = function () { counted.closed++; return close.call(this); };
    }
    return globalThis.counted;
  })()`)) as { came: number; closed: number }; // written just above
}

async function memoryOf(browser: Browser, page: Page): Promise<number> {
  const own = await page.context().newCDPSession(page);
  await own.send('HeapProfiler.collectGarbage');
  await own.detach();
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  await system.detach();
  const [renderer] = processInfo.filter(({ type }) => type === 'renderer').toSorted((a, b) => b.cpuTime - a.cpuTime);
  if (renderer === undefined) throw new Error('the page has no process');
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${renderer.id}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
