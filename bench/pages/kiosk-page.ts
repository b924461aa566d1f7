import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { pageConfig } from '../../build/vite.config.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';

/** Pause between two letters, ms: a scanner on USB types one about every 2 to 10 ms. */
const LETTER_MS = 4;
const LONGEST_MS = 10_000;

/** The real kiosk page, built for production into this folder (beside what `npm run build` makes, never over it). */
export async function buildKiosk(folder: string): Promise<void> {
  const config = pageConfig('kiosk');
  await build({ ...config, build: { ...config.build, outDir: join(folder, 'kiosk') } });
}

export interface ProbedKiosk {
  /** Types a card like a keyboard scanner, Enter included; answers the ms from its last letter to the painted outcome. */
  scan(card: string): Promise<number>;
  /** Types a card; answers the ms from the key that ends it to the frame that shows "lu". */
  tickOfKeys(card: string): Promise<number>;
  /** Answers the ms from this work's start to the frame that shows "lu". */
  tickOf(work: () => void): Promise<number>;
  /** Presses a key that asks for nothing; answers the ms to the painted answer. */
  callNothing(): Promise<number>;
  close(): Promise<void>;
}

/** Opens the kiosk in Chromium with the probe in it. Throws when this machine has no Chromium. */
export async function openKiosk(address: string): Promise<ProbedKiosk> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags] });
  try {
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1366, height: 768 } });
    await context.addInitScript({ path: fileURLToPath(new URL('kiosk-probe.js', import.meta.url)) });
    const page = await context.newPage();
    await page.goto(address);
    const keys = await context.newCDPSession(page);
    const type = async (card: string): Promise<void> => {
      await ready(page);
      for (const letter of card.slice(0, -1)) {
        await letterKey(keys, letter);
        await pause(LETTER_MS);
      }
    };
    // A scanner's Enter follows its last letter at once.
    const end = (card: string): Promise<unknown> => Promise.all([letterKey(keys, card.slice(-1)), enterKey(keys)]);
    return {
      scan: async (card) => {
        await type(card);
        const taken = nextTaken(page, 'scan');
        await end(card);
        return await taken;
      },
      tickOfKeys: async (card) => {
        await type(card);
        const [shown, outcome] = [nextTaken(page, 'tick'), nextTaken(page, 'scan')];
        await end(card);
        await outcome;
        return await shown;
      },
      tickOf: async (work) => {
        await ready(page);
        const [shownAt, outcome] = [nextTaken(page, 'tick-at'), nextTaken(page, 'scan')];
        // From the event loop, as a device's report comes: what it wrote leaves before promises go on.
        const start = await new Promise<number>((resolve) => {
          setImmediate(() => {
            resolve(performance.timeOrigin + performance.now());
            work();
          });
        });
        await outcome;
        return (await shownAt) - start;
      },
      callNothing: async () => {
        await ready(page);
        const taken = nextTaken(page, 'empty');
        await press(keys, { key: 'F9', code: 'F9', windowsVirtualKeyCode: 120 });
        return await taken;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The waiting screen is there, and the moment is not in step with the frames. */
async function ready(page: Page): Promise<void> {
  await page.locator('.kiosk[data-state=waiting]').waitFor({ timeout: LONGEST_MS });
  await pause(20 + Math.random() * 40);
}

/** The next time that the probe says of this kind, ms; `tick-at`: since the epoch. */
async function nextTaken(page: Page, kind: 'scan' | 'empty' | 'tick' | 'tick-at'): Promise<number> {
  const start = `probe ${kind} `;
  const message = await page.waitForEvent('console', { predicate: (line) => line.text().startsWith(start), timeout: LONGEST_MS });
  return Number(message.text().slice(start.length));
}

interface Key {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
}

async function press(session: CDPSession, key: Key): Promise<void> {
  const { text, ...same } = key;
  await Promise.all([
    session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...same, ...(text === undefined ? {} : { text }) }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...same }),
  ]);
}
const letterKey = (session: CDPSession, letter: string): Promise<void> =>
  press(session, { key: letter, code: `Key${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0), text: letter });
const enterKey = (session: CDPSession): Promise<void> => press(session, { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' });
