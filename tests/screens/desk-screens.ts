import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { fileSecrets } from '../../loopback/file-secrets.ts';
import { serveCore } from '../../loopback/serve-core.ts';
import { cardTextOf } from '../../shared/core/cards/card-tag.ts';
import { refusingCore } from '../../shared/core/start-or-refuse.ts';
import { kioskPurposes } from '../../shared/domain/vocabulary.ts';
import { pagesFolder } from '../support/antenne.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { ask, signInDesk } from './ask.ts';
import { readerScreens } from './reader-screens.ts';
import { roomScreens } from './room-screens.ts';
import { peopleScreens } from './people-screens.ts';
import type { PrintedCodes, Stage } from './stage.ts';

/** First run up to the open board; answers what is printed in the practice antenne. */
async function firstRun({ antenne, shoot }: Stage, desk: Page, kiosk: Page): Promise<PrintedCodes> {
  await kiosk.locator('.panel').waitFor();
  await shoot(kiosk, 'kiosk-not-ready');
  await desk.getByText('S’entraîner').waitFor();
  await shoot(desk, 'desk-first-run');
  await desk.getByText('Mettre en service').first().click();
  await shoot(desk, 'desk-real-setup');
  await desk.getByText('Retour').click();
  await desk.getByText('S’entraîner').click();
  await desk.getByText('Je l’ai notée').waitFor({ timeout: 30_000 });
  await shoot(desk, 'desk-passphrase');
  const passphrase = (await desk.locator('.passphrase').textContent()) ?? '';
  await desk.getByText('Je l’ai notée').click();
  await desk.getByLabel('Phrase de passe').fill(passphrase);
  await shoot(desk, 'desk-sign-in');
  await desk.getByRole('button', { name: 'Ouvrir l’accueil' }).click();
  await desk.locator('.board').waitFor();
  await shoot(desk, 'desk-board-empty');
  const codes = printed(antenne.folder);
  await ask(antenne, 'cards.replace', { actionId: crypto.randomUUID(), memberId: replacedMember });
  return codes;
}

const MINUTE = 60_000;
/** A member whose card is replaced, so that the old one can be shown. */
const replacedMember = 30;

function printed(folder: string): PrintedCodes {
  const db = new Database(join(folder, 'accueil.db'), { readonly: true });
  const secrets = fileSecrets(folder);
  const column = (sql: string): string[] => db.prepare(sql).pluck().all() as string[];
  try {
    const cardsOf = (where: string): string[] => column(`SELECT lower(hex(card_id)) FROM cards WHERE ${where}`).map((id) => cardTextOf(secrets, 1, id));
    return {
      members: cardsOf(`member_id < ${replacedMember} ORDER BY member_id`),
      replaced: cardsOf(`member_id = ${replacedMember}`)[0] ?? '',
      stranger: cardTextOf(secrets, 1, '0102030405'),
      workstations: column('SELECT label FROM workstations ORDER BY position'),
      devices: column('SELECT label FROM devices ORDER BY id'),
    };
  } finally {
    db.close();
  }
}

/** The afternoon: seats, loans, people, closing, upload, settings. */
async function theDay(stage: Stage, desk: Page, codes: PrintedCodes): Promise<void> {
  const { antenne, central, open, shoot } = stage;
  const signIn = async (): Promise<void> => {
    await signInDesk(antenne);
    await desk.clock.setFixedTime(antenne.clock.now());
    await desk.reload();
    await desk.locator('.board').waitFor();
  };
  const go = (screen: string): Promise<void> => desk.locator('nav').first().getByText(screen, { exact: true }).click();
  await signIn();
  await ask(antenne, 'members.register', {
    actionId: crypto.randomUUID(),
    firstName: 'عبد الرحمن',
    lastName: "D'Alembert-Oyelaran-Vandenbroucke de la Grande Fontaine",
    birthYear: 2004,
    district: '7',
    programme: 'pacea',
  });
  for (const [index, frame] of codes.members.slice(8, 15).entries()) {
    antenne.clock.advance(MINUTE);
    const scan = { scanId: crypto.randomUUID(), frame, source: 'wedge' };
    const reply = await antenne.core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'scans.submitKiosk', scan);
    const visitId = reply.ok ? (reply.value as { visitId?: number }).visitId : undefined;
    const purpose = kioskPurposes[index % 5];
    if (purpose !== undefined)
      await antenne.core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'visits.choosePurpose', { actionId: crypto.randomUUID(), visitId, purpose });
  }
  await signIn();
  await scanKeys(desk, codes.members[5] ?? '');
  await desk.locator('.strip-pending').waitFor();
  await shoot(desk, 'desk-pending');
  await scanKeys(desk, codes.workstations[2] ?? '');
  await desk
    .locator('.strip')
    .getByText(/jusqu’à/)
    .waitFor();
  antenne.clock.advance(5_000);
  await scanKeys(desk, codes.devices[0] ?? '');
  await scanKeys(desk, codes.members[6] ?? '');
  await desk.locator('.strip').getByText(/prêté/).waitFor();
  antenne.clock.advance(25 * 60_000);
  await signIn();
  await shoot(desk, 'desk-board');
  const wide = await open(antenne.loopback.address('desk'), 1920, 1080);
  await wide.locator('.board').waitFor();
  await shoot(wide, 'desk-board-1920');
  await wide.context().close();

  await roomScreens(stage, desk, codes);
  await go('Prêts');
  await shoot(desk, 'desk-loans');
  await peopleScreens(stage, desk);
  await desk.keyboard.press('F2');
  await desk.getByLabel('Chercher une personne').fill('d alem');
  await desk.locator('.people button').first().click();
  await shoot(desk, 'desk-person-long-name');
  await desk.getByLabel('Chercher une personne').fill('');
  await desk.locator('.people button').first().click();
  await shoot(desk, 'desk-person');
  await desk.getByRole('button', { name: 'Imprimer la carte' }).click();
  await desk.locator('iframe').waitFor();
  await shoot(desk, 'desk-card-preview');
  await desk.keyboard.press('Escape');
  await go('Prêts');
  await desk.getByRole('button', { name: 'Étiquettes et cartes' }).click();
  await desk.getByRole('button', { name: 'Imprimer les étiquettes' }).click();
  await desk.locator('iframe').waitFor();
  await shoot(desk, 'desk-labels-preview');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('F1');
  await shoot(desk, 'desk-keys');
  await desk.keyboard.press('Escape');
  await readerScreens(stage, desk, codes);
  await go('Envoi');
  await shoot(desk, 'desk-upload-not-linked');
  await desk.getByLabel('Adresse du serveur').fill(central.url);
  await desk.getByLabel('Code d’inscription').fill(await central.createEnrolmentCode('GER', 'Gerland'));
  await desk.getByRole('button', { name: 'Relier' }).click();
  await desk.getByText(/quatre mots/).waitFor();
  await stage.central.db.insertInto('opening_slots').values({ site: 'GER', weekday: 2, from_minute: 540, to_minute: 1080 }).execute();
  await stage.central.db.insertInto('days_off').values({ site: '*', day: '2026-12-24' }).execute();
  await ask(antenne, 'usb.export', {});
  await ask(antenne, 'upload.now', {});
  await desk.getByRole('button', { name: 'Prendre ces horaires' }).waitFor();
  await shoot(desk, 'desk-upload-linked');
  await go('Clôture');
  await shoot(desk, 'desk-closing');
  await desk.getByRole('button', { name: 'Clôturer et envoyer' }).click();
  await shoot(desk, 'desk-closing-confirm');
  antenne.network.weather = 'down';
  await desk.locator('dialog').getByRole('button', { name: 'Clôturer et envoyer' }).click();
  await desk.getByText('La journée est clôturée.').waitFor();
  await shoot(desk, 'desk-closing-closed');
  await go('Envoi');
  await desk.getByText(/Dernière erreur/).waitFor();
  await shoot(desk, 'desk-upload-error');
  antenne.network.weather = 'fine';
  await ask(antenne, 'upload.now', {});
  await go('Présences');
  await desk.keyboard.press('F10');
  await desk.getByText('Accueil verrouillé').waitFor();
  await shoot(desk, 'desk-locked');

  const refused = await serveCore({ core: refusingCore('store-newer'), port: 0, pagesFolder, tokens: { kiosk: 'k', desk: 'd' } });
  const broken = await open(refused.address('desk'), 1366, 768);
  await broken.getByText(/version plus récente/).waitFor();
  await shoot(broken, 'desk-newer-data');
  const paused = await open(refused.address('kiosk'), 1280, 800);
  await paused.locator('.panel').waitFor();
  await shoot(paused, 'kiosk-out-of-order');
  await broken.context().close();
  await paused.context().close();
  await refused.close();
}

export const deskScreens = { firstRun, theDay };
