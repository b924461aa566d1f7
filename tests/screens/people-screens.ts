import type { Page } from '@playwright/test';
import { ask } from './ask.ts';
import type { Stage } from './stage.ts';

/** People: registration step by step, a likely duplicate, a sheet to complete. */
export async function peopleScreens({ antenne, shoot }: Pick<Stage, 'antenne' | 'shoot'>, desk: Page): Promise<void> {
  await ask(antenne, 'members.register', {
    actionId: crypto.randomUUID(),
    firstName: 'Ibrahima',
    lastName: 'Sow-Exemple',
    birthYear: null,
    district: null,
    programme: 'none',
    toComplete: true,
    card: 'none',
  });
  await desk.keyboard.press('F2');
  await desk.locator('.chip-todo').waitFor();
  await shoot(desk, 'desk-people');
  await desk.keyboard.press('F4');
  await desk.getByLabel('Prénom').fill('Sow Exemple');
  await desk.getByLabel('Nom', { exact: true }).fill('Ibrahim');
  await desk.locator('.similar').waitFor();
  await shoot(desk, 'desk-registration-similar');
  await desk.getByLabel('Prénom').fill('');
  await desk.keyboard.press('Enter');
  await shoot(desk, 'desk-registration-fault');
  await desk.getByLabel('Prénom').fill('Oksana');
  await desk.getByLabel('Nom', { exact: true }).fill('Kovalenko');
  await desk.keyboard.press('Enter');
  await desk.getByLabel('Arrondissement').fill('3');
  await shoot(desk, 'desk-registration-path');
  await desk.keyboard.press('Enter');
  await desk.getByLabel('Langue').selectOption('uk');
  await shoot(desk, 'desk-registration-comfort');
  await desk.keyboard.press('Enter');
  await desk.getByText('Imprimer une carte maintenant').waitFor();
  await shoot(desk, 'desk-registration-card');
  await desk.getByLabel('Pas de carte').check();
  await desk.getByRole('button', { name: 'Créer la fiche' }).click();
  await desk.getByText('Pas encore de carte.').waitFor();
  await shoot(desk, 'desk-person-new');
  await desk.getByRole('button', { name: 'Noter l’arrivée' }).click();
  await desk.getByRole('button', { name: /^Corriger/ }).click();
  await shoot(desk, 'desk-correct-visit');
  await desk.keyboard.press('Escape');
  await ask(antenne, 'members.register', {
    actionId: crypto.randomUUID(),
    firstName: 'Oksanna',
    lastName: 'Kovalenko',
    birthYear: 2004,
    district: '7',
    programme: 'cej',
  });
  // Opened again: sheets alike are looked for when a sheet is opened.
  await desk.getByLabel('Chercher une personne').fill('oks kovalenko');
  await desk.locator('.people button').getByText('Oksanna').click();
  await desk.getByRole('heading', { level: 1, name: 'Oksanna' }).waitFor();
  await desk.locator('.people button').getByText('Oksana', { exact: true }).click();
  await desk.getByRole('button', { name: 'Comparer' }).waitFor();
  await shoot(desk, 'desk-two-sheets');
  await desk.getByRole('button', { name: 'Comparer' }).click();
  await desk.locator('.compared').waitFor();
  await shoot(desk, 'desk-merge');
  await desk.getByRole('button', { name: 'Fusionner', exact: true }).click();
  await desk.getByText('Défaire la fusion').waitFor();
  await desk.getByText('Effacer la fiche').click();
  await desk.getByRole('button', { name: 'Effacer l’identité' }).scrollIntoViewIfNeeded();
  await shoot(desk, 'desk-sheet-limits');
  await desk.getByRole('button', { name: 'Planches de cartes' }).click();
  await desk.getByLabel('Première place libre').fill('3');
  await shoot(desk, 'desk-card-sheets');
  await desk.getByRole('button', { name: 'Préparer' }).click();
  await desk.locator('iframe').waitFor();
  await shoot(desk, 'desk-card-sheet-preview');
  await desk.keyboard.press('Escape');
  await desk.getByLabel('Chercher une personne').fill('noé brouillon 10');
  await desk.locator('.people button').first().click();
  await desk.getByText('Charte et autorisations').waitFor();
  await shoot(desk, 'desk-minor');
  await desk.keyboard.press('Alt+g');
  await desk.getByLabel('Combien').fill('12');
  await shoot(desk, 'desk-group');
  await desk.keyboard.press('Enter');
  await desk.locator('.strip').getByText('12 personnes').waitFor();
}
