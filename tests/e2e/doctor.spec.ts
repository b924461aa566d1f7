import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { testCodeNames, testCodes } from '../../shared/domain/test-codes.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { typeStrokes } from '../support/type-strokes.ts';
import { ask } from '../screens/ask.ts';

const NINE = Date.parse('2026-11-24T08:05:00.000Z');

/** The doctor of a practice antenne, opened by keyboard alone. */
async function withDoctor(play: (given: { antenne: Antenne; desk: Page }) => Promise<void>): Promise<void> {
  const antenne = await startAntenne(NINE);
  const { passphrase } = (await ask(antenne, 'setup.startPractice', {})) as { passphrase: string };
  await ask(antenne, 'staff.signIn', { staffId: 1, passphrase });
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const desk = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    desk.setDefaultTimeout(10_000);
    await desk.goto(antenne.loopback.address('desk'));
    await expect(desk.locator('.board')).toBeVisible();
    await desk.keyboard.press('Alt+7');
    await desk.getByRole('button', { name: 'Lecteurs' }).click();
    await desk.getByRole('button', { name: 'Ouvrir le docteur lecteur' }).focus();
    await desk.keyboard.press('Enter');
    await expect(desk.getByRole('heading', { name: 'Docteur lecteur' })).toBeFocused();
    await play({ antenne, desk });
  } finally {
    await browser.close();
    await antenne.stop();
  }
}
const verdict = (desk: Page) => desk.locator('.verdict .big-line');
const present = async (antenne: Antenne): Promise<number> => ((await ask(antenne, 'visits.board', {})) as { present: number }).present;
const hidScan = (antenne: Antenne, text: string): void => antenne.hid.send(reportsFor(text, hidLayouts.honeywell));

test('plug, scan by USB and by keyboard: a verdict in words, and nothing registers until the doctor is left', async () => {
  await withDoctor(async ({ antenne, desk }) => {
    await expect(verdict(desk)).toHaveText('Aucun lecteur n’est branché.');
    antenne.hid.plug();
    antenne.tick();
    await expect(verdict(desk)).toHaveText('Scannez une carte ou un code de test.');
    const before = await present(antenne);
    const card = cardOfMember(antenne, 1);
    hidScan(antenne, card);
    await expect(verdict(desk)).toHaveText('Lecteur prêt.');
    await expect(desk.getByText('vérifiée : carte de votre organisation')).toBeVisible();
    await expect(desk.locator('.run-data').first()).toContainText('••');
    await scanKeys(desk, card);
    await expect(verdict(desk)).toHaveText(/Lecteur en mode clavier/);
    await scanKeys(desk, labelOf(antenne, 'devices', 'PC 02'));
    await expect(desk.locator('.arrived')).toContainText('étiquette de matériel');
    expect(await present(antenne)).toBe(before);
    await expect(desk.locator('.strip')).toContainText('aucun pour l’instant');
    await expect(desk.locator('main')).not.toContainText(card);

    // A hand takes a moment to reach the keyboard: what comes within 60 ms of a scan belongs to the scan.
    await desk.keyboard.press('Shift', { delay: 120 });
    await desk.keyboard.press('Alt+1');
    await expect(desk.locator('.board')).toBeVisible();
    await scanKeys(desk, card);
    await expect.poll(() => present(antenne)).toBe(before + 1);
  });
});

test('a page that is loaded again while its doctor is open lets go of the scanners at once', async () => {
  await withDoctor(async ({ antenne, desk }) => {
    antenne.hid.plug();
    antenne.tick();
    await expect(verdict(desk)).toHaveText(/Scannez/);
    const before = await present(antenne);
    await desk.reload();
    await expect(desk.locator('.board')).toBeVisible();
    hidScan(antenne, cardOfMember(antenne, 4));
    await expect.poll(() => present(antenne)).toBe(before + 1);
  });
});

test('the test codes are recognised one by one, on an AZERTY PC too, and the mix-up is explained', async () => {
  await withDoctor(async ({ antenne, desk }) => {
    antenne.hid.plug();
    antenne.tick();
    await expect(verdict(desk)).toHaveText(/Scannez/);
    for (const name of testCodeNames) hidScan(antenne, testCodes[name]);
    await expect(desk.locator('.tests-seen .seen')).toHaveCount(testCodeNames.length);
    await typeStrokes(desk, testCodes.keyboard, { scanner: 'us', pc: 'fr' });
    await expect(verdict(desk)).toHaveText(/disposition différente/);
    await expect(desk.locator('.verdict')).toContainText('comme un clavier américain');
    await typeStrokes(desk, testCodes.keyboard, { scanner: 'fr', pc: 'us' });
    await expect(desk.locator('.verdict')).toContainText('comme un clavier français (AZERTY)');
    await expect(desk.locator('.key-by-key li')).toHaveCount(testCodes.keyboard.length);
    await expect(desk.locator('.key-by-key .key-moved').first()).toHaveText('aq');
  });
});

test('strangers’ codes, a report in pieces, a print preview and a support text: each is answered, none is kept', async () => {
  await withDoctor(async ({ antenne, desk }) => {
    antenne.hid.plug();
    antenne.tick();
    await expect(verdict(desk)).toHaveText(/Scannez/);
    hidScan(antenne, 'M1GATHERGOOD/MICHAEL  EABCDEF LHRDURAK 3542 052Y003D23');
    await expect(verdict(desk)).toHaveText('Ce n’est pas une de nos cartes.');
    await expect(desk.locator('.verdict')).toContainText('une carte d’embarquement');
    await expect(desk.locator('main')).not.toContainText('GATHERGOOD');
    await typeStrokes(desk, 'https://example.org/secret', { scanner: 'us', pc: 'us' });
    await expect(desk.locator('.verdict')).toContainText('une adresse web');
    await expect(desk.locator('.arrived')).toContainText('Touches, comme un clavier');
    await expect(desk.locator('.key-by-key')).toHaveCount(0);
    await expect(desk.locator('main')).not.toContainText('secret');

    await desk.getByRole('button', { name: 'Imprimer les codes de test' }).click();
    await expect(desk.frameLocator('iframe').locator('.code')).toHaveCount(6);
    hidScan(antenne, cardOfMember(antenne, 2));
    await expect(verdict(desk)).toHaveText('Lecteur prêt.');
    await desk.keyboard.press('Escape');

    await desk.getByRole('button', { name: 'Copier pour l’assistance' }).click();
    await expect(desk.getByText(/^Copié/)).toBeVisible();
    const text = await desk.getByRole('textbox', { name: 'Copier pour l’assistance' }).inputValue();
    expect(text).toContain('Lecteur prêt.');
    expect(text).toContain('Voyager 1450 (0c2e:0001) : prêt');
    expect(text).not.toContain(cardOfMember(antenne, 2).slice(0, 5));
    await desk.keyboard.press('Escape');

    const [half] = reportsFor('x'.repeat(115), hidLayouts.honeywell);
    if (half === undefined) throw new Error('no report');
    antenne.hid.send([half]);
    antenne.hid.unplug();
    await expect(desk.getByText('Aucun lecteur USB reconnu.')).toBeVisible();
    antenne.hid.plug();
    antenne.tick();
    await expect(desk.locator('aside').getByText('Voyager 1450')).toBeVisible();
    hidScan(antenne, testCodes.card);
    await expect(desk.locator('.arrived')).toContainText('code de test « Carte »'.replaceAll(' »', '\u202f»').replaceAll('« ', '«\u202f'));
  });
});
