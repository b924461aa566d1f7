import type { Page } from '@playwright/test';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { rawRun } from '../support/raw-store.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { ask, signInDesk } from './ask.ts';
import type { PrintedCodes, Stage } from './stage.ts';

/** Loans, returns and the equipment, from the open desk. */
export async function loanScreens({ antenne, shoot }: Stage, desk: Page, codes: PrintedCodes): Promise<void> {
  const go = (screen: string): Promise<void> => desk.locator('nav').getByText(screen).click();
  const strip = desk.locator('.strip');
  const scan = async (text: string): Promise<void> => {
    antenne.clock.advance(2_000);
    await desk.clock.setFixedTime(antenne.clock.now());
    await scanKeys(desk, text);
  };
  await signInDesk(antenne);
  await desk.clock.setFixedTime(antenne.clock.now());
  await desk.reload();
  await desk.locator('.board').waitFor();
  await go('Prêts');
  await scan(codes.devices[2] ?? '');
  await scan(codes.devices[3] ?? '');
  await strip.getByText(/et/).waitFor();
  await shoot(desk, 'desk-loans-several');
  await scan(codes.members[16] ?? '');
  await strip.getByText(/prêtés à/).waitFor();
  await scan(codes.members[17] ?? '');
  await scan(codes.devices[4] ?? '');
  await strip.getByText(/prêté à/).waitFor();
  await ask(antenne, 'loans.suspend', { actionId: crypto.randomUUID(), memberId: 19, until: '2026-12-01', reason: 'Tablette rendue abîmée' });
  await scan(codes.members[18] ?? '');
  await scan(codes.devices[5] ?? '');
  await desk.locator('.question').waitFor();
  await shoot(desk, 'desk-loans-go-on');
  await scan(commandCards.find((card) => card.command === 'go-on')?.text ?? '');
  await strip.getByText(/Accepté malgré/).waitFor();
  rawRun(antenne, "UPDATE agreements SET ended_at = signed_at WHERE kind = 'framework' AND member_id = 21");
  rawRun(antenne, 'UPDATE loans SET due_at = lent_at + 1 WHERE returned_at IS NULL AND id = (SELECT max(id) FROM loans)');
  await scan(codes.members[20] ?? '');
  await scan(codes.devices[7] ?? '');
  await desk.locator('.question').getByText('convention-cadre non signée').waitFor();
  await shoot(desk, 'desk-loans-framework');
  await desk.getByRole('button', { name: 'Faire signer' }).click();
  await desk.locator('dialog').waitFor();
  await shoot(desk, 'desk-framework');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await scan(codes.devices[2] ?? '');
  await strip.getByText(/rendu par/).waitFor();
  await scan(commandCards.find((card) => card.command === 'charger-missing')?.text ?? '');
  await strip.getByText(/manquant/).waitFor();
  await scan(codes.devices[3] ?? '');
  await strip.getByText(/rendu par/).waitFor();
  await desk.locator('.check-card').nth(0).waitFor();
  await shoot(desk, 'desk-returns');
  await desk
    .getByRole('button', { name: /^Modifier / })
    .first()
    .click();
  await desk.locator('dialog').waitFor();
  await shoot(desk, 'desk-loan');
  await desk.keyboard.press('Escape');
  await desk
    .getByRole('button', { name: /^À emporter / })
    .first()
    .click();
  const pad = await desk.locator('.signature svg').boundingBox();
  if (pad === null) throw new Error('nowhere to sign');
  for (const stroke of [
    [
      [0.15, 0.7],
      [0.22, 0.2],
      [0.3, 0.75],
      [0.26, 0.55],
    ],
    [
      [0.4, 0.6],
      [0.5, 0.35],
      [0.55, 0.7],
      [0.7, 0.4],
      [0.85, 0.65],
    ],
  ]) {
    const [[fx = 0, fy = 0] = [], ...others] = stroke;
    await desk.mouse.move(pad.x + fx * pad.width, pad.y + fy * pad.height);
    await desk.mouse.down();
    for (const [x = 0, y = 0] of others) await desk.mouse.move(pad.x + x * pad.width, pad.y + y * pad.height, { steps: 6 });
    await desk.mouse.up();
  }
  await shoot(desk, 'desk-take-home');
  await desk.getByRole('button', { name: 'Prêter à emporter' }).click();
  await strip.getByText(/à rendre/).waitFor();
  await desk
    .getByRole('button', { name: /^Modifier / })
    .last()
    .click();
  await desk.getByRole('button', { name: 'Imprimer la convention' }).click();
  await desk.locator('iframe').waitFor();
  await shoot(desk, 'desk-agreement-preview');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Étiquettes et cartes' }).click();
  await shoot(desk, 'desk-labels');
  await desk.keyboard.press('F3');
  await shoot(desk, 'desk-stock');
  await desk.getByRole('button', { name: 'Ouvrir PC 05' }).click();
  await desk.locator('.device-sheet').waitFor();
  await shoot(desk, 'desk-device');
  await desk.locator('.device-state select').first().selectOption('lost');
  await desk.getByLabel('Raison').scrollIntoViewIfNeeded();
  await shoot(desk, 'desk-device-lost');
  await desk.locator('.device-state select').first().selectOption('available');
  await desk.getByRole('button', { name: 'Modifier la fiche' }).click();
  await shoot(desk, 'desk-device-edit');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Inventaire', exact: true }).click();
  await desk.getByRole('button', { name: 'Commencer l’inventaire' }).click();
  // How many are expected depends on what the scenes before this one lent.
  await desk.getByText(/^0 sur \d+ retrouvés$/).waitFor();
  for (const device of [2, 3, 4, 6]) await scan(codes.devices[device] ?? '');
  await desk.getByText(/^[1-4] sur \d+ retrouvés$/).waitFor();
  await shoot(desk, 'desk-stock-take');
}
