import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { audienceOf, type Role } from '../../shared/contract/methods.ts';
import { cameraWorkerPolicy, isCameraWorker, pagePolicy } from '../../shared/contract/page-policy.ts';
import { printStyles } from '../../shared/core/cards/print-styles.ts';
import { type Antenne, pagesFolder, startAntenne } from '../support/antenne.ts';
import { playCamera } from '../support/canvas-camera.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** The built page as Electron shows it: the policy without any network, and a bridge where the preload puts it. */
async function openBehindBridge(page: Page, antenne: Antenne, role: Role): Promise<{ readonly outside: string[] }> {
  const outside: string[] = [];
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = join(pagesFolder, role, url.pathname);
    if (url.host !== `${role}.test` || !existsSync(file)) {
      if (!url.pathname.endsWith('favicon.ico')) outside.push(url.href);
      return await route.abort();
    }
    return await route.fulfill({
      body: readFileSync(file),
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': isCameraWorker(url.pathname) ? cameraWorkerPolicy("'self'") : pagePolicy({ role, connects: false, printStyles }),
      },
    });
  });
  await page.exposeBinding('callCore', (_source, method: string, input: unknown) => antenne.core.call({ role, windowId: `${role}-1` }, method, input));
  await page.addInitScript(`
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(event.violatedDirective + ' ' + event.blockedURI));
    globalThis.listeners = [];
    Object.defineProperty(globalThis, 'api', { value: Object.freeze({
      call: (method, input) => globalThis.callCore(method, input),
      onEvent: (listener) => { globalThis.listeners.push(listener); return () => {}; },
      ${role === 'desk' ? 'print: async (html) => { globalThis.printed = html; return globalThis.printerIs ?? "sent"; },' : ''}
    }) });`);
  antenne.core.onEvent((event) => {
    if (audienceOf(event).includes(role))
      void page.evaluate(`globalThis.listeners.forEach((listener) => listener(${JSON.stringify(event)}))`).catch(() => undefined);
  });
  await page.goto(`https://${role}.test/index.html`);
  return { outside };
}

test('S6: both pages work behind a bridge alone: no request leaves them, the camera reads there without one, nothing breaks their policy, and the card goes to the printer', async () => {
  const antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const [kiosk, desk] = [await browser.newPage(), await browser.newPage()];
    const deskTraffic = await openBehindBridge(desk, antenne, 'desk');
    await desk.getByText('S’entraîner').click();
    await expect(desk.getByText('Je l’ai notée')).toBeVisible({ timeout: 20_000 });
    const passphrase = (await desk.locator('.passphrase').textContent()) ?? '';
    await desk.getByText('Je l’ai notée').click();
    await desk.getByLabel('Phrase de passe').fill(passphrase);
    await desk.getByRole('button', { name: 'Ouvrir l’accueil' }).click();
    await desk.locator('nav').getByText('Réglages').click();
    await desk.getByLabel('Chercher un réglage').fill('camera');
    await desk.getByLabel('Lire les cartes avec la caméra de la borne').check();
    await desk.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(desk.getByText('Enregistré')).toBeVisible();
    await desk.locator('nav').getByText('Présences').click();
    await playCamera(kiosk, [cardOfMember(antenne, 2)]);
    const kioskTraffic = await openBehindBridge(kiosk, antenne, 'kiosk');
    // The camera's worker and its WebAssembly come from the page's own files, under the policy.
    await expect(kiosk.locator('.camera[data-camera=watching][data-engine=wasm]')).toBeVisible();
    // And they read: a card that is shown, not typed, arrives.
    await kiosk.evaluate("globalThis.scene('card')");
    await expect(kiosk.locator('.panel-noted')).toBeVisible();
    await expect(desk.locator('tbody tr')).toHaveCount(1);

    await scanKeys(kiosk, cardOfMember(antenne, 1));
    await expect(desk.locator('tbody tr')).toHaveCount(2);
    await scanKeys(desk, labelOf(antenne, 'devices', 'PC 02'));
    await scanKeys(desk, cardOfMember(antenne, 1));
    await expect(desk.locator('.strip').getByText(/PC 02 prêté/)).toBeVisible();

    await desk.locator('nav').getByText('Personnes').click();
    await desk.locator('.people button').first().click();
    await desk.getByRole('button', { name: 'Imprimer la carte' }).click();
    await desk.getByRole('button', { name: 'Imprimer', exact: true }).click();
    expect(await desk.evaluate('globalThis.printed')).toContain('@page{size:85.6mm 53.98mm');
    await expect(desk.getByText(/^Envoyé à l’imprimante/)).toBeVisible();
    await desk.evaluate("globalThis.printerIs = 'failed'");
    await desk.getByRole('button', { name: 'Imprimer', exact: true }).click();
    await expect(desk.getByRole('alert').getByText(/l’imprimante ne répond pas/)).toBeVisible();

    for (const page of [kiosk, desk]) expect(await page.evaluate('globalThis.violations')).toEqual([]);
    expect([...kioskTraffic.outside, ...deskTraffic.outside]).toEqual([]);
  } finally {
    await browser.close();
    await antenne.stop();
  }
});
