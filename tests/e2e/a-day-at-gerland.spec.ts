import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import type { MonthTotals } from '../../shared/domain/counting.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { type Antenne, pagesFolder, startAntenne } from '../support/antenne.ts';
import { startTestCentral } from '../support/central.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { writeCardVideo } from '../support/fake-video.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-24T08:05:00.000Z');

/** One day through the real pages, the real core on a real file, and a real central over HTTP. */
test('a day at Gerland: three arrivals by three readers, a seat, a loan, a cut network, and the same month on both sides', async () => {
  const antenne = await startAntenne(NINE);
  const central = await startTestCentral(antenne.clock, undefined, join(pagesFolder, 'central'));
  const video = join(mkdtempSync(join(tmpdir(), 'accueil-film-')), 'card.y4m');
  let browser: Browser | undefined;
  try {
    const passphrase = await setUp(antenne);
    const aya = await register(antenne, 'Aya', 'Benali');
    const noe = await register(antenne, 'Noé', 'Martin');
    const ines = await register(antenne, 'Inès', 'Roux');
    // Noé signed the framework agreement when he enrolled: his loans are two scans.
    await ask(antenne, 'loans.signFramework', { actionId: crypto.randomUUID(), memberId: noe, signed: { how: 'paper' } });
    await ask(antenne, 'staff.signOut', {});
    writeCardVideo(video, cardOfMember(antenne, ines));
    browser = await launch(video);
    const desk = await openPage(browser, antenne, 'desk');
    const kiosk = await openPage(browser, antenne, 'kiosk');
    await desk.getByLabel('Phrase de passe').fill(passphrase);
    await desk.getByRole('button', { name: 'Ouvrir l’accueil' }).click();
    await expect(desk.locator('.empty')).toHaveText('Personne pour l’instant. La borne est prête.');

    // Aya, by a keyboard scanner, chooses a purpose with one touch.
    await scanKeys(kiosk, cardOfMember(antenne, aya));
    await expect(kiosk.getByRole('heading', { name: 'Bonjour Aya !' })).toBeVisible();
    await kiosk.getByRole('button', { name: 'Démarche en ligne' }).click();
    await expect(kiosk.getByText('Merci. Bonne visite !')).toBeVisible();
    await expect(desk.getByText('Aya B.')).toBeVisible();

    // Noé, by the reports of a HID scanner plugged in just now.
    antenne.hid.plug();
    antenne.tick();
    await expect.poll(async () => (await ask(antenne, 'scanners.status', {})) as object).toMatchObject({ hid: 'ready' });
    antenne.hid.send(reportsFor(cardOfMember(antenne, noe), hidLayouts.honeywell));
    await expect(kiosk.getByRole('heading', { name: 'Bonjour Noé !' })).toBeVisible();

    // Inès, by the camera, on a film of her printed card.
    await ask(antenne, 'settings.set', { ...(await settings(antenne)), cameraEnabled: true });
    await kiosk.reload();
    await expect(kiosk.getByRole('heading', { name: 'Bonjour Inès !' })).toBeVisible({ timeout: 20_000 });
    await ask(antenne, 'settings.set', { ...(await settings(antenne)), cameraEnabled: false });
    await expect(desk.locator('tbody tr')).toHaveCount(3);

    // A session by two scans at the desk, a loan by two more, in the other order.
    antenne.clock.advance(12 * MINUTE);
    await unlockDesk(antenne, desk, passphrase);
    await scanKeys(desk, cardOfMember(antenne, aya));
    await expect(desk.getByText('Aya B. choisi·e. Scannez un appareil ou un poste.')).toBeVisible();
    await scanKeys(desk, labelOf(antenne, 'workstations', 'Poste 2'));
    await expect(desk.getByText(/Aya B\. au Poste 2 jusqu’à/)).toBeVisible();
    await scanKeys(desk, labelOf(antenne, 'devices', 'PC 14'));
    await scanKeys(desk, cardOfMember(antenne, noe));
    await expect(desk.getByText(/PC 14 prêté à Noé M\./)).toBeVisible();

    // Noé wants to leave with the laptop: the kiosk says which, the desk is told; he brings it back and leaves.
    antenne.clock.advance(50 * MINUTE);
    await unlockDesk(antenne, desk, passphrase);
    await scanKeys(kiosk, cardOfMember(antenne, noe));
    await expect(kiosk.getByText('Tu as encore : PC 14.')).toBeVisible();
    await expect(desk.getByText(/Part avec du matériel\s: Noé M\. · PC 14/)).toBeVisible();
    await scanKeys(desk, labelOf(antenne, 'devices', 'PC 14'));
    await expect(desk.getByText('PC 14 rendu par Noé M.')).toBeVisible();
    antenne.clock.advance(MINUTE);
    antenne.hid.send(reportsFor(cardOfMember(antenne, noe), hidLayouts.honeywell));
    await expect(kiosk.getByRole('heading', { name: 'À bientôt Noé !' })).toBeVisible();
    await scanKeys(desk, labelOf(antenne, 'workstations', 'Poste 2'));
    await expect(desk.getByText(/Poste 2 libéré\s: Aya B\., 51 min\./)).toBeVisible();

    // The network is cut; Aya and Inès forget to leave; the day is closed all the same.
    await ask(antenne, 'upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });
    antenne.network.weather = 'down';
    antenne.clock.set(Date.parse('2026-11-24T17:10:00.000Z'));
    await unlock(antenne, passphrase);
    await desk.reload();
    await desk.getByRole('button', { name: 'Clôture' }).click();
    await desk.getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }).click();
    await expect(desk.getByText('La journée est clôturée.')).toBeVisible();
    await desk.getByRole('button', { name: 'Envoi' }).click();
    await expect(desk.getByText(/Le serveur central ne répond pas/)).toBeVisible();
    await expect(desk.getByText(/données attendent/)).toBeVisible();

    // Restored, and sent twice more: the answer of the first is lost.
    antenne.network.weather = 'answer-lost';
    await ask(antenne, 'upload.now', {});
    antenne.network.weather = 'doubled';
    await desk.getByRole('button', { name: 'Réessayer' }).click();
    await expect(desk.getByText('Tout est envoyé.')).toBeVisible();

    // The coordinators' month equals the desk's own totals, to the unit.
    const own = ((await ask(antenne, 'reports.month', { month: '2026-11' })) as { totals: MonthTotals }).totals;
    expect(own).toMatchObject({ visits: 3, distinctPersons: 3, newPersons: 3, estimatedVisits: 2, openVisits: 0, workstationSessions: 1, loans: 1 });
    const month = await browser.newPage();
    await month.goto(central.url);
    await month.getByLabel('Compte').fill('coordination');
    await month.getByLabel('Phrase de passe').fill(central.firstPassphrase);
    await month.getByRole('button', { name: 'Se connecter' }).click();
    await expect(month.getByTestId('month')).toBeVisible();
    for (const site of ['GER', '*']) expect(await shown(month, site)).toEqual(expected(own));
  } finally {
    await browser?.close();
    await antenne.stop();
    await central.close();
  }
});

function launch(video: string): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium');
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`];
  return chromium.launch({ executablePath, args: [...quietFlags, ...camera] });
}

async function openPage(browser: Browser, antenne: Antenne, role: 'kiosk' | 'desk'): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: role === 'kiosk' ? { width: 1280, height: 800 } : { width: 1366, height: 768 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(antenne.loopback.address(role));
  return page;
}

async function ask(antenne: Antenne, method: string, input: unknown): Promise<unknown> {
  const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
  return reply.value;
}
const settings = async (antenne: Antenne): Promise<object> => {
  const { secretsKeptBy: _kept, ...stored } = (await ask(antenne, 'settings.get', {})) as { secretsKeptBy: string };
  return stored;
};

async function setUp(antenne: Antenne): Promise<string> {
  const made = (await ask(antenne, 'setup.createReal', {
    sites: [
      { code: 'GER', name: 'Gerland', districts: ['7'] },
      { code: 'PEN', name: 'Pentes', districts: ['1', '2', '4'] },
    ],
    thisSite: 'GER',
    timeZone: 'Europe/Paris',
    workstations: 3,
    staffName: 'Camille',
    organisationKey: null,
  })) as { passphrase: string };
  await unlock(antenne, made.passphrase);
  await ask(antenne, 'devices.add', { actionId: crypto.randomUUID(), name: 'PC 14', kind: 'laptop' });
  return made.passphrase;
}
/** The clock jumps by hours here; a person would unlock the desk each time. */
const unlock = (antenne: Antenne, passphrase: string): Promise<unknown> => ask(antenne, 'staff.signIn', { staffId: 1, passphrase });
/** The same for a desk whose page is open: it is left as somebody finds it who scans next, or the page might still change from locked to open under the scan. */
async function unlockDesk(antenne: Antenne, desk: Page, passphrase: string): Promise<void> {
  await unlock(antenne, passphrase);
  const listens = desk.waitForResponse((answer) => answer.url().endsWith('/events'));
  await desk.reload();
  await listens;
  await expect(desk.getByRole('button', { name: 'Verrouiller' })).toBeVisible();
}

async function register(antenne: Antenne, firstName: string, lastName: string): Promise<number> {
  const made = await ask(antenne, 'members.register', { actionId: crypto.randomUUID(), firstName, lastName, birthYear: 2005, district: '7', programme: 'cej' });
  return (made as { memberId: number }).memberId;
}

const shownFigures = [
  'visits',
  'distinctPersons',
  'newPersons',
  'presenceMinutes',
  'estimatedVisits',
  'workstationSessions',
  'workstationMinutes',
  'loans',
] as const;
/** The figures of an antenne's monthly report, `*` for all. */
async function shown(page: Page, site: string): Promise<Record<string, string>> {
  await page.goto(`${new URL(page.url()).origin}/#/rapport?antenne=${encodeURIComponent(site)}`);
  const table = page.getByTestId('figures');
  const pairs = await Promise.all(shownFigures.map(async (name) => [name, (await table.locator(`[data-figure=${name}] td`).first().textContent()) ?? '']));
  return Object.fromEntries(pairs);
}
function expected(totals: MonthTotals): Record<string, string> {
  const text = (name: (typeof shownFigures)[number]): string =>
    name.endsWith('Minutes') ? (totals[name] / 60).toLocaleString('fr-FR', { maximumFractionDigits: 1 }) : String(totals[name]);
  return Object.fromEntries(shownFigures.map((name) => [name, text(name)]));
}
