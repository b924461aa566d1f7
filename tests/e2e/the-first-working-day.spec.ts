import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { pagesFolder } from '../support/antenne.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { type RawTerminal, visitOf } from '../support/raw-terminal.ts';
import { type ReaderClient, readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';
import { fillYear } from '../support/year-of-facts.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const HOSTILE = `<img src=x onerror="document.title='pirate'"><script>document.title='pirate'</script> =1+1 "&amp;`;
/** Monday 2 November 2026, 9:05 in Lyon: October is over. */
const clock = fakeClock(Date.parse('2026-11-02T08:05:00.000Z'));
let central: TestCentral;
let terminals: ReadonlyMap<string, RawTerminal>;
let browser: Browser;
let manager: ReaderClient;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  central = await startTestCentral(clock, undefined, join(pagesFolder, 'central'));
  terminals = await fillYear(central, clock.now, { from: '2026-08-31', to: '2026-10-31' });
  manager = readerClient(central.url);
  await manager.signIn('coordination', central.firstPassphrase);
  const executablePath = findChromium();
  browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
});
test.afterAll(async () => {
  await browser.close();
  await central.close();
});

/** Fails on whatever the page's policy refuses and on every error: a page that works makes neither. */
async function open(name: string, passphrase: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', acceptDownloads: true })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) throw new Error(message.text());
  });
  await page.goto(central.url);
  await page.getByLabel('Compte').fill(name);
  await page.getByLabel('Phrase de passe').fill(passphrase);
  await page.getByLabel('Phrase de passe').press('Enter');
  await expect(page.getByTestId('month')).toBeVisible();
  return page;
}
const bytesOf = async (page: Page, act: () => Promise<void>): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

test('a coordinator’s first working day: read, compare, comment, close, export, and a late visit makes version 2', async () => {
  test.setTimeout(240_000);
  const page = await open('coordination', central.firstPassphrase);
  await test.step('the month that is over opens first, whole', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Octobre 2026');
    await expect(page.getByText('Complet, à figer')).toBeVisible();
    await expect(page.locator('[data-site=GER]')).toContainText('Gerland');
    await page.getByRole('button', { name: 'Passages' }).click();
    await expect(page.getByRole('note').filter({ hasText: 'Arrivées d’une personne' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('every column of the month and every number of its sections says what it counts', async () => {
    const heads = page.locator('table.overview thead th button');
    await expect(heads).toHaveCount(9);
    await page.getByRole('button', { name: 'Reçu' }).click();
    await expect(page.getByRole('note').filter({ hasText: 'Demi-journées d’ouverture reçues' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('she sees each antenne against the month before and, where there was one, the year before', async () => {
    await expect(page.locator('.tiles li').first()).toContainText('en un mois');
    await expect(page.locator('.told').first()).toContainText('qu’en septembre');
    await expect(page.getByText(/^Ces chiffres reposent sur toutes les demi-journées attendues/)).toBeVisible();
  });
  await test.step('nothing can be sent before a version is frozen, and the page says what to do', async () => {
    await page.goto(`${central.url}/#/exports?mois=2026-10`);
    await expect(page.getByText('Seule une version figée peut être transmise')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Préparer un fichier' })).toBeDisabled();
    await page.goto(`${central.url}/#/rapport?mois=2026-10&usage=transmettre`);
    await expect(page.getByText('Seule une version figée peut être transmise')).toBeVisible();
    await expect(page.getByRole('button', { name: 'PDF' })).toHaveCount(0);
  });
  await test.step('where the server has no browser, the PDF says what to do instead', async () => {
    await page.goto(`${central.url}/#/rapport?mois=2026-10`);
    await page.route('**/api/report.pdf?*', (route) => route.fulfill({ status: 501, contentType: 'application/problem+json', body: '{"code":"no-browser"}' }));
    await page.getByRole('button', { name: 'PDF' }).click();
    await expect(page.getByRole('alert')).toContainText('Enregistrer au format PDF');
    await page.unroute('**/api/report.pdf?*');
    await page.getByRole('button', { name: 'Attentes d’un poste', exact: true }).click();
    await expect(page.getByRole('note').filter({ hasText: 'terminées sur un poste' })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('she sets the convention and its objective', async () => {
    await page.keyboard.press('Alt+8');
    await page.getByRole('link', { name: 'Objectifs' }).click();
    await page.getByLabel('Nom').fill(`Convention ${HOSTILE}`.slice(0, 80));
    await page.getByLabel('Du', { exact: true }).fill('2026-02-15');
    await page.getByLabel('Au', { exact: true }).fill('2027-02-14');
    await page.getByRole('button', { name: 'Créer la convention' }).click();
    await page.getByRole('button', { name: 'Saisir : Passages, Toutes les antennes' }).click();
    await page.getByLabel('Objectif à la fin de la convention').fill('20000');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('cell', { name: /20\s?000/ })).toBeVisible();
  });
  await test.step('she enters when Gerland opens and a day off for all, and what the terminals are handed', async () => {
    await page.getByRole('link', { name: 'Ouverture' }).click();
    await page.getByLabel('Antenne').first().selectOption('GER');
    await page.getByLabel('vendredi, soir, de').fill('18h30');
    await page.getByRole('button', { name: 'Enregistrer la semaine de Gerland' }).click();
    await expect(page.getByRole('alert')).toContainText('Donnez deux heures');
    await page.getByLabel('vendredi, soir, à').fill('20');
    await page.getByRole('button', { name: 'Enregistrer la semaine de Gerland' }).click();
    await expect(page.getByText('Rien n’est saisi pour cette antenne')).toBeHidden();
    await expect(page.getByLabel('vendredi, soir, de')).toHaveValue('18:30');
    await page.getByLabel('Jour', { exact: true }).fill('2026-12-24');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await expect(page.getByRole('row', { name: /24 décembre 2026/ })).toContainText('Fermé');
    await page.getByRole('link', { name: 'Organisation' }).click();
    await page.getByRole('button', { name: 'Changer : Gerland' }).click();
    await page.getByLabel('Arrondissements de résidence').fill('7');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(page.getByRole('row', { name: /GER/ })).toContainText('7');
    await page.getByText('Nouvelle version').click();
    await page.getByLabel('À accepter à partir du').fill('2026-12-01');
    await page.getByLabel('Texte en français').fill('Je respecte les autres.');
    await page.getByRole('button', { name: 'Publier cette version' }).click();
    await expect(page.getByRole('button', { name: 'Lire la version 1' })).toBeVisible();
  });
  await test.step('she compares, by keyboard alone, and reads the numbers under the picture', async () => {
    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('figure').filter({ hasText: 'CEJ venus' }).getByRole('link', { name: 'Saisir un objectif' })).toBeVisible();
    await expect(page.getByRole('img', { name: /^Passages : .* de retard sur le prévu/ })).toBeVisible();
    await expect(page.getByText(/^Ces chiffres reposent sur [\d\s]+ demi-journées reçues sur/)).toBeVisible();
    await expect(page.locator('.pairs div').filter({ hasText: 'Gerland' })).toHaveText(/\d+ \/ \d+$/);
    await page.keyboard.press('Alt+4');
    await expect(page.getByRole('img', { name: /Voltaire en tête/ })).toBeVisible();
    await page.keyboard.press('F2');
    await expect(page.getByRole('columnheader', { name: 'oct. 26' })).toBeVisible();
    await page.keyboard.press('F2');
    await page.keyboard.press('F7');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Septembre 2026');
    await page.keyboard.press('F8');
  });
  await test.step('she comments; what she writes is text, whatever it looks like', async () => {
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Ajouter un commentaire : Passages, personnes, heures' }).click();
    await page.getByRole('textbox', { name: 'Commentaire' }).fill(HOSTILE);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.locator('.comment')).toContainText(HOSTILE);
    expect(await page.title()).not.toContain('pirate');
  });
  const before = (await page.getByTestId('figures').locator('[data-figure=visits] td').first().textContent()) ?? '';
  await test.step('she validates and freezes', async () => {
    await page.getByRole('button', { name: 'Valider et figer' }).click();
    // A key pressed twice freezes nothing.
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Fermer' })).toBeFocused();
    await page.getByRole('dialog').getByRole('button', { name: 'Figer la version 1' }).click();
    await expect(page.locator('.state').getByText('Figé, version 1')).toBeVisible();
    await expect(page.getByTestId('versions').locator('code')).toHaveText(/^[0-9a-f]{64}$/);
  });
  await test.step('she takes the version away as PDF, Excel and CSV', async () => {
    await page.getByLabel('Version').selectOption('1');
    await expect(page.getByTestId('stamp')).toContainText(/Version 1 · .* empreinte SHA-256 [0-9a-f]{64}/);
    const pdf = await bytesOf(page, () => page.getByRole('button', { name: 'PDF' }).click());
    expect(pdf.name).toBe('rapport-2026-10-v1-interne.pdf');
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.bytes.toString('latin1')).toContain('/StructTreeRoot');
    expect(pdf.bytes.length).toBeGreaterThan(50_000);
    await page.getByText('À transmettre : petits nombres masqués').click();
    await expect(page.getByTestId('leaving')).toBeVisible();
    await expect(page.getByTestId('leaving').getByText('masqué', { exact: true }).first()).toBeAttached();
    const small = await page.getByTestId('leaving').locator('table.figures td').allTextContents();
    expect(small.length).toBeGreaterThan(100);
    expect(small.filter((text) => /^[1-4]$/.test(text.trim()))).toEqual([]);
    const lending = (name: string) => page.getByTestId('leaving-lending').locator('.pairs div').filter({ hasText: name }).locator('dd');
    await expect(lending('Taux d’usage, ordinateurs portables')).toHaveText(/^\d+\s%$/);
    await expect(lending('Prêts dont l’incident est dit')).toHaveText(/^\d+$/);
    await expect(page.getByTestId('leaving').locator('.comment')).toContainText(HOSTILE);
    const sent = await bytesOf(page, () => page.getByRole('button', { name: 'PDF' }).click());
    expect(sent.name).toBe('rapport-2026-10-v1-diffusable.pdf');
    expect(sent.bytes.toString('latin1')).toContain('/StructTreeRoot');
    await page.getByText('Interne : chiffres exacts').click();
    await page.getByRole('main').getByRole('link', { name: 'Exports' }).click();
    for (const [format, start] of [
      ['xlsx', 'PK'],
      ['csv', '﻿'],
    ] as const) {
      await page.getByLabel('Format').selectOption(format);
      await page.getByRole('button', { name: 'Préparer un fichier' }).click();
      const line = page.getByRole('row').filter({ hasText: `.${format}` });
      await expect(line).toBeVisible();
      const file = await bytesOf(page, () => line.getByRole('link', { name: 'Télécharger' }).click());
      expect(file.bytes.toString().startsWith(start), format).toBe(true);
    }
  });
  await test.step('a visit that comes late changes nothing that is frozen, and is told', async () => {
    clock.advance(2 * 86_400_000);
    await manager.signIn('coordination', central.firstPassphrase);
    const gerland = terminals.get('GER');
    const late = visitOf({ day: '2026-10-12', arrivedAt: '2026-10-12T08:00:00.000Z', person: `2026-${'9'.repeat(17)}` });
    expect((await gerland?.send(gerland.seal([late])))?.status).toBe(201);
    await page.goto(`${central.url}/#/mois`);
    await page.reload();
    await page.getByLabel('Compte').fill('coordination');
    await page.getByLabel('Phrase de passe').fill(central.firstPassphrase);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await expect(page.getByTestId('month')).toBeVisible();
    await page.keyboard.press('Alt+2');
    await expect(page.getByText(/\+1 passages, Gerland, 12 oct., reçu le 4 nov./)).toBeVisible();
    await page.getByRole('button', { name: 'Figer la version 2' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Figer la version 2' }).click();
    await expect(page.locator('.state').getByText('Figé, version 2')).toBeVisible();
    await page.getByLabel('Version').selectOption('1');
    await expect(page.getByTestId('stamp')).toContainText('Version 1');
    expect(await page.getByTestId('figures').locator('[data-figure=visits] td').first().textContent()).toBe(before);
    await page.getByLabel('Version').selectOption('2');
    await expect(page.getByTestId('stamp')).toContainText('Version 2');
    expect(await page.getByTestId('figures').locator('[data-figure=visits] td').first().textContent()).not.toBe(before);
    await expect(page.getByTestId('versions')).toContainText('Différences avec la version 1');
  });
  await test.step('days that are over and did not come: a message to the antenne is ready', async () => {
    await page.goto(`${central.url}/#/completude?mois=2026-11`);
    await page.getByRole('button', { name: 'Relancer Gerland' }).click();
    await expect(page.getByRole('dialog').getByLabel('Message')).toHaveValue(/lundi 2 novembre 2026 : matin et après-midi[\s\S]*Envoyer maintenant/);
    await page.getByRole('button', { name: 'Copier le message' }).click();
    await expect(page.getByRole('dialog').getByText(/Le message est (copié|sélectionné)/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ouvrir un courriel' })).toHaveAttribute('href', /^mailto:\?subject=Espace.*&body=Bonjour/);
    await page.keyboard.press('Escape');
  });
  await test.step('the history tells what she did', async () => {
    await page.goto(`${central.url}/#/administration?partie=historique`);
    for (const act of ['Mois figé', 'Commentaire ajouté', 'Objectif changé', 'Convention saisie', 'Fichier préparé'])
      await expect(page.getByRole('cell', { name: act }).first()).toBeVisible();
    await expect(page.getByRole('cell', { name: 'Gerland', exact: true })).toHaveCount(2);
  });
});

test('who only reads sees everything and can change nothing', async () => {
  const made = await manager.post('/api/accounts', { name: 'lectrice', role: 'read' });
  const { passphrase } = (await made.json()) as { passphrase: string };
  const page = await open('lectrice', passphrase);
  await page.keyboard.press('Alt+2');
  await expect(page.getByTestId('report')).toBeVisible();
  await expect(page.getByRole('button', { name: /[Ff]iger|commentaire/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
  const refused = await page.evaluate(() =>
    fetch('./api/reports/closings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ month: '2026-09', version: 1, acceptMissing: true }),
    }).then(({ status }) => status),
  );
  expect(refused).toBe(403);
  await page.getByRole('link', { name: 'Mon compte' }).click();
  await page.getByLabel('Phrase de passe actuelle').fill(passphrase);
  await page.getByRole('button', { name: 'Tirer une nouvelle phrase' }).click();
  await expect(page.getByTestId('passphrase')).not.toHaveText(passphrase);
});

test('every page is free of what axe calls a fault (WCAG 2.2 AA), and keeps inside 1366 pixels, even enlarged twice', async () => {
  await manager.signIn('coordination', central.firstPassphrase);
  const page = await open('coordination', central.firstPassphrase);
  await page.setViewportSize({ width: 1366, height: 768 });
  const pages = ['mois', 'rapport', 'rapport?mois=2026-10&usage=transmettre', 'montee-en-charge', 'comparaison', 'completude', 'public', 'exports'];
  const parts = ['terminaux', 'organisation', 'ouverture', 'objectifs', 'clotures', 'conservation', 'comptes', 'historique', 'mon-compte'].map(
    (part) => `administration?partie=${part}`,
  );
  for (const path of [...pages, ...parts]) {
    await page.goto(`${central.url}/#/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await page.waitForLoadState('networkidle');
    await page.evaluate(axe);
    const faults = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
        .then(({ violations, passes }) => passes.length < 5 ? ['axe saw nothing'] :
        violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`,
    );
    expect.soft(faults, path).toEqual([]);
    expect.soft(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(1366);
    // What a browser at 200 % leaves to the page (WCAG 1.4.10).
    await page.setViewportSize({ width: 683, height: 384 });
    expect.soft(await page.evaluate('document.documentElement.scrollWidth'), `${path} at 200 %`).toBeLessThanOrEqual(683);
    await page.setViewportSize({ width: 1366, height: 768 });
  }
});
