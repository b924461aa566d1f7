import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeXlsx } from '../support/make-xlsx.ts';
import type { Stage } from './stage.ts';

/** Spreadsheets: the file, its columns, what would come of it; people and devices; and out again. */
export async function importScreens({ antenne, shoot }: Pick<Stage, 'antenne' | 'shoot'>, desk: Page): Promise<void> {
  const choose = async (name: string, bytes: Uint8Array): Promise<void> => {
    const path = join(antenne.folder, name);
    writeFileSync(path, bytes);
    await desk.getByLabel('Choisir un fichier').setInputFiles(path);
  };
  await desk.keyboard.press('F2');
  await desk.getByRole('button', { name: 'Importer', exact: true }).click();
  await desk.getByText('Colonnes nécessaires').waitFor();
  await shoot(desk, 'desk-import-file');
  const people = [
    'N° SÉCU;NOM;Prénom;Date de naissance;Code postal;Dispositif;Téléphone',
    '0;Kravets-Exemple;Zlata;12/03/2004;69003;CEJ;0',
    '0;Camara-Exemple;Moussa;04;69007;PACEA;0',
    '0;Duboiss-Exemple;Chloé;2003;7e;Garantie jeunes;0',
    '0;Diallo-Exemple;Fatou;;;;0',
    '0;Ngo-Exemple;Linh;31/02/2004;69100;CEJ;0',
    '0;Haddad-Exemple;Sami;2005;69008;CEJ;0',
  ];
  await choose('jeunes.csv', Buffer.from(people.join('\r\n'), 'latin1'));
  await desk.getByText('Mots à expliquer').waitFor();
  await shoot(desk, 'desk-import-columns');
  await desk.getByLabel('Dispositif : « Garantie jeunes »').selectOption('other');
  await desk.getByRole('button', { name: 'Vérifier' }).click();
  await desk.locator('.import-doubts fieldset').waitFor();
  await shoot(desk, 'desk-import-check');
  await desk.getByLabel('Même personne : compléter').check();
  await desk.getByRole('button', { name: /^Importer les/ }).click();
  await desk
    .locator('.strip')
    .getByText(/fiches créées/)
    .waitFor();
  await desk.getByLabel('Chercher une personne').fill('exemple zlata');
  await desk.locator('.people button').first().click();
  await shoot(desk, 'desk-imported');
  await desk.getByRole('button', { name: 'Exporter', exact: true }).click();
  await desk.getByText('Votre phrase de passe').waitFor();
  await shoot(desk, 'desk-export');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Alt+3');
  await desk.getByRole('button', { name: 'Matériel', exact: true }).click();
  await desk.getByRole('button', { name: 'Importer', exact: true }).waitFor();
  await shoot(desk, 'desk-inventory-import');
  await desk.getByRole('button', { name: 'Importer', exact: true }).click();
  const rows = [
    ['N° d’inventaire', 'Type', 'Modèle', 'N° de série', 'Date d’achat', 'Prix', 'État', 'Accessoires'],
    ['PL-101', 'PC portable', 'ThinkPad E14', 'PF3X901', '12/09/2025', 649.9, 'dispo', 'chargeur, souris'],
    ['PL-102', 'PC portable', 'ThinkPad E14', 'PF3X902', '12/09/2025', 649.9, 'en panne', 'chargeur'],
    ['TAB-9', 'Tablette', 'Galaxy Tab A9', 'R92X1', '01/10/2025', 219, 'dispo', ''],
    ['TAB-10', 'Tablette', 'Galaxy Tab A9', { attributes: '', inside: '<f>D4</f>' }, '31/02/2025', 219, 'dispo', ''],
  ];
  await choose('parc.xlsx', makeXlsx([{ name: 'Parc', rows }]));
  await desk.getByRole('button', { name: 'Vérifier' }).click();
  await desk.locator('.import-faults').waitFor();
  await shoot(desk, 'desk-import-devices');
  await desk.keyboard.press('Escape');
}
