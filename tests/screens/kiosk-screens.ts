import type { Page } from '@playwright/test';
import { memberCardText } from '../../shared/domain/card-code.ts';
import { scanKeys } from '../support/scan-keys.ts';
import { ask, signInDesk } from './ask.ts';
import { cameraScreens } from './camera-screens.ts';
import { firstVisitScreens } from './first-visit-screens.ts';
import type { PrintedCodes, Stage } from './stage.ts';

const MINUTE = 60_000;

/** The kiosk, outcome by outcome. */
export async function kioskScreens(stage: Stage, kiosk: Page, codes: PrintedCodes): Promise<void> {
  const { antenne, open, shoot } = stage;
  const [first = '', second = '', third = ''] = codes.members;
  const waiting = async (): Promise<void> => {
    antenne.clock.advance(MINUTE);
    await kiosk.clock.setFixedTime(antenne.clock.now());
    // Every screen returns to waiting by itself; a picture need not sit through that.
    await kiosk.reload();
    await kiosk.locator('.waiting').waitFor();
  };
  const after = async (text: string, panel: string, name: string): Promise<void> => {
    await scanKeys(kiosk, text);
    await kiosk.locator(panel).waitFor();
    await shoot(kiosk, name);
  };
  await kiosk.locator('.waiting').waitFor();
  await shoot(kiosk, 'kiosk-waiting');
  await kiosk.getByRole('button', { name: 'Texte plus grand' }).click();
  await shoot(kiosk, 'kiosk-waiting-big');
  await kiosk.getByRole('button', { name: 'Texte normal' }).click();
  await kiosk.getByRole('button', { name: 'J’ai besoin d’aide' }).click();
  await shoot(kiosk, 'kiosk-help-called');
  await kiosk.getByRole('button', { name: 'Recommencer' }).click();

  await after(first, '.panel-noted', 'kiosk-noted');
  await kiosk.getByRole('button', { name: 'Ordinateur' }).click();
  await kiosk.getByText('Merci. Bonne visite !').waitFor();
  await shoot(kiosk, 'kiosk-thanks');
  await waiting();
  await scanKeys(kiosk, second);
  await kiosk.locator('.panel-noted').waitFor();
  await kiosk.getByRole('button', { name: 'Ce n’est pas moi' }).click();
  await shoot(kiosk, 'kiosk-not-me');
  await waiting();
  antenne.clock.advance(MINUTE);
  await scanKeys(kiosk, second);
  await kiosk.locator('.panel-noted').waitFor();
  await waiting();
  antenne.clock.advance(2 * MINUTE);
  await after(second, '.panel-know', 'kiosk-already-here');
  await waiting();
  antenne.clock.advance(40 * MINUTE);
  await after(first, '.panel', 'kiosk-goodbye');
  await waiting();
  await after('https://example.org/menu', '.panel-help', 'kiosk-not-ours');
  await waiting();
  await after(memberCardText(1, '0102030405', '00000000'), '.panel-help', 'kiosk-forged-card');
  await waiting();
  await after(codes.stranger, '.panel', 'kiosk-other-antenne');
  await waiting();
  await after(codes.replaced, '.panel-help', 'kiosk-replaced-card');
  await waiting();
  await after(codes.devices[0] ?? '', '.panel', 'kiosk-device-label');
  await waiting();
  await after(codes.workstations[0] ?? '', '.panel', 'kiosk-workstation-label');
  await waiting();

  await scanKeys(kiosk, third);
  await kiosk.locator('.panel-noted').waitFor();
  const upright = await open(antenne.loopback.address('kiosk'), 800, 1280);
  await upright.locator('.waiting').waitFor();
  await shoot(upright, 'kiosk-portrait-waiting');
  antenne.clock.advance(MINUTE);
  await scanKeys(upright, codes.members[3] ?? '');
  await upright.locator('.panel-noted').waitFor();
  await shoot(upright, 'kiosk-portrait-noted');
  await upright.context().close();
  await waiting();

  await firstVisitScreens(stage, codes);
  await signInDesk(antenne);
  await ask(antenne, 'settings.set', { ...(await settings(antenne)), cameraEnabled: true });
  await kiosk.reload();
  await kiosk.locator('video').waitFor();
  await shoot(kiosk, 'kiosk-camera');
  await cameraScreens({ antenne, shoot, codes });
  await ask(antenne, 'settings.set', { ...(await settings(antenne)), cameraEnabled: false, opening: [{ weekday: 3, from: 540, to: 1080 }] });
  await kiosk.reload();
  await kiosk.locator('.waiting').waitFor();
  await after(codes.members[4] ?? '', '.panel', 'kiosk-closed');
  await ask(antenne, 'settings.set', { ...(await settings(antenne)), opening: [] });
  await kiosk.reload();
}

async function settings(antenne: Stage['antenne']): Promise<Record<string, unknown>> {
  const { secretsKeptBy: _kept, ...stored } = (await ask(antenne, 'settings.get', {})) as Record<string, unknown>;
  return stored;
}
