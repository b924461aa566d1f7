import type { Page } from '@playwright/test';
import { hidLayouts } from '../../shared/domain/hid-layout.ts';
import { testCodes } from '../../shared/domain/test-codes.ts';
import { reportsFor } from '../support/fake-hid.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { typeStrokes } from '../support/type-strokes.ts';
import type { PrintedCodes, Stage } from './stage.ts';

/** The scanner doctor, from the settings: no scanner, a good one, a keyboard, an AZERTY mix-up, a stranger's code. Leaves it again. */
export async function doctorScreens({ antenne, shoot }: Stage, desk: Page, codes: PrintedCodes): Promise<void> {
  const { hid } = antenne;
  const look = async (text: string | RegExp): Promise<void> => {
    antenne.tick();
    await desk.locator('.verdict').getByText(text).first().waitFor();
  };
  await desk.getByRole('button', { name: 'Lecteurs' }).click();
  await desk.getByRole('button', { name: 'Ouvrir le docteur lecteur' }).click();
  await look('Aucun lecteur n’est branché.');
  await shoot(desk, 'desk-doctor-none');
  hid.plug({ path: '/dev/hidraw1', productId: 0x0b6a, usagePage: 1, usage: 6 });
  await look(/en mode clavier/);
  await scanKeys(desk, codes.members[3] ?? '');
  await desk.locator('.arrived').waitFor();
  await shoot(desk, 'desk-doctor-keyboard');
  await typeStrokes(desk, testCodes.keyboard, { scanner: 'us', pc: 'fr' });
  await look(/disposition différente/);
  await shoot(desk, 'desk-doctor-azerty');
  hid.vanish('/dev/hidraw1');
  hid.plug();
  antenne.tick();
  await desk
    .locator('aside')
    .getByText(/: prêt/)
    .waitFor();
  hid.send(reportsFor(`${codes.members[3]}\r`, hidLayouts.honeywell));
  await look('Lecteur prêt.');
  await shoot(desk, 'desk-doctor-good');
  hid.send(reportsFor('M1GATHERGOOD/MICHAEL  EABCDEF LHRDURAK 3542 052Y003D23            ', hidLayouts.honeywell, ']z0'));
  await look('Ce n’est pas une de nos cartes.');
  await shoot(desk, 'desk-doctor-foreign');
  await desk.getByRole('button', { name: 'Copier pour l’assistance' }).click();
  await desk.getByRole('textbox').waitFor();
  await shoot(desk, 'desk-doctor-support');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Imprimer les codes de test' }).click();
  await desk.frameLocator('iframe').locator('.code').first().waitFor();
  await shoot(desk, 'desk-doctor-sheet');
  await desk.keyboard.press('Escape');
  hid.unplug();
  antenne.tick();
  await desk.getByRole('button', { name: 'Retour aux réglages' }).click();
}
