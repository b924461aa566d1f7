import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { ask, signInDesk } from '../screens/ask.ts';
import { openDesk } from '../support/open-desk.ts';

/** Keys pressed and places touched in this page from now on. */
async function countActs(page: Page): Promise<() => Promise<{ readonly keys: number; readonly touches: number }>> {
  await page.evaluate(`(() => {
    window.acts = { keys: 0, touches: 0 };
    addEventListener('keydown', () => window.acts.keys++, { capture: true });
    addEventListener('pointerdown', () => window.acts.touches++, { capture: true });
  })()`);
  return async () => (await page.evaluate('window.acts')) as { readonly keys: number; readonly touches: number };
}
/** People type; a scanner is ten times faster. */
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 120 });

test('a morning of people: registered by keyboard alone, found again, never twice', async () => {
  test.setTimeout(240_000);
  const antenne: Antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const desk = await openDesk(browser, antenne);
    const acts = await countActs(desk);
    await test.step('a registration with its card takes at most sixty keys beyond the data, and no touch', async () => {
      const data = ['Chloé', 'Dubois', '2004', '7', 'C'];
      await desk.keyboard.press('F4');
      await expect(desk.getByLabel('Prénom')).toBeFocused();
      await type(desk, data[0] ?? '');
      await desk.keyboard.press('Tab');
      await type(desk, data[1] ?? '');
      await desk.keyboard.press('Tab');
      await type(desk, data[2] ?? '');
      await desk.keyboard.press('Enter');
      await expect(desk.getByLabel('Arrondissement')).toBeFocused();
      await type(desk, data[3] ?? '');
      await desk.keyboard.press('Tab');
      await desk.keyboard.press('Tab');
      await type(desk, data[4] ?? '');
      await desk.keyboard.press('Enter');
      await expect(desk.getByLabel('Langue')).toBeFocused();
      await desk.keyboard.press('Enter');
      await expect(desk.getByLabel('Imprimer une carte maintenant')).toBeFocused();
      await desk.keyboard.press('Enter');
      await expect(desk.getByTitle('Aperçu avant impression')).toBeVisible();
      const { keys, touches } = await acts();
      const beyond = keys - data.join('').length;
      console.log(`registration with card: ${beyond} keys beyond the data, ${touches} touches`);
      expect(beyond).toBeLessThanOrEqual(60);
      expect(touches).toBe(0);
      await desk.keyboard.press('Escape');
      await expect(desk.getByRole('heading', { level: 1, name: 'Chloé Dubois' })).toBeVisible();
      await expect(desk.locator('.sheet')).toContainText('CEJ');
    });
    await test.step('the same person with a typing mistake, names swapped, is proposed; her sheet opens', async () => {
      await desk.keyboard.press('F4');
      await expect(desk.getByLabel('Prénom')).toBeFocused();
      await type(desk, 'duboiss');
      await desk.keyboard.press('Tab');
      await type(desk, 'CHLOE');
      await expect(desk.getByRole('status').getByText('Déjà une fiche ?')).toBeVisible();
      await desk.getByRole('button', { name: 'Ouvrir cette fiche' }).click();
      await expect(desk.getByRole('heading', { level: 1, name: 'Chloé Dubois' })).toBeVisible();
    });
    await test.step('an empty name and a wrong year are said under the field, and nothing typed is lost', async () => {
      await desk.keyboard.press('F4');
      await desk.getByLabel('Nom', { exact: true }).fill('Sow');
      await desk.getByLabel('Année de naissance').fill('04');
      await desk.getByRole('button', { name: 'Suivant' }).click();
      await expect(desk.getByLabel('Prénom')).toBeFocused();
      await expect(desk.locator('#fault-birthYear')).toContainText('quatre chiffres');
      await desk.getByLabel('Prénom').fill('Ibrahima');
      await desk.keyboard.press('F2');
      await desk.keyboard.press('F4');
      await desk.getByLabel('Année de naissance').fill('');
      await desk.getByRole('button', { name: 'Enregistrer, à compléter' }).click();
      await expect(desk.getByRole('heading', { level: 1, name: 'Ibrahima Sow' })).toBeVisible();
      await expect(desk.locator('.people .chip-todo')).toHaveText('À compléter');
    });
    await test.step('the sheet is completed with Ctrl+E', async () => {
      await desk.keyboard.press('Control+e');
      await expect(desk.getByLabel('Prénom')).toBeFocused();
      await desk.getByLabel('Année de naissance').fill('2003');
      await desk.keyboard.press('Enter');
      await desk.keyboard.press('Enter');
      await desk.getByLabel('Langue').selectOption('ar');
      await desk.keyboard.press('Alt+ArrowLeft');
      await expect(desk.getByLabel('Arrondissement')).toBeFocused();
      await desk.keyboard.press('Enter');
      await desk.keyboard.press('Enter');
      await expect(desk.locator('.sheet')).toContainText('العربية');
      await expect(desk.locator('.people .chip-todo')).toHaveCount(0);
    });
    await test.step('“dub chl 04” and Shift+Enter note the arrival', async () => {
      await desk.keyboard.press('F2');
      await type(desk, 'dub chl 04');
      await expect(desk.locator('.people button')).toHaveCount(1);
      await desk.keyboard.press('Shift+Enter');
      await expect(desk.locator('.strip')).toContainText('Arrivée de Chloé D. notée');
    });
    await test.step('nobody found: the words become a new sheet', async () => {
      await desk.getByLabel('Chercher une personne').fill('oksana kovalenko');
      await desk.getByRole('button', { name: 'Créer « oksana kovalenko »' }).click();
      await expect(desk.getByLabel('Nom', { exact: true })).toHaveValue('Kovalenko');
    });
    await test.step('a visitor is one key, a group is a number and Enter; both undo', async () => {
      await desk.keyboard.press('Alt+1');
      await desk.keyboard.press('Alt+v');
      await expect(desk.locator('.strip')).toContainText('Un visiteur compté');
      await desk.keyboard.press('Alt+g');
      await type(desk, '12');
      await desk.keyboard.press('Enter');
      await expect(desk.locator('.strip')).toContainText('12 personnes comptées : classe');
      await expect(desk.locator('.figures')).toContainText('13');
      await desk.keyboard.press('Control+z');
      await expect(desk.locator('.strip')).toContainText('Annulé');
    });
    await test.step('a visit is corrected with its reason, and says what it was', async () => {
      antenne.clock.advance(60 * 60_000);
      await ask(antenne, 'staff.touch', {}).catch(() => signInDesk(antenne));
      await desk.reload();
      await expect(desk.locator('.board')).toBeVisible();
      await desk.keyboard.press('F2');
      await desk.getByLabel('Chercher une personne').fill('dub chl 04');
      await desk.keyboard.press('Enter');
      await desk.getByRole('button', { name: /^Corriger/ }).click();
      await desk.getByLabel('Arrivée').fill('08:50');
      await desk.getByLabel('Départ').fill('09:30');
      await desk.getByLabel('Pourquoi').selectOption('wrong-time');
      await desk.locator('dialog').getByRole('button', { name: 'Corriger' }).click();
      await expect(desk.locator('.strip')).toContainText('Passage de Chloé D. corrigé');
      await expect(desk.locator('.history')).toContainText(/8:50[\s\S]*Avant.: 9:05/);
    });
  } finally {
    await browser.close();
    await antenne.stop();
  }
});
