import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { pageConfig } from '../../build/vite.config.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';

/** The real desk page, built for production into this folder. */
export async function buildDesk(folder: string): Promise<void> {
  const config = pageConfig('desk');
  await build({ ...config, build: { ...config.build, outDir: join(folder, 'desk') } });
}

/** The desk's screens by their key, and what one person's sheet takes. */
export const deskScreens = ['board', 'workstations', 'loans', 'members', 'closing', 'upload', 'settings', 'search'] as const;
export type DeskScreen = (typeof deskScreens)[number];

export interface ProbedDesk {
  /** On a page just loaded: ms from the key that asks for the screen (the board: from the navigation) to the frame that shows it whole. */
  paint(screen: DeskScreen): Promise<number>;
  close(): Promise<void>;
}

/** Opens the desk in Chromium and signs in. */
export async function openDesk(address: string, passphrase: string): Promise<ProbedDesk> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('there is no Chromium');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags] });
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1366, height: 768 } })).newPage();
  await page.addInitScript({ content: probe });
  await page.goto(address);
  await page.locator('input[type=password], input[autocomplete]').first().fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('.board').waitFor();
  return {
    paint: async (screen) => {
      await page.reload();
      const board = await painted(page, 'board');
      if (screen === 'board') return board;
      if (screen === 'search') {
        await press(page, 'members');
        return await typed(page);
      }
      return await press(page, screen);
    },
    close: () => browser.close(),
  };
}

async function press(page: Page, screen: Exclude<DeskScreen, 'search'>): Promise<number> {
  await page.keyboard.press(`Alt+${deskScreens.indexOf(screen) + 1}`);
  return await painted(page, screen);
}

async function typed(page: Page): Promise<number> {
  await page.locator('main input[type=search]').first().focus();
  await page.keyboard.type('exemple4');
  return await painted(page, 'search');
}

const painted = (page: Page, screen: DeskScreen): Promise<number> => page.evaluate(`window.painted(${JSON.stringify(screen)})`);

/** In the page: when a key was pressed, and when the screen has no part left that is still being read. */
const probe = `
let asked = 0;
addEventListener('keydown', (event) => { asked = event.timeStamp; }, true);
window.painted = (screen) => new Promise((resolve) => {
  const from = screen === 'board' ? 0 : asked;
  const look = () => {
    const main = document.querySelector('main.screen');
    const isThere = main !== null && main.childElementCount > 0 && main.querySelector('[aria-busy=true]') === null;
    if (!isThere) { requestAnimationFrame(look); return; }
    requestAnimationFrame(() => requestAnimationFrame((at) => resolve(at - from)));
  };
  look();
});`;
