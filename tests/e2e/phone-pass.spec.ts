import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import type { PassLink } from '../../shared/contract/views.ts';
import { pagesFolder, startAntenne } from '../support/antenne.ts';
import { readByWasm, seenAt } from '../support/both-engines.ts';
import { startTestCentral } from '../support/central.ts';

test('a card goes on a phone by a link, its codes are welcomed at the kiosk, and the page opens without network', async () => {
  const antenne = await startAntenne();
  const central = await startTestCentral(antenne.clock, undefined, join(pagesFolder, 'central'));
  const call = async <T>(method: string, input: unknown, role: 'desk' | 'kiosk' = 'desk'): Promise<T> => {
    const reply = await antenne.core.call({ role, windowId: `${role}-1` }, method, input);
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
    return reply.value as T; // the method table says so
  };
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const { passphrase } = await call<{ passphrase: string }>('setup.startPractice', {});
    await call('staff.signIn', { staffId: 1, passphrase });
    expect(await call<PassLink>('cards.passLink', { memberId: 1 })).toEqual({ kind: 'not-enrolled' });
    await call('upload.enrol', { centralUrl: central.url, code: await central.createEnrolmentCode('GER', 'Gerland') });

    // The desk shows the link; the phone reads it from the screen.
    const desk = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
    await desk.goto(antenne.loopback.address('desk'));
    await desk.locator('nav').getByText('Personnes').click();
    await desk.getByRole('searchbox').fill('aya');
    await desk.locator('.people button').first().click();
    await desk.getByRole('button', { name: 'Carte sur le téléphone' }).click();
    await expect(desk.getByText('Le serveur central est sur cet ordinateur')).toBeVisible();
    const source = await desk.getByAltText('Code à scanner avec le téléphone').getAttribute('src');
    const link = await readByWasm(await seenAt(decodeURIComponent((source ?? '').replace('data:image/svg+xml,', '')), { dpi: 300 }));
    expect(link).toMatch(new RegExp(`^${central.url}/pass/#p1-[0-9a-f]{75}$`));

    // A phone in dark mode opens it once: white, large, no secret left in the address.
    const context = await browser.newContext({ locale: 'fr-FR', colorScheme: 'dark', viewport: { width: 360, height: 740 } });
    const phone = await context.newPage();
    await phone.addInitScript(
      "globalThis.violations = []; addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(event.violatedDirective));",
    );
    await phone.goto(link ?? '');
    const code = phone.locator('.code');
    await expect(code).toHaveAttribute('data-code', /^[BCDEFGHJKNPRSTVX]{22}$/);
    expect(phone.url()).toBe(`${central.url}/pass/`);
    expect(await phone.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(((await code.locator('svg').boundingBox())?.width ?? 0) * (25 / 33)).toBeGreaterThanOrEqual((40 * 96) / 25.4);
    await expect(phone.getByText(/Nouveau code dans \d+ s/)).toBeVisible();
    expect(await phone.evaluate('globalThis.violations')).toEqual([]);

    // What it shows is what the QR says, and the kiosk welcomes it.
    const svg = (await code.innerHTML()).replace('<svg ', '<svg width="60mm" height="60mm" ');
    const shown = (await readByWasm(await seenAt(svg, { dpi: 300 }))) ?? '';
    antenne.clock.set(Date.now());
    const outcome = await call<{ kind: string }>('scans.submitKiosk', { scanId: randomUUID(), frame: shown, source: 'camera' }, 'kiosk');
    expect(outcome).toMatchObject({ kind: 'checked-in', firstName: 'Aya' });

    // Without network it still opens; the card can be taken off the phone.
    await expect(phone.locator('html')).toHaveAttribute('data-kept', 'yes');
    await context.setOffline(true);
    await phone.reload();
    await expect(code).toHaveAttribute('data-code', /^[BCDEFGHJKNPRSTVX]{22}$/);
    phone.on('dialog', (dialog) => void dialog.accept());
    await phone.getByRole('button', { name: 'Retirer ma carte de ce téléphone' }).click();
    await expect(phone.getByText('Il n’y a pas de carte sur ce téléphone.')).toBeVisible();
    await phone.reload();
    await expect(phone.getByText('Il n’y a pas de carte sur ce téléphone.')).toBeVisible();
  } finally {
    await browser.close();
    await central.close();
    await antenne.stop();
  }
});
