import type { Page } from '@playwright/test';
import { firstCharter, handCharters } from '../support/charters.ts';
import { rawRun } from '../support/raw-store.ts';
import { scanKeys } from '../support/scan-keys.ts';
import type { PrintedCodes, Stage } from './stage.ts';

/** What a first visit shows: the charter and the languages, at the kiosk's sizes. The antenne has no charter again afterwards. */
export async function firstVisitScreens({ antenne, open, shoot }: Stage, codes: PrintedCodes): Promise<void> {
  handCharters(antenne, {
    ...firstCharter,
    texts: {
      fr: 'Ici, chacun est bienvenu. Je respecte les autres et le calme.\n\nJe prends soin du matériel. Je rends ce que j’emprunte, le jour prévu.\n\nJe ferme mes comptes avant de partir. Je garde mes mots de passe pour moi.\n\nSur Internet, je respecte la loi et les personnes.\n\nJe peux demander de l’aide à tout moment.',
    },
  });
  const at = async (width: number, height: number, take: (page: Page) => Promise<void>): Promise<void> => {
    antenne.clock.advance(60_000);
    const page = await open(antenne.loopback.address('kiosk'), width, height);
    await page.locator('.waiting').waitFor();
    await take(page);
    await page.context().close();
  };
  await at(1280, 800, async (kiosk) => {
    await scanKeys(kiosk, codes.members[5] ?? '');
    await kiosk.locator('.charter-rules').waitFor();
    await shoot(kiosk, 'kiosk-charter');
    await kiosk.getByRole('button', { name: 'Lire la charte' }).click();
    await kiosk.locator('.charter-text').waitFor();
    await shoot(kiosk, 'kiosk-charter-text');
  });
  await at(1920, 1080, async (kiosk) => {
    await scanKeys(kiosk, codes.members[6] ?? '');
    await kiosk.locator('.charter-rules').waitFor();
    await shoot(kiosk, 'kiosk-charter-1920');
  });
  await at(800, 1280, async (kiosk) => {
    await scanKeys(kiosk, codes.members[7] ?? '');
    await kiosk.locator('.charter-rules').waitFor();
    await shoot(kiosk, 'kiosk-portrait-charter');
  });
  await at(1280, 800, async (kiosk) => {
    await kiosk.getByRole('button', { name: 'العربية' }).click();
    await kiosk.locator('.kiosk[dir=rtl] .waiting').waitFor();
    await shoot(kiosk, 'kiosk-waiting-arabic');
    await scanKeys(kiosk, codes.members[15] ?? '');
    await kiosk.locator('.charter-rules').waitFor();
    await shoot(kiosk, 'kiosk-charter-arabic');
    await kiosk.getByRole('button', { name: 'أوافق' }).click();
    await kiosk.locator('.panel-noted').waitFor();
    await shoot(kiosk, 'kiosk-noted-arabic');
  });
  await at(1280, 800, async (kiosk) => {
    await kiosk.getByRole('button', { name: 'Langues' }).click();
    await kiosk.locator('.languages-all').waitFor();
    await shoot(kiosk, 'kiosk-languages');
    await kiosk.getByRole('button', { name: 'Українська' }).click();
    await kiosk.locator('.kiosk[lang=uk] .waiting').waitFor();
    await scanKeys(kiosk, codes.members[16] ?? '');
    await kiosk.locator('.charter-rules').waitFor();
    await kiosk.getByRole('button', { name: 'Пізніше' }).click();
    await kiosk.locator('.panel-noted').waitFor();
    await shoot(kiosk, 'kiosk-noted-ukrainian');
  });
  const letters = (codes.members[17] ?? '').slice(-5);
  const typeNumber = async (kiosk: Page, typed: string): Promise<void> => {
    for (const letter of typed) await kiosk.getByRole('button', { name: letter, exact: true }).click();
  };
  await at(1280, 800, async (kiosk) => {
    await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).click();
    await typeNumber(kiosk, letters.slice(0, 3));
    await shoot(kiosk, 'kiosk-number');
    await typeNumber(kiosk, letters.slice(3));
    await kiosk.locator('.number-me').waitFor();
    await shoot(kiosk, 'kiosk-number-found');
  });
  await at(800, 1280, async (kiosk) => {
    await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).click();
    await typeNumber(kiosk, 'XX');
    await shoot(kiosk, 'kiosk-portrait-number');
    await typeNumber(kiosk, 'XXX');
    await kiosk.locator('.panel-help').waitFor();
  });
  await at(1280, 800, async (kiosk) => {
    await kiosk.getByRole('button', { name: 'J’ai oublié ma carte' }).click();
    await typeNumber(kiosk, 'XXXXX');
    await kiosk.locator('.panel-help').waitFor();
    await shoot(kiosk, 'kiosk-number-unknown');
  });
  rawRun(antenne, 'UPDATE handed_down SET version = version + 1, organisation = NULL');
  rawRun(antenne, 'UPDATE alerts SET dismissed_at = at WHERE dismissed_at IS NULL');
}
