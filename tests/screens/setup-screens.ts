import { startAntenne } from '../support/antenne.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { ask } from './ask.ts';
import type { Stage } from './stage.ts';

/** The first run of a real antenne, step by step, then what the board recalls of it. */
export async function setupScreens({ antenne: shown, open, shoot }: Stage): Promise<void> {
  const antenne = await startAntenne(shown.clock.now());
  try {
    const desk = await open(antenne.loopback.address('desk'), 1366, 768);
    await desk.getByText('Mettre en service').click();
    await desk.getByRole('button', { name: 'Suivant' }).click();
    await desk.getByLabel('Votre prénom et nom').fill('Camille Durand');
    await shoot(desk, 'desk-setup-staff');
    await desk.keyboard.press('Enter');
    await desk.getByText('Je l’ai notée').waitFor({ timeout: 30_000 });
    const passphrase = (await desk.locator('.passphrase').textContent()) ?? '';
    await desk.keyboard.press('Enter');
    await desk.getByLabel('Phrase de passe').fill(passphrase);
    await shoot(desk, 'desk-setup-sign-in');
    await desk.keyboard.press('Enter');
    await desk.getByLabel('Nombre de postes').waitFor();
    await shoot(desk, 'desk-setup-workstations');
    await desk.keyboard.press('Enter');
    await desk.getByText('Le lecteur', { exact: true }).waitFor();
    await scanKeys(desk, 'CEXKPDCSBTJFXRKHBDGC');
    await desk.locator('.arrived').waitFor();
    await shoot(desk, 'desk-setup-scanner');
    await desk.getByRole('button', { name: 'Suivant' }).click();
    await shoot(desk, 'desk-setup-printer');
    await desk.getByRole('button', { name: 'Passer cette étape' }).click();
    await shoot(desk, 'desk-setup-sound');
    await desk.getByRole('button', { name: 'Passer cette étape' }).click();
    await desk.locator('.step-fields input').fill('/media/cle-usb');
    await desk.keyboard.press('Enter');
    await desk.getByRole('alert').waitFor();
    await shoot(desk, 'desk-setup-backup');
    await desk.getByRole('button', { name: 'Passer cette étape' }).click();
    await desk.getByLabel('Adresse du serveur').waitFor();
    await shoot(desk, 'desk-setup-central');
    await desk.getByRole('button', { name: 'Finir plus tard' }).click();
    await desk.locator('.board').waitFor();
    await ask(antenne, 'guests.count', { actionId: crypto.randomUUID(), guests: 'visitor', count: 1 });
    await shoot(desk, 'desk-setup-recalled');
  } finally {
    await antenne.stop();
  }
}
