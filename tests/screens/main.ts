import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { buildPages } from '../../build/build-pages.ts';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { pagesFolder, startAntenne } from '../support/antenne.ts';
import { startTestCentral } from '../support/central.ts';
import { centralScreens } from './central-screens.ts';
import { deskScreens } from './desk-screens.ts';
import { openDesk } from '../support/open-desk.ts';
import { kioskScreens } from './kiosk-screens.ts';
import { roomScreens } from './room-screens.ts';
import { readerScreens } from './reader-screens.ts';
import { importScreens } from './import-screens.ts';
import { peopleScreens } from './people-screens.ts';
import { loanScreens } from './loan-screens.ts';
import { setupScreens } from './setup-screens.ts';
import type { Shoot, Stage } from './stage.ts';

/** `npm run screens`: every screen of the practice antenne, at its size, into docs/screens. */
const folder = fileURLToPath(new URL('../../docs/screens', import.meta.url));
mkdirSync(folder, { recursive: true });
if (!process.argv.includes('--as-built')) await buildPages();
const executablePath = findChromium();
if (executablePath === null) throw new Error('no Chromium: npm run setup');

/** Tuesday 24 November 2026, 14:05 in Lyon. */
const antenne = await startAntenne(Date.parse('2026-11-24T13:05:00.000Z'));
const central = await startTestCentral(antenne.clock, undefined, join(pagesFolder, 'central'));
const browser = await chromium.launch({
  executablePath,
  args: [...quietFlags, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--lang=fr-FR'],
  env: { ...process.env, LANGUAGE: 'fr' },
});
const open = async (address: string, width: number, height: number) => {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.clock.setFixedTime(antenne.clock.now());
  await page.goto(address);
  return page;
};
const shoot: Shoot = async (page, name) => {
  // Entrances are over, fonts are there; each picture shows the antenne's hour.
  await page.clock.setFixedTime(antenne.clock.now());
  await page.waitForTimeout(350);
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  console.log(name);
};
try {
  const stage: Stage = { antenne, central, open, shoot };
  if (process.argv.includes('--setup-only')) {
    await setupScreens(stage);
  } else if (process.argv.includes('--people-only')) {
    await peopleScreens(stage, await openDesk(browser, antenne));
  } else if (process.argv.includes('--imports-only')) {
    await importScreens(stage, await openDesk(browser, antenne));
  } else if (!process.argv.includes('--central-only')) {
    const desk = await open(antenne.loopback.address('desk'), 1366, 768);
    const kiosk = await open(antenne.loopback.address('kiosk'), 1280, 800);
    const cards = await deskScreens.firstRun(stage, desk, kiosk);
    if (process.argv.includes('--readers-only')) await readerScreens(stage, desk, cards);
    else if (process.argv.includes('--room-only')) await roomScreens(stage, desk, cards);
    else if (process.argv.includes('--loans-only')) await loanScreens(stage, desk, cards);
    else if (!process.argv.includes('--desk-only')) await kioskScreens(stage, kiosk, cards);
    if (!process.argv.some((word) => ['--room-only', '--loans-only', '--readers-only', '--kiosk-only'].includes(word))) {
      await setupScreens(stage);
      await deskScreens.theDay(stage, desk, cards);
      await loanScreens(stage, desk, cards);
    }
  }
  if (
    !process.argv.some((word) =>
      ['--desk-only', '--setup-only', '--people-only', '--imports-only', '--room-only', '--loans-only', '--readers-only', '--kiosk-only'].includes(word),
    )
  )
    await centralScreens(stage);
  writeFileSync(join(folder, 'README.md'), indexOf(readdirSync(folder)));
} finally {
  await browser.close();
  await antenne.stop();
  await central.close();
}

/** A page that shows them all, kiosk first. */
function indexOf(files: readonly string[]): string {
  const rank = (file: string): number => ['kiosk', 'desk', 'central'].indexOf(file.split('-')[0] ?? '');
  const names = files
    .filter((file) => file.endsWith('.png'))
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((file) => file.replace('.png', ''));
  return `# Screens\n\nTaken by \`npm run screens\` on the practice antenne: kiosk at 1280 × 800, desk and central at 1366 × 768, central's pages at 1920 × 1080 too.\n\n${names
    .map((name) => `## ${name}\n\n![${name}](${name}.png)\n`)
    .join('\n')}`;
}
