import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { startAntenne } from '../support/antenne.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { openDesk } from '../support/open-desk.ts';
import { ask, signInDesk } from '../screens/ask.ts';

/** A list as an antenne keeps it: Windows-1252, a title above, an NIR that nobody asked for, mistakes. */
const list = [
  'Jeunes suivis;;;;;',
  'NIR;NOM;Prénom;Date de naissance;Code postal;Dispositif',
  '204036938712345;Kovalenko;Oksana;12/03/2004;69003;CEJ',
  '104036938712345;Camara;Moussa;04;69007;PACEA',
  '204036938712399;Duboiss;Chloé;2003;7e;Garantie jeunes',
  ';Diallo;Fatou;;;;',
  ';Ngo;Linh;31/02/2004;69100;CEJ',
].join('\r\n');
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

test('a list of people and an inventory come from spreadsheets, checked line by line, by keyboard; and leave again', async () => {
  test.setTimeout(240_000);
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  const file = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(antenne.folder, name), bytes);
    return join(antenne.folder, name);
  };
  const choose = (desk: Page, path: string): Promise<void> => desk.getByLabel('Choisir un fichier').setInputFiles(path);
  try {
    const desk: Page = await openDesk(browser, antenne);
    const sent: string[] = [];
    desk.on('request', (request) => sent.push(request.postData() ?? ''));
    await ask(antenne, 'members.register', {
      actionId: crypto.randomUUID(),
      firstName: 'Chloé',
      lastName: 'Dubois',
      birthYear: null,
      district: null,
      programme: 'none',
      toComplete: true,
      card: 'none',
    });
    await test.step('a file that is no spreadsheet is refused in words, and another can be chosen', async () => {
      await desk.keyboard.press('F2');
      await desk.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
      await choose(desk, file('photo.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1])));
      await expect(desk.getByRole('alert')).toContainText('n’est pas un tableur');
    });
    await test.step('the columns are guessed under their title, the NIR is left out', async () => {
      await choose(desk, file('jeunes.csv', latin(list)));
      await expect(desk.getByLabel('Ligne des titres')).toHaveValue('2');
      await expect(desk.getByLabel('La colonne NIR devient')).toHaveValue('');
      await expect(desk.getByLabel('La colonne Date de naissance devient')).toHaveValue('birthYear');
      expect.soft(await axeFaults(desk), 'columns').toEqual([]);
      await desk.getByLabel('Dispositif : « Garantie jeunes »').selectOption('other');
      await expect(desk.getByText('Mots à expliquer')).toHaveCount(0);
      await desk.getByRole('button', { name: 'Vérifier' }).press('Enter');
    });
    await test.step('each cell in error is said with its line and column, the list of errors is a file', async () => {
      const faults = desk.locator('.import-faults tbody tr');
      await expect(faults).toHaveCount(2);
      await expect(faults.nth(0)).toContainText('4Date de naissance04Année sur quatre chiffres');
      await expect(faults.nth(1)).toContainText('31/02/2004');
      const download = desk.waitForEvent('download');
      await desk.getByRole('button', { name: 'Enregistrer la liste des erreurs' }).press('Enter');
      expect(readFileSync(await (await download).path(), 'utf8')).toContain('4;Date de naissance;04;');
    });
    await test.step('who may be known already is shown beside the sheet and decided; nothing is written before', async () => {
      await expect(desk.locator('.import-counts')).toContainText('2 nouvelles');
      await expect(desk.getByRole('button', { name: 'Importer les 2 lignes correctes' })).toBeDisabled();
      expect.soft(await axeFaults(desk), 'check').toEqual([]);
      await desk.getByLabel('Même personne : compléter').focus();
      await desk.keyboard.press('Space');
      expect(await ask(antenne, 'members.search', { text: 'kovalenko' })).toEqual([]);
      await desk.getByRole('button', { name: 'Importer les 3 lignes correctes' }).press('Enter');
      await expect(desk.locator('.strip')).toContainText('2 fiches créées, 1 complétée');
    });
    await test.step('a sheet is found by search; the sheet of before has what it lacked; no NIR left the page', async () => {
      await desk.getByLabel('Chercher une personne').fill('kov oks 04');
      await desk.locator('.people button').first().press('Enter');
      await expect(desk.locator('.sheet')).toContainText('CEJ');
      expect(await ask(antenne, 'members.search', { text: 'dubois chlo' })).toMatchObject([{ birthYear: 2003, toComplete: false }]);
      expect(await ask(antenne, 'members.search', { text: 'diallo fatou' })).toMatchObject([{ toComplete: true }]);
      expect(sent.join()).not.toContain('2040369');
    });
    await test.step('people leave as a file after the passphrase, and that file changes nothing when it comes back', async () => {
      await desk.getByRole('button', { name: 'Exporter', exact: true }).press('Enter');
      await desk.getByLabel('Texte (.csv)').check();
      await desk.getByLabel('Votre phrase de passe').fill('pas celle-là');
      await desk.keyboard.press('Enter');
      await expect(desk.getByRole('status').getByText('pas la bonne phrase')).toBeVisible();
      const { practicePassphrase } = (await ask(antenne, 'site.info', {})) as { practicePassphrase: string };
      await desk.getByLabel('Votre phrase de passe').fill(practicePassphrase);
      const download = desk.waitForEvent('download');
      await desk.keyboard.press('Enter');
      const path = file('export.csv', readFileSync(await (await download).path()));
      await desk.keyboard.press('Escape');
      await desk.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
      await choose(desk, path);
      await desk.getByRole('button', { name: 'Vérifier' }).press('Enter');
      await expect(desk.locator('.import-counts')).toContainText('Aucune nouvelle', { timeout: 30_000 });
      await expect(desk.locator('.import-faults')).toHaveCount(0);
      const all = desk.getByRole('group', { name: 'Pour toutes :' }).getByRole('button', { name: 'Même personne : compléter' });
      if (await all.isVisible()) await all.press('Enter');
      await desk.getByRole('button', { name: /^Importer \d+ lignes$/ }).press('Enter');
      await expect(desk.locator('.strip')).toContainText('Aucune fiche créée, aucune complétée');
    });
    await test.step('devices come from the second sheet of a workbook; a known label is updated by choice', async () => {
      await signInDesk(antenne);
      const [known] = (await ask(antenne, 'devices.list', {})) as { name: string; label: string }[];
      const rows = [
        ['N° d’inventaire', 'Type', 'Étiquette', 'Modèle', 'Date d’achat', 'Valeur', 'État', 'Observations'],
        ['PL-101', 'PC portable', '', 'ThinkPad E14', { attributes: 's="1"', inside: '<v>45901</v>' }, 649.9, 'dispo', 'privé'],
        [known?.name ?? '', 'PC portable', known?.label ?? '', 'ThinkPad T14', '', '', 'en panne', ''],
        ['PL-103', 'PC portable', 'BIDON', '', '', '', '', ''],
      ];
      const path = file(
        'parc.xlsx',
        makeXlsx([
          { name: 'Lisez-moi', rows: [['Parc 2026']] },
          { name: 'Parc', rows },
        ]),
      );
      await desk.keyboard.press('Alt+3');
      await desk.getByRole('button', { name: 'Matériel', exact: true }).click();
      await desk.getByRole('button', { name: 'Importer', exact: true }).press('Enter');
      await choose(desk, path);
      await expect(desk.getByText('Il manque : Nom, Type')).toBeVisible();
      await desk.getByLabel('Feuille').selectOption('Parc');
      await desk.getByRole('button', { name: 'Vérifier' }).press('Enter');
      await expect(desk.locator('.import-faults tbody tr')).toHaveCount(1);
      await expect(desk.getByText('même étiquette')).toBeVisible();
      await desk.getByLabel('Même appareil : mettre à jour').check();
      await desk.getByRole('button', { name: 'Importer les 2 lignes correctes' }).press('Enter');
      await expect(desk.locator('.strip')).toContainText('1 appareil ajouté, 1 mis à jour');
      await desk.getByLabel('Chercher (nom, modèle').fill('PL-101');
      await expect(desk.locator('table.rows tbody tr')).toContainText('ThinkPad E14');
    });
    await test.step('the whole import is taken back with one key', async () => {
      await desk.getByLabel('Chercher (nom, modèle').fill('');
      await desk.locator('nav').getByRole('button', { name: 'Prêts' }).focus();
      await desk.keyboard.press('Control+z');
      await expect(desk.locator('.strip')).toContainText('Annulé');
      expect(JSON.stringify(await ask(antenne, 'devices.list', {}))).not.toContain('PL-101');
    });
  } finally {
    await browser.close();
    await antenne.stop();
  }
});
