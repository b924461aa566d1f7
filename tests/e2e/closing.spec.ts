import { expect, type Page, test } from '@playwright/test';
import { ask, signInDesk } from '../screens/ask.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { openDesk } from '../support/open-desk.ts';
import { cardOfMember } from '../support/printed.ts';

/** Tuesday 24 November 2026, 14:05 in Lyon. */
const AFTERNOON = Date.parse('2026-11-24T13:05:00.000Z');
let antenne: Antenne;
let desk: Page;
test.beforeAll(async ({ browser }) => {
  antenne = await startAntenne(AFTERNOON);
  desk = await openDesk(browser, antenne);
});
test.afterAll(() => antenne.stop());

test('the day is checked, closed with a remark, opened again with a reason, and closed again', async () => {
  await signInDesk(antenne);
  await antenne.core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'scans.submitKiosk', {
    scanId: crypto.randomUUID(),
    frame: cardOfMember(antenne, 3),
    source: 'wedge',
  });
  await desk.keyboard.press('Alt+5');
  const check = (name: string) => desk.locator(`[data-check=${name}]`);
  await test.step('each check says what is left and leads to it', async () => {
    await expect(check('openVisits')).toContainText('Un passage encore ouvert');
    await expect(check('openSessions')).toContainText('Aucune session de poste en cours.');
    await expect(check('toOrient')).toContainText('Une personne présente à orienter.');
    await expect(check('backup')).toContainText('Aucune sauvegarde pour l’instant.');
    await check('backup').getByRole('button').click();
    await expect(check('backup')).toBeHidden();
    await check('toOrient').getByRole('button').click();
    await expect(desk.locator('.board')).toBeVisible();
    await desk.locator('tbody select').selectOption('free-access');
    await desk.keyboard.press('Alt+5');
    await expect(check('toOrient')).toContainText('Personne à orienter.');
  });
  await test.step('a remark that would name somebody is not taken', async () => {
    await desk.getByLabel('Remarque sur la journée').fill('rappeler Aya au 06 12 34 56 78');
    await expect(desk.getByText('Cela ressemble à un numéro de téléphone')).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Clôturer et envoyer' })).toBeDisabled();
    await desk.getByLabel('Remarque sur la journée').fill('Panne d’internet l’après-midi.');
  });
  await test.step('closed: read only, with who and the remark', async () => {
    await desk.getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await expect(desk.getByText('La journée est clôturée.')).toBeVisible();
    await expect(desk.getByText('Remarque : Panne d’internet l’après-midi.')).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Clôturer et envoyer' })).toBeHidden();
    await expect(check('openVisits')).toContainText('Aucun passage ouvert.');
  });
  await test.step('opened again with a reason, and closed again: both are said', async () => {
    await desk.getByRole('button', { name: 'Rouvrir la journée' }).click();
    await desk.getByLabel('Pourquoi la rouvrir ?').selectOption('people-came');
    await desk.locator('dialog').getByRole('button', { name: 'Rouvrir la journée' }).click();
    await expect(desk.getByRole('button', { name: 'Clôturer et envoyer' })).toBeVisible();
    await ask(antenne, 'guests.count', { actionId: crypto.randomUUID(), guests: 'school', count: 12 });
    await desk.getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await expect(desk.locator('.closed-note')).toContainText(/Rouverte par .+ des personnes sont venues après/);
  });
});
