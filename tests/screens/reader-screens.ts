import type { Page } from '@playwright/test';
import { signInDesk } from './ask.ts';
import { doctorScreens } from './doctor-screens.ts';
import type { PrintedCodes, Stage } from './stage.ts';

/** Readers in the settings: the kiosk's camera as the desk sees it, then the scanner doctor. */
export async function readerScreens(stage: Stage, desk: Page, codes: PrintedCodes): Promise<void> {
  const { antenne, shoot } = stage;
  await signInDesk(antenne);
  await desk.clock.setFixedTime(antenne.clock.now());
  await desk.reload();
  await desk.locator('.board').waitFor();
  await desk.keyboard.press('Alt+7');
  await desk.getByRole('button', { name: 'Borne', exact: true }).click();
  const camera = { state: 'watching', engine: 'wasm', cameras: ['Logitech C270', 'Integrated Webcam'] };
  const reply = await antenne.core.call({ role: 'kiosk', windowId: 'kiosk-1' }, 'cameras.report', camera);
  if (!reply.ok) throw new Error(reply.problem.code);
  await desk.getByLabel('Lire les cartes avec la caméra de la borne').check();
  await desk.getByText('Logitech C270').first().waitFor({ state: 'attached' });
  await shoot(desk, 'desk-camera-settings');
  await desk.getByLabel('Lire les cartes avec la caméra de la borne').uncheck();
  await doctorScreens(stage, desk, codes);
}
