import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Download, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { enrolmentLink } from '../../shared/domain/enrolment-link.ts';
import { pagesFolder, startAntenne } from '../support/antenne.ts';
import { readByWasm, seenAt } from '../support/both-engines.ts';
import { startTestCentral } from '../support/central.ts';
import { openDesk } from '../support/open-desk.ts';
import { scanKeys } from '../support/scan-keys.ts';

/** The download that an act starts, kept under its own name as on a USB key. */
async function carried(page: Page, folder: string, act: () => Promise<void>): Promise<string> {
  const [download] = (await Promise.all([page.waitForEvent('download'), act()])) as [Download, void];
  const file = join(folder, download.suggestedFilename());
  writeFileSync(file, readFileSync(await download.path()));
  return file;
}

test('an antenne is linked by scanning a square, loses its network, and its day travels on a USB key there and back', async () => {
  test.setTimeout(180_000);
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const central = await startTestCentral(antenne.clock, undefined, join(pagesFolder, 'central'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const desk = await openDesk(browser, antenne);
    const coordinator = await (await browser.newContext({ locale: 'fr-FR', acceptDownloads: true })).newPage();
    await coordinator.goto(central.url);
    await coordinator.getByLabel('Compte').fill('coordination');
    await coordinator.getByLabel('Phrase de passe').fill(central.firstPassphrase);
    await coordinator.getByLabel('Phrase de passe').press('Enter');
    await coordinator.getByRole('link', { name: 'Administration' }).click();

    // The square on central's page holds the address and the code; the desk's scanner types them.
    await coordinator.getByLabel('Code de l’antenne').fill('GER');
    await coordinator.getByLabel('Nom de l’antenne').fill('Gerland');
    await coordinator.getByRole('button', { name: 'Créer le code' }).click();
    const code = ((await coordinator.getByTestId('enrolment-code').textContent()) ?? '').replace(' ', '');
    const square = (await coordinator.getByRole('img', { name: /Code d’inscription/ }).evaluate((svg) => svg.outerHTML))
      .replace('class="qr-ground"', 'fill="#fff"')
      .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" ');
    const link = enrolmentLink({ centralUrl: central.url, code });
    expect(await readByWasm(await seenAt(square, { dpi: 96 }))).toBe(link);
    await desk.locator('nav').getByText('Envoi').click();
    await desk.getByLabel('Code d’inscription').focus();
    await scanKeys(desk, link);
    await expect(desk.getByLabel('Code d’inscription')).toHaveValue(code);
    await expect(desk.getByLabel('Adresse du serveur')).toHaveValue(central.url);
    await desk.getByRole('button', { name: 'Relier', exact: true }).click();
    const words = await desk.getByText(/quatre mots/).textContent();
    await coordinator.reload();
    await expect(coordinator.getByRole('cell', { name: (words ?? '').split(/:\s/).at(-1) ?? 'none' })).toBeVisible();

    // No network: the desk writes its file, the coordinator takes it twice, and brings the answer.
    antenne.network.weather = 'down';
    const visit = { actionId: crypto.randomUUID(), memberId: 1 };
    expect(await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, 'visits.arrive', visit)).toMatchObject({ ok: true });
    await desk.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expect(desk.getByText(/Dernière erreur/)).toBeVisible();
    const file = await carried(desk, antenne.folder, () => desk.getByRole('button', { name: 'Écrire sur une clé USB' }).click());
    expect(file).toMatch(/envoi-ger-1-202611240805\.accueil$/);
    await expect(desk.getByText('Ces données attendent toujours ici')).toBeVisible();
    const take = () => coordinator.locator('input[type=file]').setInputFiles(file);
    await take();
    await expect(coordinator.getByText(/envoi(s)? nouveau/)).toBeVisible();
    await take();
    await expect(coordinator.getByText(/déjà connu/)).toBeVisible();
    writeFileSync(join(antenne.folder, 'autre.accueil'), 'photo');
    await coordinator.locator('input[type=file]').setInputFiles(join(antenne.folder, 'autre.accueil'));
    await expect(coordinator.getByText(/Rien n’a été importé/)).toBeVisible();
    await take();
    const answer = await carried(coordinator, antenne.folder, () => coordinator.getByRole('button', { name: 'Enregistrer la réponse à rapporter' }).click());
    await desk.locator('input[type=file]').setInputFiles(file);
    await expect(desk.getByText(/pas signé par notre serveur/)).toBeVisible();
    await desk.locator('input[type=file]').setInputFiles(answer);
    await expect(desk.getByText(/Plus rien n’attend/)).toBeVisible();
    await expect(desk.getByRole('heading', { name: 'Ce que la coordination transmet' })).toBeVisible();

    antenne.network.weather = 'fine';
    await desk.getByRole('button', { name: /Réessayer|Envoyer maintenant/ }).click();
    await expect(desk.getByText('Tout est envoyé.')).toBeVisible();
    await desk.getByRole('button', { name: 'Renouveler la clé' }).click();
    await expect(desk.getByText('La clé est renouvelée.')).toBeVisible();
  } finally {
    await browser.close();
    await antenne.stop();
    await central.close();
  }
});
