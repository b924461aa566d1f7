import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ask } from '../screens/ask.ts';
import { startAntenne } from '../support/antenne.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { scanKeys } from '../support/scan-keys.ts';

test('a new antenne is put into service by keyboard, step by step, through two reloads; what was passed is recalled until done', async ({ browser }) => {
  test.setTimeout(120_000);
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const disk = mkdtempSync(join(tmpdir(), 'accueil-second-disk-'));
  const page = await (await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce', viewport: { width: 1366, height: 768 } })).newPage();
  page.setDefaultTimeout(15_000);
  const enter = () => page.keyboard.press('Enter');
  /** A step stands, and axe finds no fault in it (WCAG 2.2 AA). */
  const title = async (name: string): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    expect(await axeFaults(page), name).toEqual([]);
  };
  const step = (number: number) => expect(page.getByText(`Étape ${number} sur 9`)).toBeVisible();
  try {
    await page.goto(antenne.loopback.address('desk'));
    await test.step('the antenne: the choice and its fields by keyboard alone, back and on', async () => {
      await step(1);
      await page.keyboard.press('Tab');
      await expect(page.getByRole('button', { name: /Mettre en service/ })).toBeFocused();
      await enter();
      await title('Votre antenne');
      await page.keyboard.press('Alt+ArrowLeft');
      await step(1);
      await page.keyboard.press('Tab');
      await enter();
      await expect(page.getByLabel('Cet ordinateur est à l’antenne')).toBeFocused();
      await page.getByLabel('Cet ordinateur est à l’antenne').selectOption('BAC');
      await page.getByRole('textbox', { name: 'Nom' }).first().fill('Pentes de la Croix-Rousse');
      await enter();
      await title('Vous');
    });
    await test.step('the power is cut: what was entered is still there', async () => {
      await page.reload();
      await step(3);
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByLabel('Cet ordinateur est à l’antenne')).toHaveValue('BAC');
      await expect(page.getByRole('textbox', { name: 'Nom' }).first()).toHaveValue('Pentes de la Croix-Rousse');
      await enter();
      await page.getByLabel('Votre prénom et nom').fill('Camille Durand');
      await enter();
      await expect(page.getByText('Je l’ai notée')).toBeVisible();
    });
    await test.step('cut again before the passphrase was noted: another one is made, and opens', async () => {
      await page.reload();
      await page.getByRole('button', { name: 'En faire une autre' }).click();
      const passphrase = (await page.locator('.passphrase').textContent()) ?? '';
      await enter();
      await page.getByLabel('Phrase de passe').fill(passphrase);
      await enter();
      await title('Les postes');
      await step(4);
    });
    await test.step('three workstations, one named by hand', async () => {
      await expect(page.getByLabel('Nombre de postes')).toBeFocused();
      await page.getByLabel('Nombre de postes').fill('3');
      await page.getByLabel('Poste 2', { exact: true }).fill('Fenêtre');
      await enter();
      await title('Le lecteur');
      expect(await ask(antenne, 'workstations.list', {})).toMatchObject([{ name: 'Poste 1' }, { name: 'Fenêtre' }, { name: 'Poste 3' }]);
    });
    await test.step('cut in the middle: signed in again, the next step is the one that was next', async () => {
      await page.reload();
      await title('Le lecteur');
    });
    await test.step('a scan is read, said in words, and registers nothing', async () => {
      await expect(page.getByRole('button', { name: 'Suivant' })).toBeDisabled();
      await scanKeys(page, 'CEXKPDCSBTJFXRKHBDGC');
      await expect(page.locator('.verdict .big-line')).not.toHaveText('Aucun lecteur n’est branché.');
      await expect(page.locator('.arrived')).toBeVisible();
      expect(await ask(antenne, 'visits.board', {})).toMatchObject({ present: 0, alerts: [] });
      await page.getByRole('button', { name: 'Suivant' }).click();
      await title('L’imprimante');
    });
    await test.step('the test page is shown as it will be printed; the sounds are passed', async () => {
      await page.getByRole('button', { name: 'Imprimer la page de test' }).click();
      await expect(page.frameLocator('iframe').locator('body')).toContainText('mm');
      await page.getByRole('button', { name: 'Fermer' }).click();
      await page.getByRole('button', { name: 'La page est bonne, suivant' }).click();
      await title('Les sons');
      await page.getByRole('button', { name: 'Arrivée notée' }).click();
      await expect(page.getByRole('button', { name: 'Je les entends, suivant' })).toBeEnabled();
      await page.getByRole('button', { name: 'Passer cette étape' }).click();
      await title('Les sauvegardes');
    });
    await test.step('a folder that is not there is said; one that is gets a copy', async () => {
      await page.locator('.step-fields input').fill(join(disk, 'absent'));
      await enter();
      await expect(page.getByRole('alert')).toContainText('n’a pas pu y être écrite');
      await page.locator('.step-fields input').fill(disk);
      await enter();
      await expect(page.getByText('Une copie vient d’y être écrite')).toBeVisible();
      expect(readdirSync(disk)).toEqual(['accueil-2026-11-24.db']);
      await page.getByRole('button', { name: 'Suivant' }).click();
      await title('Le serveur central');
    });
    await test.step('the rest is for later: the board says which steps, and takes them up again', async () => {
      await page.getByRole('button', { name: 'Finir plus tard' }).click();
      await expect(page.locator('.board')).toBeVisible();
      await expect(page.getByText('Mise en service, 2 étapes restent : sons, serveur central.')).toBeVisible();
      await page.getByRole('button', { name: 'Reprendre' }).click();
      await step(7);
      await page.getByRole('button', { name: 'Au revoir' }).click();
      await page.getByRole('button', { name: 'Je les entends, suivant' }).click();
      await title('Le serveur central');
      await page.getByRole('button', { name: 'Passer cette étape' }).click();
      await expect(page.getByText('Mise en service, une étape reste : serveur central.')).toBeVisible();
      await page.getByRole('button', { name: 'Ne plus rappeler' }).click();
      await expect(page.getByText(/Mise en service, /)).toBeHidden();
      await page.reload();
      await expect(page.locator('.board')).toBeVisible();
      await expect(page.getByText(/Mise en service, /)).toBeHidden();
    });
  } finally {
    await page.context().close();
    await antenne.stop();
    rmSync(disk, { recursive: true, force: true });
  }
});
