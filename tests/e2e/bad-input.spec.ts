import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Browser, type CDPSession, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { parseCode } from '../../shared/domain/card-code.ts';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { ask } from '../screens/ask.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { cardOfMember, labelOf, passOfMember, unknownCard } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { typeStrokes } from '../support/type-strokes.ts';

let antenne: Antenne;
let browser: Browser;
let passphrase = '';

test.beforeAll(async () => {
  antenne = await startAntenne(Date.parse('2026-11-24T08:05:00.000Z'));
  ({ passphrase } = (await ask(antenne, 'setup.startPractice', {})) as { passphrase: string });
  await ask(antenne, 'staff.signIn', { staffId: 1, passphrase });
  antenne.hid.plug();
  antenne.tick();
  const executablePath = findChromium();
  browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
});
test.afterAll(async () => {
  await browser.close();
  await antenne.stop();
});

async function open(role: 'kiosk' | 'desk'): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1366, height: 768 } })).newPage();
  page.setDefaultTimeout(20_000);
  // What USB reads before the page listens is noted and not shown: its events are waited for.
  const listens = page.waitForResponse((response) => response.url().endsWith('/events'));
  await page.goto(antenne.loopback.address(role));
  await page.locator(role === 'kiosk' ? '.waiting' : '.board').waitFor();
  await listens;
  return page;
}
const usb = (card: string): void => antenne.hid.send(reportsFor(card, hidLayouts.honeywell));
const present = async (): Promise<number> => ((await ask(antenne, 'visits.board', {})) as { present: number }).present;
const strip = (desk: Page) => desk.locator('.strip');

test('a hundred cards in two seconds, by USB and by keyboard: each is one arrival, in order, none is invented, and the kiosk waits again', async () => {
  const kiosk = await open('kiosk');
  const cards = Array.from({ length: 100 }, (_, n) => unknownCard(antenne, n));
  // Eighty through USB at once, while a keyboard scanner types twenty.
  for (const card of cards.slice(0, 80)) usb(card);
  for (const card of cards.slice(80)) await scanKeys(kiosk, card);
  await expect.poll(() => kiosk.locator('.read-mark[data-reads]').getAttribute('data-reads'), { timeout: 30_000 }).toBe('100');
  await expect.poll(() => arrivals()).toHaveLength(100);
  expect(arrivals()).toEqual(cards.map(cardIdOf));
  await expect(kiosk.locator('.read-mark-lost')).toHaveCount(0);
  await expect(kiosk.locator('.waiting')).toBeVisible();
  await expect(kiosk.locator('.waiting')).not.toContainText('C’est noté');
  await kiosk.context().close();
});

/** Cards of the visits, in the order in which they began. */
function arrivals(): readonly string[] {
  const db = new Database(join(antenne.folder, 'accueil.db'), { readonly: true });
  try {
    return db.prepare('SELECT lower(hex(provisional_card)) FROM visits WHERE provisional_card IS NOT NULL ORDER BY id').pluck().all().map(String);
  } finally {
    db.close();
  }
}
function cardIdOf(text: string): string {
  const code = parseCode(text);
  return code.kind === 'member' ? code.cardId : '';
}

test('a pass shown twice, three minutes old, or from a phone with a wrong clock is refused in words, and the next one is welcomed', async () => {
  const kiosk = await open('kiosk');
  const says = async (ahead: number, title: string): Promise<void> => {
    await scanKeys(kiosk, passOfMember(antenne, 5, antenne.clock.now() + ahead));
    await expect(kiosk.getByRole('heading', { level: 1 })).toHaveText(title);
  };
  await says(-180_000, 'Ce code a expiré.');
  await says(180_000, 'L’heure de ton téléphone est fausse.');
  const pass = passOfMember(antenne, 5, antenne.clock.now());
  await scanKeys(kiosk, pass);
  await expect(kiosk.locator('.panel-noted')).toBeVisible();
  antenne.clock.advance(15_000);
  await scanKeys(kiosk, pass);
  await expect(kiosk.getByRole('heading', { level: 1 })).toHaveText('Ce code a déjà servi.');
  await kiosk.context().close();
});

test('somebody else’s code typed by a scanner is refused in words, and the next card is welcomed', async () => {
  const kiosk = await open('kiosk');
  await typeStrokes(kiosk, 'https://example.org/?q=1', { scanner: 'us', pc: 'fr' });
  await expect(kiosk.getByRole('heading', { level: 1 })).toHaveText('Ce n’est pas ta carte.');
  await expect(kiosk.locator('.read-mark')).toHaveAttribute('data-reads', '1');
  expect(kiosk.url()).toContain(antenne.loopback.origin);
  await scanKeys(kiosk, cardOfMember(antenne, 7));
  await expect(kiosk.locator('.panel-noted')).toBeVisible();
  await kiosk.context().close();
});

test('a card of another antenne is given its person at the desk, and the key of cards is changed there: old and new cards are welcomed', async () => {
  const [kiosk, desk] = [await open('kiosk'), await open('desk')];
  antenne.clock.advance(60_000);
  const here = await present();
  usb(unknownCard(antenne, 1_000));
  await expect(kiosk.locator('.panel-noted')).toBeVisible();
  const before = await desk.getByRole('button', { name: 'Qui est-ce ?' }).count();
  await desk.getByRole('button', { name: 'Qui est-ce ?' }).last().click();
  await desk.getByRole('dialog').getByRole('searchbox').fill('fatou');
  await desk.locator('.choice-list button').first().click();
  await expect(strip(desk)).toContainText('Sa carte est connue ici désormais.');
  await expect(desk.getByRole('button', { name: 'Qui est-ce ?' })).toHaveCount(before - 1);

  await desk.locator('nav').getByText('Réglages').click();
  await desk.getByRole('button', { name: /^Clé/ }).click();
  await desk.getByRole('button', { name: 'Changer la clé des cartes' }).click();
  await desk.getByLabel('Phrase de passe').fill(passphrase);
  await desk.getByRole('button', { name: 'Changer maintenant' }).click();
  await expect(desk.getByText('les nouvelles cartes portent la clé n° 2. Affichez')).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByText('Les nouvelles cartes portent la clé n° 2.', { exact: true })).toBeVisible();
  antenne.clock.advance(60_000);
  usb(cardOfMember(antenne, 8));
  await expect.poll(present).toBe(here + 2);
  await ask(antenne, 'cards.replace', { actionId: randomUUID(), memberId: 9 });
  const card = cardOfMember(antenne, 9, 2);
  expect(card.charAt(0)).toBe('D');
  antenne.clock.advance(60_000);
  usb(card);
  await expect.poll(present).toBe(here + 3);
  await kiosk.context().close();
  await desk.context().close();
});

test('a scan is heard while a dialog is open and while the print preview has the focus; neither closes, neither prints', async () => {
  const desk = await open('desk');
  const device = labelOf(antenne, 'devices', 'PC 02');
  await desk.locator('nav').getByText('Personnes').click();
  await desk.locator('.people button').first().click();
  await desk.getByRole('button', { name: 'Imprimer la carte' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await scanKeys(desk, device);
  await expect(strip(desk)).toContainText('PC 02');
  await expect(desk.locator('.read-mark')).toBeAttached();

  await desk
    .frameLocator('iframe')
    .locator('body')
    .click({ position: { x: 5, y: 5 } });
  expect(await desk.evaluate('document.activeElement.tagName')).toBe('IFRAME');
  await scanKeys(desk, cardOfMember(antenne, 3));
  await expect(strip(desk)).toContainText('PC 02 prêté');
  await expect(dialog).toBeVisible();
  // Keys that a person presses there stay the frame's own, and Escape closes the dialog as everywhere.
  await desk.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await desk.context().close();
});

test('a scan into a field that an input method is writing in, and an undo after a scan, leave only what the person typed', async () => {
  const desk = await open('desk');
  await desk.locator('nav').getByText('Personnes').click();
  const field = desk.getByRole('searchbox');
  await field.click();
  await desk.keyboard.type('mar', { delay: 200 });
  const session = await desk.context().newCDPSession(desk);
  antenne.clock.advance(60_000);
  await scanThroughInputMethod(session, labelOf(antenne, 'devices', 'PC 03'));
  await expect(strip(desk)).toContainText('PC 03');
  await expect(field).toHaveValue('mar');
  await expect(field).toBeFocused();

  await desk.keyboard.type('i', { delay: 200 });
  antenne.clock.advance(60_000);
  await scanKeys(desk, labelOf(antenne, 'devices', 'PC 04'));
  await expect(strip(desk)).toContainText('PC 04');
  await expect(field).toHaveValue('mari');
  const seen: string[] = [];
  for (let n = 0; n < 6; n++) {
    await desk.keyboard.press('Control+z');
    seen.push(await field.inputValue());
  }
  expect(seen.every((value) => 'mari'.startsWith(value))).toBe(true);
  expect(seen.at(-1)).toBe('');
  await desk.context().close();
});

/** What a page gets when an input method is on: keys named `Process` that compose a text, letter by letter. */
async function scanThroughInputMethod(session: CDPSession, text: string): Promise<void> {
  const sends: Promise<unknown>[] = [];
  [...text].forEach((letter, at) => {
    const key = { key: 'Process', code: `Key${letter}`, windowsVirtualKeyCode: 229 };
    const composed = text.slice(0, at + 1).toLowerCase();
    sends.push(
      session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
      session.send('Input.imeSetComposition', { text: composed, selectionStart: composed.length, selectionEnd: composed.length }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
    );
  });
  const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
  sends.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }));
  await Promise.all(sends);
}
