import { expect, type Page, test } from '@playwright/test';
import { type Antenne, startAntenne } from '../support/antenne.ts';

let antenne: Antenne;
let page: Page;
/** Tuesday 24 November 2026, 14:05 in Lyon. */
const AFTERNOON = Date.parse('2026-11-24T13:05:00.000Z');
const ask = async (method: string, input: unknown): Promise<unknown> => {
  const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.problem.code}`);
  return reply.value;
};
const seatAt = (name: string) => page.locator('.room-plan').getByRole('button', { name });

test.beforeAll(async ({ browser }) => {
  antenne = await startAntenne(AFTERNOON);
  const { passphrase } = (await ask('setup.startPractice', {})) as { passphrase: string };
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.clock.setFixedTime(AFTERNOON);
  await page.goto(antenne.loopback.address('desk'));
  await page.getByLabel('Phrase de passe').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(page.locator('.board')).toBeVisible();
});
test.afterAll(() => antenne.stop());

test('the room is arranged by mouse, by touch and by keyboard, seen as a list by one key, and put back by Ctrl+Z', async () => {
  await page.keyboard.press('F7');
  await test.step('arrows go from seat to seat, one Tab from the plan to what can be done', async () => {
    await seatAt('Poste 1').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.seat-panel h2')).toHaveText('Poste 6');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Installer · Poste 6' })).toBeFocused();
  });
  await test.step('a seat is dragged, another chosen then put down, a third pushed', async () => {
    await page.getByRole('button', { name: 'Modifier le plan' }).click();
    const seat = (number: number) => page.getByRole('button', { name: `Poste ${number}, ` });
    const spot = (column: number, row: number) => page.locator(`[data-spot="${column}/${row}"]`);
    await seat(1).dragTo(spot(6, 1));
    await expect(spot(6, 1)).toHaveText('Poste 1');
    await seat(2).click();
    await spot(7, 2).click();
    await expect(spot(7, 2)).toHaveText('Poste 2');
    await seat(3).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    await expect(spot(4, 3)).toHaveText('Poste 3');
    await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
    await expect(page.locator('.strip')).toContainText('Plan de la salle enregistré.');
    await expect(seatAt('Poste 3')).toHaveCSS('grid-row-start', '3');
  });
  await test.step('F7 shows the same seats as a list and back; Ctrl+Z takes the plan back', async () => {
    await page.keyboard.press('F7');
    await expect(page.locator('.seat-list tbody tr')).toHaveCount(8);
    await page.getByRole('button', { name: 'Mettre hors service · Poste 3' }).click();
    await expect(page.locator('.seat-list tr', { hasText: 'Poste 3' })).toContainText('Hors service');
    await page.keyboard.press('F7');
    await expect(seatAt('Poste 3')).toContainText('Hors service');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(seatAt('Poste 1').first()).toHaveCSS('grid-column-start', '1');
  });
});
test('a closed day and a weekly workshop are found by a search, entered, said in the room, and close the kiosk', async () => {
  await page.keyboard.press('Alt+7');
  await page.getByLabel('Chercher un réglage').fill('prolongation');
  await expect(page.locator('.settings-section h1')).toHaveText(['Postes et file d’attente']);
  await page.getByLabel('Chercher un réglage').fill('ferie ATELIER');
  await expect(page.locator('.empty')).toContainText('Aucun réglage');
  await page.getByLabel('Chercher un réglage').fill('jours particuliers');
  await page.getByRole('button', { name: 'Ajouter un atelier' }).click();
  await page.getByLabel('Quand').selectOption('weekly');
  await page.getByLabel('Jour de la semaine').last().selectOption('2');
  await page.getByLabel('Raison').fill('Atelier CV');
  await page.getByRole('button', { name: 'Ajouter un jour particulier' }).click();
  await page.getByLabel('Raison').first().fill('Inventaire');
  await page.getByLabel('du', { exact: true }).fill('2026-11-25');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré.')).toBeVisible();
  await page.keyboard.press('F7');
  await expect(page.locator('.note-room')).toHaveText('La salle est prise jusqu’à 16:00 : Atelier CV. Pas d’accès libre, la file attend.');
  antenne.clock.set(Date.parse('2026-11-25T09:00:00.000Z'));
  expect(await ask('site.info', {})).toMatchObject({ opening: { kind: 'closed', opensAt: '2026-11-25T23:00:00.000Z' } });
  antenne.clock.set(AFTERNOON);
});
test('a seat is reserved for this evening from the keyboard; a second reservation is said before it is made; both stand, one is withdrawn', async () => {
  const reserve = async (who: string): Promise<void> => {
    await page.getByRole('button', { name: 'Réserver · Poste 1' }).click();
    await page.getByLabel('À partir de').fill('17:00');
    await page.getByLabel('Chercher une personne').fill(who);
    await page.locator('dialog .choice-list button').first().click();
  };
  await page.locator('[data-seat="1"]').click();
  await reserve('a');
  await expect(page.locator('dialog .conflict')).toHaveCount(0);
  await page.locator('dialog').getByRole('button', { name: 'Réserver', exact: true }).click();
  await expect(page.locator('.strip')).toContainText('Poste 1 réservé à');
  await reserve('e');
  await expect(page.locator('dialog .conflict')).toContainText('Les deux seront gardées.');
  await page.locator('dialog').getByRole('button', { name: 'Réserver', exact: true }).click();
  await expect(page.locator('.reservations li.conflict')).toHaveCount(2);
  await page
    .locator('.reservations')
    .getByRole('button', { name: /Retirer/ })
    .first()
    .click();
  await expect(page.locator('.reservations li')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.reservations li.conflict')).toHaveCount(2);
});
