import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

const NINE = Date.parse('2026-11-24T08:05:00.000Z');

async function practice(antenne: Antenne): Promise<void> {
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
    return reply.value;
  };
  const { passphrase } = (await call('setup.startPractice', {})) as { passphrase: string };
  await call('staff.signIn', { staffId: 1, passphrase });
}

/** Runs one scene in a real Chromium on a practice antenne, the desk open. */
async function scene(play: (given: { antenne: Antenne; desk: Page; kiosk: Page }) => Promise<void>): Promise<void> {
  const antenne = await startAntenne(NINE);
  await practice(antenne);
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const open = async (role: 'kiosk' | 'desk'): Promise<Page> => {
      const page = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
      page.setDefaultTimeout(10_000);
      await page.addInitScript(
        "globalThis.violations = []; addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(event.violatedDirective));",
      );
      await page.goto(antenne.loopback.address(role));
      return page;
    };
    await play({ antenne, desk: await open('desk'), kiosk: await open('kiosk') });
  } finally {
    await browser.close();
    await antenne.stop();
  }
}
const violationsOf = (page: Page): Promise<unknown> => page.evaluate('globalThis.violations');

test('a page of ours runs only its own files: no eval, no inline code, no other server, no frame, no script address from text', async () => {
  await scene(async ({ desk, kiosk }) => {
    for (const page of [desk, kiosk]) {
      await expect(page.locator('#root')).not.toBeEmpty();
      expect(await violationsOf(page)).toEqual([]);
      const tried = await page.evaluate(`(async () => {
        const tried = {};
        try { document.body.innerHTML = '<img src=x onerror="globalThis.hacked = 1">'; tried.markup = 'ran'; } catch { tried.markup = 'refused'; }
        // After a turn of the loop: what the test tool itself evaluates is allowed to.
        await new Promise((resolve) => setTimeout(resolve));
        try { eval('1'); tried.eval = 'ran'; } catch { tried.eval = 'refused'; }
        tried.fetch = await fetch('https://example.org/').then(() => 'ran', () => 'refused');
        try { new Worker('data:text/javascript,1'); tried.worker = 'ran'; } catch { tried.worker = 'refused'; }
        try { document.body.setAttribute('onclick', 'globalThis.hacked = 2'); document.body.click(); } catch { tried.handler = 'refused'; }
        const frame = document.createElement('iframe');
        frame.src = 'https://example.org/';
        document.body.append(frame);
        await new Promise((resolve) => setTimeout(resolve, 100));
        tried.hacked = String(globalThis.hacked);
        return tried;
      })()`);
      expect(tried).toEqual({ eval: 'refused', markup: 'refused', fetch: 'refused', worker: 'refused', handler: 'refused', hacked: 'undefined' });
    }
  });
});

test('a scan is read on every screen of the desk, in a dialog, in a preview, in a field, and leaves no letter there', async () => {
  await scene(async ({ antenne, desk }) => {
    await expect(desk.locator('.board')).toBeVisible();
    const device = labelOf(antenne, 'devices', 'PC 02');
    const expectRead = async (): Promise<void> => {
      await expect(desk.locator('.strip').getByText(/PC 02/)).toBeVisible();
      antenne.clock.advance(40_000);
      await desk.keyboard.press('Escape');
    };
    for (const screen of ['Présences', 'Postes', 'Prêts', 'Personnes', 'Clôture', 'Envoi', 'Réglages']) {
      await desk.locator('nav').getByText(screen).click();
      await scanKeys(desk, device);
      await expectRead();
    }
    await desk.locator('nav').getByText('Personnes').click();
    const search = desk.getByLabel('Chercher une personne');
    await search.fill('mar');
    await search.focus();
    await scanKeys(desk, device);
    await expect(desk.locator('.strip').getByText(/PC 02/)).toBeVisible();
    await expect(search).toHaveValue('mar');
    await search.fill('');
    antenne.clock.advance(40_000);

    await desk.locator('.people button').first().click();
    await desk.getByRole('button', { name: 'Imprimer la carte' }).click();
    await expect(desk.frameLocator('iframe').locator('.name').first()).toHaveCSS('font-weight', '700');
    await scanKeys(desk, cardOfMember(antenne, 3));
    await expect(desk.locator('.strip-pending')).toBeAttached();
    expect(await violationsOf(desk)).toEqual([]);
  });
});

test('a desk that is loaded again still says the last act, and undoes it', async () => {
  await scene(async ({ antenne, desk }) => {
    await expect(desk.locator('.board')).toBeVisible();
    await scanKeys(desk, cardOfMember(antenne, 3));
    await expect(desk.locator('.strip').getByText('Arrivée')).toBeVisible();
    await desk.reload();
    await expect(desk.locator('.strip').getByText(/^Arrivée\s: /)).toBeVisible();
    await desk.locator('.strip').getByRole('button', { name: 'Annuler' }).click();
    await expect(desk.locator('.strip').getByText(/^Annulé\s: /)).toBeVisible();
  });
});

test('a kiosk whose core falls silent says so, and comes back by itself', async () => {
  await scene(async ({ antenne, kiosk }) => {
    await expect(kiosk.locator('.waiting')).toBeVisible();
    await kiosk.route('**/rpc/**', (route) => route.abort());
    await scanKeys(kiosk, cardOfMember(antenne, 1));
    await expect(kiosk.getByText('La borne fait une pause.')).toBeVisible();
    await kiosk.unroute('**/rpc/**');
    await expect(kiosk.locator('.waiting')).toBeVisible();
  });
});
