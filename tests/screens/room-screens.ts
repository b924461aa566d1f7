import type { Page } from '@playwright/test';
import { ask, signInDesk } from './ask.ts';
import type { PrintedCodes, Stage } from './stage.ts';

const MINUTE = 60_000;

/** The room: four people seated, two who wait, its plan, the same as a list, and the plan being made. */
export async function roomScreens({ antenne, shoot }: Stage, desk: Page, codes: PrintedCodes): Promise<void> {
  const scan = async (role: 'kiosk' | 'desk', frame: string | undefined): Promise<{ visitId?: number }> => {
    antenne.clock.advance(3_000);
    const input = { scanId: crypto.randomUUID(), frame, source: 'wedge' };
    const reply = await antenne.core.call({ role, windowId: `${role}-1` }, role === 'kiosk' ? 'scans.submitKiosk' : 'scans.submitDesk', input);
    if (!reply.ok) throw new Error(reply.problem.code);
    return reply.value as { visitId?: number };
  };
  const signIn = async (): Promise<void> => {
    await signInDesk(antenne);
    await desk.clock.setFixedTime(antenne.clock.now());
    await desk.reload();
    await desk.locator('.board').waitFor();
  };
  for (const [index, seat] of [2, 4, 5, 1].entries()) {
    await signInDesk(antenne);
    await scan('desk', codes.members[20 + index]);
    await scan('desk', codes.workstations[seat]);
    antenne.clock.advance(12 * MINUTE);
  }
  await signIn();
  for (const member of codes.members.slice(25, 27)) {
    const { visitId } = await scan('kiosk', member);
    await ask(antenne, 'waiting.take', { actionId: crypto.randomUUID(), visitId, kind: member === codes.members[25] ? 'workstation' : 'help' });
  }
  const tiles = (await ask(antenne, 'workstations.list', {})) as { workstationId: number; state: string; session: unknown }[];
  const broken = tiles.at(-1);
  await ask(antenne, 'workstations.setState', { actionId: crypto.randomUUID(), workstationId: broken?.workstationId, state: 'out-of-order' });
  await desk.keyboard.press('F7');
  await desk.locator('.seat[data-state=busy]').first().click();
  await shoot(desk, 'desk-workstations');
  await desk.keyboard.press('F7');
  await shoot(desk, 'desk-workstations-list');
  await desk.getByRole('button', { name: 'Modifier le plan' }).click();
  await shoot(desk, 'desk-room-editor');
  await desk.getByRole('button', { name: 'Annuler' }).last().click();
  await desk.keyboard.press('Alt+7');
  await desk.getByRole('button', { name: 'Ajouter un atelier' }).click();
  await desk.getByLabel('Raison').fill('Atelier CV');
  await desk.getByRole('button', { name: 'Ajouter un jour particulier' }).click();
  await desk.getByLabel('Raison').first().fill('Inventaire');
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await shoot(desk, 'desk-settings');
  await desk.getByLabel('Chercher un réglage').fill('poste');
  await shoot(desk, 'desk-settings-search');
}
