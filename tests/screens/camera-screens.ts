import { chromium, type Page } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import type { Antenne } from '../support/antenne.ts';
import { playCamera } from '../support/canvas-camera.ts';
import type { PrintedCodes, Shoot } from './stage.ts';

/** The kiosk's camera, state by state, on scenes drawn by a canvas; the antenne has its camera on. */
export async function cameraScreens(given: { readonly antenne: Antenne; readonly shoot: Shoot; readonly codes: Pick<PrintedCodes, 'members'> }): Promise<void> {
  const { antenne, shoot, codes } = given;
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm run setup');
  const browser = await chromium.launch({ executablePath, args: [...quietFlags] });
  try {
    const page: Page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage();
    await playCamera(page, [codes.members[0] ?? '', codes.members[1] ?? '']);
    await page.clock.setFixedTime(antenne.clock.now());
    await page.goto(antenne.loopback.address('kiosk'));
    for (const [scene, state] of [
      ['refused', 'refused'],
      ['black', 'covered'],
      ['unplugged', 'unplugged'],
    ] as const) {
      await page.evaluate(`globalThis.scene('${scene}')`);
      await page.locator(`.camera[data-camera=${state}]`).waitFor({ timeout: 20_000 });
      await shoot(page, `kiosk-camera-${state}`);
    }
    await page.evaluate("globalThis.scene('two')");
    await page.getByText('Montre une seule carte.').waitFor({ timeout: 20_000 });
    await shoot(page, 'kiosk-camera-two-cards');
  } finally {
    await browser.close();
  }
}
