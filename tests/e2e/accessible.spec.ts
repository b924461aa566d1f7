import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { axeFaults as faults } from '../support/axe-faults.ts';
import { startAntenne } from '../support/antenne.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { cardOfMember } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

test('every screen of the kiosk and of the desk is free of what axe calls a fault (WCAG 2.2 AA)', async () => {
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const open = async (role: 'kiosk' | 'desk'): Promise<Page> => {
      const page = await (await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce' })).newPage();
      await page.goto(antenne.loopback.address(role));
      return page;
    };
    const desk = await open('desk');
    await expect(desk.getByText('S’entraîner')).toBeVisible();
    expect.soft(await faults(desk), 'first run').toEqual([]);
    await desk.getByText('Mettre en service').first().click();
    expect.soft(await faults(desk), 'real set-up').toEqual([]);
    await desk.getByText('Retour').click();
    await desk.getByText('S’entraîner').click();
    await expect(desk.getByText('Je l’ai notée')).toBeVisible({ timeout: 20_000 });
    const passphrase = (await desk.locator('.passphrase').textContent()) ?? '';
    await desk.getByText('Je l’ai notée').click();
    await desk.getByLabel('Phrase de passe').fill(passphrase);
    expect.soft(await faults(desk), 'sign-in').toEqual([]);
    await desk.getByRole('button', { name: 'Ouvrir l’accueil' }).click();
    await expect(desk.locator('.board')).toBeVisible();
    const kiosk = await open('kiosk');
    await expect(kiosk.locator('.waiting')).toBeVisible();
    expect.soft(await faults(kiosk), 'waiting').toEqual([]);
    await scanKeys(kiosk, cardOfMember(antenne, 1));
    await expect(kiosk.locator('.panel-noted')).toBeVisible();
    expect.soft(await faults(kiosk), 'noted').toEqual([]);
    await scanKeys(kiosk, 'HELLOWORLDHELLO');
    await expect(kiosk.locator('.panel-help')).toBeVisible();
    expect.soft(await faults(kiosk), 'help').toEqual([]);
    for (const screen of ['Présences', 'Postes', 'Prêts', 'Personnes', 'Clôture', 'Envoi', 'Réglages']) {
      await desk.locator('nav').getByText(screen).click();
      await expect(desk.locator('.skeleton')).toHaveCount(0);
      expect.soft(await faults(desk), screen).toEqual([]);
    }
    await desk.getByRole('button', { name: 'Lecteurs' }).click();
    await desk.getByRole('button', { name: 'Ouvrir le docteur lecteur' }).click();
    antenne.hid.plug();
    antenne.tick();
    await expect(desk.locator('aside').getByText(/: prêt/)).toBeVisible();
    for (const code of [cardOfMember(antenne, 2), 'HELLOWORLDHELLO']) {
      antenne.hid.send(reportsFor(code, hidLayouts.honeywell));
      await expect(desk.locator('.verdict')).toHaveClass(code.startsWith('HELLO') ? /strip-know/ : /strip-done/);
      expect.soft(await faults(desk), 'doctor').toEqual([]);
    }
    await desk.getByRole('button', { name: 'Copier pour l’assistance' }).click();
    await expect(desk.locator('dialog')).toBeVisible();
    expect.soft(await faults(desk), 'support text').toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.locator('nav').getByText('Personnes').click();
    await desk.locator('.people button').first().click();
    await expect(desk.getByText('Derniers passages')).toBeVisible();
    expect.soft(await faults(desk), 'person').toEqual([]);
    await desk.keyboard.press('F4');
    await expect(desk.getByLabel('Prénom')).toBeVisible();
    expect.soft(await faults(desk), 'new person').toEqual([]);
    await desk.keyboard.press('Alt+g');
    await expect(desk.getByLabel('Combien de personnes')).toBeVisible();
    expect.soft(await faults(desk), 'group').toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: 'Planches de cartes' }).click();
    await expect(desk.locator('dialog')).toBeVisible();
    expect.soft(await faults(desk), 'card sheets').toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.locator('.people button').first().click();
    await desk.getByText('Effacer la fiche').click();
    await desk
      .getByRole('button', { name: /^Corriger/ })
      .first()
      .click();
    await expect(desk.locator('dialog')).toBeVisible();
    expect.soft(await faults(desk), 'sheet and correction').toEqual([]);
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('F1');
    await expect(desk.locator('dialog')).toBeVisible();
    expect.soft(await faults(desk), 'keys').toEqual([]);
  } finally {
    await browser.close();
    await antenne.stop();
  }
});
