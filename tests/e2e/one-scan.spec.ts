import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Locator, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { writeCardVideo } from '../support/fake-video.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

const NINE = Date.parse('2026-11-24T08:05:00.000Z');

/** A practice antenne with its desk signed in, a Chromium whose camera sees the card of the first member. */
async function scene(
  play: (given: { antenne: Antenne; browser: Browser; ask: (method: string, input: unknown) => Promise<unknown> }) => Promise<void>,
): Promise<void> {
  const antenne = await startAntenne(NINE);
  const ask = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
    return reply.value;
  };
  const { passphrase } = (await ask('setup.startPractice', {})) as { passphrase: string };
  await ask('staff.signIn', { staffId: 1, passphrase });
  const video = join(mkdtempSync(join(tmpdir(), 'accueil-film-')), 'card.y4m');
  writeCardVideo(video, cardOfMember(antenne, 1));
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: [...quietFlags, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    await play({ antenne, browser, ask });
  } finally {
    await browser.close();
    await antenne.stop();
  }
}
/** What a field of a form has in the browser. */
interface Field {
  readonly type: string;
  readonly value: string;
  readonly checked?: boolean;
}
const contentOf = (field: Locator): Promise<readonly unknown[]> =>
  field.evaluate((element) => [(element as unknown as Field).value, (element as unknown as Field).checked === true]);
const open = async (browser: Browser, address: string): Promise<Page> => {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1366, height: 768 } })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return page;
};
const plug = async (antenne: Antenne, ask: (method: string, input: unknown) => Promise<unknown>): Promise<void> => {
  antenne.hid.plug();
  antenne.tick();
  await expect.poll(async () => (await ask('scanners.status', {})) as object).toMatchObject({ hid: 'ready' });
};

test('one person read by keyboard, USB and camera within a second is one arrival; two persons a tenth of a second apart are two', async () => {
  await scene(async ({ antenne, browser, ask }) => {
    const { secretsKeptBy: _kept, ...settings } = (await ask('settings.get', {})) as { secretsKeptBy: string };
    await ask('settings.set', { ...settings, cameraEnabled: true });
    await plug(antenne, ask);
    const kiosk = await open(browser, antenne.loopback.address('kiosk'));
    await kiosk.getByRole('heading', { name: /^Bonjour \p{L}/u }).waitFor({ timeout: 60_000 });
    const card = cardOfMember(antenne, 1);
    antenne.clock.advance(400);
    antenne.hid.send(reportsFor(card, hidLayouts.honeywell));
    antenne.clock.advance(400);
    await scanKeys(kiosk, card);
    await ask('settings.set', { ...settings, cameraEnabled: false });
    const [second, third] = [cardOfMember(antenne, 2), cardOfMember(antenne, 3)];
    await scanKeys(kiosk, second);
    antenne.clock.advance(100);
    antenne.hid.send(reportsFor(third, hidLayouts.honeywell));
    await expect.poll(async () => ((await ask('visits.board', {})) as { present: number }).present).toBe(3);
    expect(await ask('visits.board', {})).toMatchObject({ present: 3, visitsToday: 3 });
  });
});

test('a scan in each field of each screen of the desk leaves the field as it was, and the focus there', async () => {
  await scene(async ({ antenne, browser }) => {
    const desk = await open(browser, antenne.loopback.address('desk'));
    await expect(desk.locator('.board')).toBeVisible();
    await scanKeys(desk, cardOfMember(antenne, 2));
    await expect(desk.locator('tbody tr')).toHaveCount(1);
    const device = labelOf(antenne, 'devices', 'PC 02');
    let fields = 0;
    for (const screen of ['Présences', 'Postes', 'Prêts', 'Personnes', 'Clôture', 'Envoi', 'Réglages']) {
      await desk.locator('nav').getByText(screen).click();
      await expect(desk.locator('nav [aria-current=page]')).toHaveText(screen);
      await expect(desk.locator('main.screen .skeleton')).toHaveCount(0);
      const found = desk.locator('main.screen').locator('input:visible, select:visible, textarea:visible');
      for (let n = 0; n < (await found.count()); n++) {
        const field = found.nth(n);
        const kind = await field.evaluate((element) => (element as unknown as Field).type);
        if (kind === 'text' || kind === 'search' || kind === 'password') await field.fill('mar');
        const before = await contentOf(field);
        await field.focus();
        antenne.clock.advance(40_000);
        await scanKeys(desk, device);
        await expect(desk.locator('.strip').getByText(/PC 02/)).toBeVisible();
        expect([screen, n, kind, await contentOf(field)]).toEqual([screen, n, kind, before]);
        await expect(field).toBeFocused();
        fields += 1;
      }
    }
    expect(fields).toBeGreaterThan(10);
  });
});
