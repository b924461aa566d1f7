import { expect, type Page, test } from '@playwright/test';
import { ask, signInDesk } from '../screens/ask.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { openDesk } from '../support/open-desk.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';

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
    expect(await axeFaults(desk), 'closing').toEqual([]);
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
    expect(await axeFaults(desk), 'closed').toEqual([]);
  });
  await test.step('opened again with a reason, and closed again: both are said', async () => {
    await desk.getByRole('button', { name: 'Rouvrir la journée' }).click();
    await desk.getByLabel('Pourquoi la rouvrir ?').selectOption('people-came');
    expect(await axeFaults(desk), 'reopening').toEqual([]);
    await desk.locator('dialog').getByRole('button', { name: 'Rouvrir la journée' }).click();
    await expect(desk.getByRole('button', { name: 'Clôturer et envoyer' })).toBeVisible();
    await ask(antenne, 'guests.count', { actionId: crypto.randomUUID(), guests: 'school', count: 12 });
    await desk.getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await expect(desk.locator('.closed-note')).toContainText(/Rouverte par .+ des personnes sont venues après/);
  });
});

test('a session says what it is for in one gesture; over and forgotten, it is corrected with a reason and without a name', async () => {
  await signInDesk(antenne);
  const tiles = (await ask(antenne, 'workstations.list', {})) as { workstationId: number }[];
  const scanned = (await ask(antenne, 'scans.submitDesk', { scanId: crypto.randomUUID(), frame: cardOfMember(antenne, 4), source: 'wedge' })) as {
    person: { name: string };
  };
  antenne.clock.advance(3_000);
  await ask(antenne, 'scans.submitDesk', { scanId: crypto.randomUUID(), frame: labelOf(antenne, 'workstations', 'Poste 2'), source: 'wedge' });
  /** Time goes by, the desk locked itself meanwhile, and somebody opens it again on the room. */
  const roomAfter = async (minutes: number): Promise<void> => {
    antenne.clock.advance(minutes * 60_000);
    antenne.tick();
    await signInDesk(antenne);
    await desk.reload();
    await expect(desk.locator('.board')).toBeVisible();
    await desk.keyboard.press('F7');
    await desk.locator('.room-plan').getByRole('button', { name: 'Poste 2' }).click();
  };
  await roomAfter(0);
  await test.step('one gesture', async () => {
    await expect(desk.getByLabel('Usage')).toHaveValue('free-access');
    await desk.getByLabel('Usage').selectOption('online-procedure');
    await expect(desk.locator('.strip')).toContainText('Démarche en ligne');
  });
  await roomAfter(50);
  await desk.getByRole('button', { name: 'Terminer · Poste 2' }).click();
  await expect(desk.locator('.ended-sessions')).toBeVisible();
  await roomAfter(20);
  await test.step('today’s ended sessions name nobody; one is corrected', async () => {
    await desk.getByText('Une session terminée aujourd’hui').click();
    const row = desk.locator('.ended-sessions tbody tr');
    await expect(row).toContainText('Démarche en ligne');
    await expect(desk.locator('.ended-sessions')).not.toContainText(scanned.person.name);
    await row.getByRole('button').click();
    await desk.locator('dialog').locator('select').first().selectOption(String(tiles[2]?.workstationId));
    await desk.locator('dialog').getByLabel('Durée (minutes)').fill('35');
    expect(await axeFaults(desk), 'correcting a session').toEqual([]);
    await desk.locator('dialog').getByLabel('Pourquoi cette correction').selectOption('wrong-workstation');
    await desk.locator('dialog').getByRole('button', { name: 'Corriger' }).click();
    await expect(desk.locator('.strip')).toContainText('Session corrigée');
    await expect(row).toContainText('Poste 3');
    await expect(row).toContainText('35 min');
    await expect(row).toContainText('Mauvais poste');
  });
  await desk.keyboard.press('Control+z');
  await expect(desk.locator('.ended-sessions tbody tr')).toContainText('Poste 2');
  await test.step('a seat is renamed, and named as before by Ctrl+Z', async () => {
    await desk.getByRole('button', { name: 'Renommer ou retirer · Poste 2' }).click();
    await desk.locator('dialog').getByLabel('Nom du poste').fill('Fenêtre');
    expect(await axeFaults(desk), 'renaming').toEqual([]);
    await desk.keyboard.press('Enter');
    await expect(desk.locator('.room-plan').getByRole('button', { name: 'Fenêtre' })).toBeVisible();
    await desk.keyboard.press('Control+z');
    await expect(desk.locator('.room-plan').getByRole('button', { name: 'Fenêtre' })).toBeHidden();
  });
});
