import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { ask } from '../screens/ask.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { firstCharter, handCharters } from '../support/charters.ts';
import { openDesk } from '../support/open-desk.ts';
import { cardOfMember } from '../support/printed.ts';
import { rawRows, rawRun } from '../support/raw-store.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { countTouches, cramped } from '../support/touched.ts';

const executablePath = findChromium();
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
] as const;

async function scene(play: (given: { antenne: Antenne; browser: Browser; desk: Page; kiosk: Page }) => Promise<void>): Promise<void> {
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const desk = await openDesk(browser, antenne);
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', hasTouch: true, viewport: sizes[0], reducedMotion: 'reduce' });
    const kiosk = await context.newPage();
    kiosk.on('pageerror', (error) => {
      throw error;
    });
    await kiosk.goto(antenne.loopback.address('kiosk'));
    await kiosk.locator('.waiting').waitFor();
    await play({ antenne, browser, desk, kiosk });
  } finally {
    await browser.close();
    await antenne.stop();
  }
}
/** Nothing is cramped at any size, and axe finds no fault (WCAG 2.2 AA). */
async function isReadable(kiosk: Page): Promise<void> {
  for (const size of sizes) {
    await kiosk.setViewportSize(size);
    expect(await cramped(kiosk), JSON.stringify(size)).toEqual([]);
  }
  await kiosk.setViewportSize(sizes[0]);
  expect(await axeFaults(kiosk)).toEqual([]);
}
const present = async (antenne: Antenne): Promise<number> => ((await ask(antenne, 'visits.board', {})) as { present: number }).present;

test('on the first visit five pictures and one touch accept the charter; the arrival is noted before, and the next scan wins', async () => {
  await scene(async ({ antenne, desk, kiosk }) => {
    handCharters(antenne, firstCharter);
    rawRun(antenne, 'UPDATE members SET birth_year = iif(id = 2, 2009, 2000)');
    const charter = kiosk.locator('main.charter');
    await scanKeys(kiosk, cardOfMember(antenne, 1));
    await expect(charter.locator('li')).toHaveCount(5);
    expect(await present(antenne)).toBe(1);
    await isReadable(kiosk);
    await scanKeys(kiosk, cardOfMember(antenne, 2));
    await expect(desk.locator('.alert')).toContainText('a moins de 18 ans');
    await charter.getByRole('button', { name: 'Plus tard' }).tap();
    await expect(kiosk.getByRole('heading', { name: 'Pourquoi viens-tu' })).toBeVisible();
    antenne.clock.advance(10_000);
    await scanKeys(kiosk, cardOfMember(antenne, 3));
    const touches = await countTouches(kiosk);
    await charter.getByRole('button', { name: 'Lire la charte' }).tap();
    await expect(charter.locator('.charter-text')).toHaveText(firstCharter.texts.fr ?? '');
    await charter.getByRole('button', { name: 'J’accepte' }).tap();
    await kiosk.getByRole('button', { name: 'Ordinateur' }).tap();
    await expect(kiosk.getByText('Merci. Bonne visite !')).toBeVisible();
    expect(await touches()).toBe(3);
    expect(await present(antenne)).toBe(3);
    expect(rawRows(antenne, 'SELECT member_id AS member, origin, language FROM charter_acceptances')).toEqual([{ member: 3, origin: 'kiosk', language: 'fr' }]);
  });
});

test('the kiosk speaks the language of the sheet, or the one touched before the scan, for that visit; kept on the sheet on request', async () => {
  await scene(async ({ antenne, kiosk }) => {
    rawRun(antenne, "UPDATE members SET language = 'ar', large_text = 1 WHERE id = 4");
    rawRun(antenne, "UPDATE members SET language = 'ps' WHERE id = 5");
    const root = kiosk.locator('.kiosk');
    const speaks = (language: string, direction: string) =>
      Promise.all([expect(root).toHaveAttribute('lang', language), expect(root).toHaveAttribute('dir', direction)]);
    await speaks('fr', 'ltr');
    await expect(kiosk.locator('.language-row button')).toHaveText(['English', 'العربية', 'Українська', 'Langues']);
    // The catalogues come once the first screen stands.
    await scanKeys(kiosk, cardOfMember(antenne, 4));
    await speaks('ar', 'rtl');
    await expect(kiosk.getByRole('heading', { level: 1 })).toContainText('مرحبًا');
    expect(await kiosk.evaluate('document.fonts.ready.then(() => document.fonts.check("700 40px Vazirmatn Variable", "مرحبا"))')).toBe(true);
    await isReadable(kiosk);
    // A language that the kiosk does not have is French, whole.
    await scanKeys(kiosk, cardOfMember(antenne, 5));
    await speaks('fr', 'ltr');
    await kiosk.getByRole('button', { name: 'Ordinateur' }).tap();
    await expect(kiosk.locator('.waiting')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Langues' }).tap();
    await expect(kiosk.locator('.languages-all button')).toHaveCount(11);
    await isReadable(kiosk);
    await kiosk.getByRole('button', { name: 'Українська' }).tap();
    await speaks('uk', 'ltr');
    await scanKeys(kiosk, cardOfMember(antenne, 6));
    await expect(kiosk.getByText('Для чого ви прийшли?')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Зберегти для моєї картки' }).tap();
    await expect(kiosk.getByText('Збережено.')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Комп’ютер' }).tap();
    await expect(kiosk.locator('.waiting')).toBeVisible();
    await speaks('fr', 'ltr');
    expect(rawRows(antenne, 'SELECT language FROM members WHERE id = 6')).toEqual([{ language: 'uk' }]);
  });
});

test('a forgotten card takes at most seven touches, or one and the desk notes the arrival; five wrong numbers end in the desk’s hands', async () => {
  await scene(async ({ antenne, desk, kiosk }) => {
    const letters = cardOfMember(antenne, 7).slice(-5);
    const type = async (text: string): Promise<void> => {
      for (const letter of text) await kiosk.getByRole('button', { name: letter, exact: true }).tap();
    };
    const touches = await countTouches(kiosk);
    await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).tap();
    await expect(kiosk.locator('.number-board button')).toHaveCount(16);
    await isReadable(kiosk);
    await type(letters);
    await expect(kiosk.getByRole('heading', { level: 1 })).toHaveText(/^Bonjour .••\u202f!$/);
    await kiosk.getByRole('button', { name: 'C’est moi', exact: true }).tap();
    await expect(kiosk.getByRole('heading', { name: 'Pourquoi viens-tu' })).toBeVisible();
    const used = await touches();
    console.log(`forgotten card: ${used} touches`);
    expect(used).toBeLessThanOrEqual(7);
    await expect(desk.locator('.alert')).toContainText('avec son numéro, sans carte');
    await desk.locator('.alert').getByRole('button', { name: 'Vu' }).click();
    await kiosk.getByRole('button', { name: 'Aide' }).tap();
    await expect(kiosk.locator('.waiting')).toBeVisible();

    await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).tap();
    await kiosk.getByRole('button', { name: 'Demander à l’animatrice' }).tap();
    await expect(kiosk.getByText('On arrive pour t’aider.')).toBeVisible();
    await kiosk.getByRole('button', { name: 'Recommencer' }).tap();
    const noteFirstFound = async (between?: () => void): Promise<void> => {
      await desk.getByRole('button', { name: 'Noter l’arrivée' }).click();
      await desk.locator('dialog').getByRole('searchbox').fill('no');
      await expect(desk.locator('dialog .choice-list button').first()).toBeVisible();
      between?.();
      await desk.locator('dialog .choice-list button').first().click();
    };
    // The sheet is erased between the search and the choice: the refusal is said, and somebody still waits at the kiosk.
    await noteFirstFound(() => rawRun(antenne, 'UPDATE members SET erased_at = 1'));
    await expect(desk.locator('.strip')).toContainText('Introuvable');
    await expect(desk.locator('.alert')).toContainText('sans sa carte');
    rawRun(antenne, 'UPDATE members SET erased_at = NULL');
    await noteFirstFound();
    await expect(desk.locator('tbody tr')).toHaveCount(2);
    await expect(desk.locator('.alert')).toHaveCount(0);

    for (let tries = 0; tries < 6; tries++) {
      await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).tap();
      await type(tries < 5 ? 'XXXXX' : letters);
      await expect(kiosk.getByText('Je n’ai pas trouvé.')).toBeVisible();
      await kiosk.getByRole('button', { name: 'Recommencer' }).tap();
    }
    await expect(desk.locator('.alert')).toHaveCount(1);
    expect(await present(antenne)).toBe(2);
  });
});
