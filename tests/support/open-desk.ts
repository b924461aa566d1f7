import { type Browser, expect, type Page } from '@playwright/test';
import type { Antenne } from './antenne.ts';

/** The desk of a practice antenne, set up on first use, with somebody signed in. */
export async function openDesk(browser: Browser, antenne: Antenne, hasTouch = false): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    hasTouch,
  });
  const desk = await context.newPage();
  desk.on('pageerror', (error) => {
    throw error;
  });
  await desk.goto(antenne.loopback.address('desk'));
  await desk.getByText('S’entraîner').click();
  await expect(desk.getByText('Je l’ai notée')).toBeVisible({ timeout: 30_000 });
  const passphrase = (await desk.locator('.passphrase').textContent()) ?? '';
  await desk.getByText('Je l’ai notée').click();
  await desk.getByLabel('Phrase de passe').fill(passphrase);
  await desk.getByRole('button', { name: 'Ouvrir l’accueil' }).click();
  await expect(desk.locator('.board')).toBeVisible();
  await desk.evaluate(`window.pressed = 0, addEventListener('keydown', () => window.pressed++, { capture: true })`);
  return desk;
}
