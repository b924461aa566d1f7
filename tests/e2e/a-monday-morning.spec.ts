import { chromium, expect, type Locator, type Page, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { findChromium, quietFlags } from '../../shared/browser/chromium.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { ask } from '../screens/ask.ts';
import { openDesk } from '../support/open-desk.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { scanKeys } from '../support/scan-keys.ts';

const MINUTE = 60_000;
/** Monday 23 November 2026, 9:05 in Lyon. */
const MONDAY = Date.parse('2026-11-23T08:05:00.000Z');
const ELEVEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const executablePath = findChromium();

async function touchesOf(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`window.touched ??= (addEventListener('pointerdown', () => window.touches++, { capture: true }), window.touches = 0, true)`);
  return async () => (await page.evaluate('window.touches')) as number;
}

/** A practice antenne on a Monday: the desk open, the kiosk beside it. */
async function monday(touch: boolean, play: (scene: { antenne: Antenne; desk: Page; kiosk: Page; names: readonly string[] }) => Promise<void>): Promise<void> {
  const antenne = await startAntenne(MONDAY);
  const browser = await chromium.launch({ args: [...quietFlags], ...(executablePath === null ? {} : { executablePath }) });
  try {
    const desk = await openDesk(browser, antenne, touch);
    const kiosk = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', hasTouch: true })).newPage();
    await kiosk.goto(antenne.loopback.address('kiosk'));
    await kiosk.locator('.panel, .waiting').first().waitFor();
    await play({ antenne, desk, kiosk, names: namesOf(antenne) });
  } finally {
    await browser.close();
    await antenne.stop();
  }
}
/** First and last names by member, index 0 unused. */
function namesOf(antenne: Antenne): readonly string[] {
  const db = new Database(join(antenne.folder, 'accueil.db'), { readonly: true });
  try {
    return ['', ...(db.prepare('SELECT first_name || char(32) || last_name FROM members ORDER BY id').pluck().all() as string[])];
  } finally {
    db.close();
  }
}
const column = (antenne: Antenne, sql: string): unknown[] => {
  const db = new Database(join(antenne.folder, 'accueil.db'), { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
};
/** Minutes go by while somebody works at the desk, which does not lock. */
async function pass(antenne: Antenne, minutes: number): Promise<void> {
  for (let gone = 0; gone < minutes; gone += 2) {
    antenne.clock.advance(2 * MINUTE);
    await ask(antenne, 'staff.touch', {});
  }
}
const strip = (page: Page): Locator => page.locator('.strip');

test('a Monday morning with keyboard and scanner only: every act in its scans, no touch', async () => {
  test.setTimeout(240_000);
  await monday(false, async ({ antenne, desk, kiosk, names }) => {
    const touches = [await touchesOf(desk), await touchesOf(kiosk)];
    const none = async (): Promise<void> => {
      for (const count of touches) expect(await count()).toBe(0);
    };
    let scans = 0;
    const scan = async (page: Page, code: string): Promise<void> => {
      scans += 1;
      antenne.clock.advance(2_000);
      await scanKeys(page, code);
    };
    /** The second scan comes when the strip has said the first. */
    const pair = async (one: string, other: string): Promise<void> => {
      await scan(desk, one);
      await expect(strip(desk)).toContainText('choisi');
      await scan(desk, other);
    };
    const told: string[] = [];
    const counted = (what: string, acts: number, most: number): void => {
      told.push(`${what}: ${scans} scans for ${acts}`);
      expect(scans, what).toBe(most * acts);
      scans = 0;
    };
    /** Tab until it has the focus, as somebody without a mouse does. */
    const tabTo = async (there: Locator): Promise<void> => {
      for (let tabs = 0; tabs < 300; tabs++) {
        if ((await there.and(desk.locator(':focus')).count()) > 0) return;
        await desk.keyboard.press('Tab');
      }
      throw new Error('out of reach of the keyboard');
    };
    const type = (text: string): Promise<void> => desk.keyboard.type(text, { delay: 120 });

    await test.step('eleven arrivals at the kiosk, one scan each', async () => {
      for (const member of ELEVEN) {
        await scan(kiosk, cardOfMember(antenne, member));
        await expect(kiosk.getByRole('heading', { name: `Bonjour ${names[member]?.split(' ')[0]}` })).toBeVisible();
      }
      await expect(desk.locator('.board tbody tr')).toHaveCount(11);
      counted('arrival', 11, 1);
    });
    await test.step('four sessions, two scans each', async () => {
      for (const seat of [1, 2, 3, 4]) {
        await pair(cardOfMember(antenne, seat), labelOf(antenne, 'workstations', `Poste ${seat}`));
        await expect(strip(desk)).toContainText(`au Poste ${seat} jusqu’à`);
      }
      counted('session', 4, 2);
    });
    const devices = column(
      antenne,
      "SELECT name FROM devices WHERE state = 'available' AND id NOT IN (SELECT device_id FROM loans WHERE returned_at IS NULL AND cancelled_at IS NULL) ORDER BY id LIMIT 3",
    ) as string[];
    await test.step('three loans, two scans each, in either order', async () => {
      for (const [index, name] of devices.entries()) {
        const [person, device] = [cardOfMember(antenne, 5 + index), labelOf(antenne, 'devices', name)];
        await (index === 1 ? pair(device, person) : pair(person, device));
        await expect(strip(desk)).toContainText(`${name} prêté à`);
      }
      counted('loan', 3, 2);
    });
    await test.step('two returns, one scan each; one session over, one scan', async () => {
      await pass(antenne, 4);
      for (const name of devices.slice(0, 2)) {
        await scan(desk, labelOf(antenne, 'devices', name));
        await expect(strip(desk)).toContainText(`${name} rendu par`);
      }
      counted('return', 2, 1);
      await scan(desk, labelOf(antenne, 'workstations', 'Poste 4'));
      await expect(strip(desk)).toContainText('Poste 4 libéré');
      counted('end of session', 1, 1);
    });
    await test.step('a lost card is found by name and replaced from the keyboard; the old one is dead', async () => {
      const old = cardOfMember(antenne, 9);
      // A hand takes a moment to reach the keyboard: what comes within 60 ms of a scan belongs to the scan.
      await desk.keyboard.press('Shift', { delay: 120 });
      await desk.keyboard.press('F2');
      await expect(desk.getByLabel('Chercher une personne')).toBeFocused();
      await type(names[9] ?? '');
      await expect(desk.locator('.people button')).toHaveCount(1);
      await desk.keyboard.press('Enter');
      await expect(desk.getByRole('heading', { level: 1, name: names[9] ?? '' })).toBeVisible();
      await tabTo(desk.getByRole('button', { name: 'Remplacer la carte' }));
      await desk.keyboard.press('Enter');
      await tabTo(desk.locator('dialog').getByRole('button', { name: 'Remplacer la carte' }));
      await desk.keyboard.press('Enter');
      await expect(desk.locator('.sheet code')).toHaveCount(2);
      await scan(kiosk, old);
      await expect(kiosk.locator('.panel')).toContainText('carte');
      scans = 0;
    });
    await test.step('a registration and a group', async () => {
      await desk.keyboard.press('F4');
      await expect(desk.getByLabel('Prénom')).toBeFocused();
      for (const field of ['Chloé', 'Vasseur', '2004']) {
        await type(field);
        await desk.keyboard.press(field === '2004' ? 'Enter' : 'Tab');
      }
      await expect(desk.getByLabel('Arrondissement')).toBeFocused();
      await type('7');
      await desk.keyboard.press('Enter');
      await expect(desk.getByLabel('Langue')).toBeFocused();
      await desk.keyboard.press('Enter');
      await expect(desk.getByLabel('Imprimer une carte maintenant')).toBeFocused();
      await desk.keyboard.press('Enter');
      await expect(desk.getByTitle('Aperçu avant impression')).toBeVisible();
      await desk.keyboard.press('Escape');
      await expect(desk.getByRole('heading', { level: 1, name: 'Chloé Vasseur' })).toBeVisible();
      await desk.keyboard.press('Alt+g');
      await type('12');
      await desk.keyboard.press('Enter');
      await expect(strip(desk)).toContainText('12 personnes comptées');
    });
    await test.step('a departure at the kiosk, one scan', async () => {
      await pass(antenne, 12);
      await scan(kiosk, cardOfMember(antenne, 11));
      await expect(kiosk.getByRole('heading', { name: `À bientôt ${names[11]?.split(' ')[0]}` })).toBeVisible();
      counted('departure', 1, 1);
    });
    await test.step('the closing', async () => {
      await desk.keyboard.press('Alt+5');
      await tabTo(desk.getByRole('button', { name: 'Clôturer et envoyer' }));
      await desk.keyboard.press('Enter');
      await tabTo(desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }));
      await desk.keyboard.press('Enter');
      await expect(desk.getByText('La journée est clôturée.')).toBeVisible();
    });
    await none();
    console.log(`a Monday morning, keyboard and scanner: ${told.join('; ')}; no touch`);
  });
});

test('the same Monday morning with touch only: no scan, no key but those of the screen’s own keyboard', async () => {
  test.setTimeout(240_000);
  await monday(true, async ({ antenne, desk, names }) => {
    const tap = (name: string | RegExp, within: Page | Locator = desk): Promise<void> => within.getByRole('button', { name }).first().tap();
    const go = (screen: string): Promise<void> => desk.locator('.top nav').getByRole('button', { name: screen }).tap();
    /** Text comes from the screen's keyboard: it is put in whole, without a key event. */
    const person = async (member: number): Promise<void> => {
      await go('Personnes');
      await desk.getByLabel('Chercher une personne').fill(names[member] ?? '');
      await expect(desk.locator('.people button')).toHaveCount(1);
      await desk.locator('.people button').tap();
      await expect(desk.getByRole('heading', { level: 1, name: names[member] ?? '' })).toBeVisible();
    };
    await test.step('eleven arrivals', async () => {
      for (const member of ELEVEN) {
        await person(member);
        await tap('Noter l’arrivée');
        await expect(strip(desk)).toContainText('notée');
      }
      await go('Présences');
      await expect(desk.locator('.board tbody tr')).toHaveCount(11);
    });
    await test.step('four sessions, from the plan', async () => {
      await go('Postes');
      for (const seat of [1, 2, 3, 4]) {
        await desk.locator(`[data-seat="${seat}"]`).tap();
        await tap(`Installer · Poste ${seat}`);
        await desk.locator('dialog .choice-list button').first().tap();
        await expect(strip(desk)).toContainText(`au Poste ${seat} jusqu’à`);
      }
    });
    const devices = column(
      antenne,
      "SELECT name FROM devices WHERE state = 'available' AND id NOT IN (SELECT device_id FROM loans WHERE returned_at IS NULL AND cancelled_at IS NULL) ORDER BY id LIMIT 3",
    ) as string[];
    await test.step('three loans: the person, then the device', async () => {
      for (const [index, name] of devices.entries()) {
        await person(5 + index);
        await tap('Choisir');
        await go('Prêts');
        await tap('Matériel');
        await tap(`Ouvrir ${name}`);
        await tap('Choisir pour un prêt');
        await expect(strip(desk)).toContainText(`${name} prêté à`);
      }
    });
    await test.step('two returns, one end of session', async () => {
      await go('Présences');
      await go('Prêts');
      for (let back = 0; back < 2; back++) {
        await tap(/^Rendu/);
        await expect(strip(desk)).toContainText('rendu par');
      }
      await go('Postes');
      await desk.locator('[data-seat="4"]').tap();
      await tap('Terminer · Poste 4');
      await expect(strip(desk)).toContainText('Poste 4 libéré');
    });
    await test.step('a lost card, a registration, a group', async () => {
      await person(9);
      await tap('Remplacer la carte');
      await tap('Remplacer la carte', desk.locator('dialog'));
      await expect(desk.locator('.sheet code')).toHaveCount(2);
      await desk.getByLabel('Chercher une personne').fill('Chloé Vasseur');
      await tap('Créer « Chloé Vasseur »');
      await desk.getByLabel('Année de naissance').fill('2004');
      await tap('Suivant');
      await desk.getByLabel('Arrondissement').fill('7');
      await tap('Suivant');
      await tap('Suivant');
      await tap(/Créer/, desk.locator('.registration footer'));
      await expect(desk.getByTitle('Aperçu avant impression')).toBeVisible();
      await tap('Fermer', desk.locator('dialog'));
      await go('Présences');
      await desk.locator('.guest-acts button').last().tap();
      await desk.locator('dialog input').fill('12');
      await desk.locator('dialog button[type=submit]').tap();
      await expect(strip(desk)).toContainText('12 personnes comptées');
    });
    await test.step('the closing', async () => {
      await go('Clôture');
      await tap('Clôturer et envoyer');
      await tap('Clôturer et envoyer', desk.locator('dialog'));
      await expect(desk.getByText('La journée est clôturée.')).toBeVisible();
    });
    expect(column(antenne, "SELECT count(*) FROM scans WHERE role = 'desk' OR role = 'kiosk'")).toEqual([0]);
    expect(await desk.evaluate('window.pressed')).toBe(0);
  });
});
