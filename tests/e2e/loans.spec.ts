import { expect, type Page, test } from '@playwright/test';
import { commandCards } from '../../shared/domain/command-codes.ts';
import { type Antenne, startAntenne } from '../support/antenne.ts';
import { cardOfMember, labelOf } from '../support/printed.ts';
import { rawRun } from '../support/raw-store.ts';
import { scanKeys } from '../support/scan-keys.ts';

const NINE = Date.parse('2026-11-24T08:05:00.000Z');
let antenne: Antenne;
const ask = async <T>(method: string, input: unknown): Promise<T> => {
  const reply = await antenne.core.call({ role: 'desk', windowId: 'desk-1' }, method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.problem)}`);
  return reply.value as T;
};
test.beforeEach(async () => {
  antenne = await startAntenne(NINE);
  const { passphrase } = await ask<{ passphrase: string }>('setup.startPractice', {});
  await ask('staff.signIn', { staffId: 1, passphrase });
});
test.afterEach(() => antenne.stop());

/** Everything a person does at this page, counted from real events before the page hears them: bursts of keys that end with Enter, and presses of a pointer. */
async function counted(page: Page): Promise<() => Promise<{ scans: number; touches: number }>> {
  await page.addInitScript(`(() => {
    window.counts = { scans: 0, touches: 0 };
    addEventListener('keydown', (event) => { if (event.key === 'Enter') window.counts.scans += 1; }, true);
    addEventListener('pointerdown', () => { window.counts.touches += 1; }, true);
  })()`);
  return async () => {
    const now = (await page.evaluate('({ ...window.counts })')) as { scans: number; touches: number };
    await page.evaluate('window.counts = { scans: 0, touches: 0 }');
    return now;
  };
}

test('a loan is two scans and no touch, a return one; several devices, a warning passed by card, a take-home loan signed by pointer', async ({
  page: desk,
}) => {
  const strip = desk.locator('.strip');
  const scan = async (text: string, said: RegExp): Promise<void> => {
    antenne.clock.advance(2_000);
    await scanKeys(desk, text);
    await expect(strip.getByText(said)).toBeVisible();
  };
  const count = await counted(desk);
  await desk.goto(antenne.loopback.address('desk'));
  await expect(desk.locator('.board')).toBeVisible();
  const [aya, noe] = [cardOfMember(antenne, 1), cardOfMember(antenne, 2)];
  const device = (name: string): string => labelOf(antenne, 'devices', name);

  await scan(aya, /notée/);
  await scan(device('PC 02'), /PC 02 prêté à/);
  expect(await count()).toEqual({ scans: 2, touches: 0 });
  await scan(device('PC 02'), /PC 02 rendu par/);
  expect(await count()).toEqual({ scans: 1, touches: 0 });

  for (const name of ['PC 03', 'Tablette 1']) await scan(device(name), new RegExp(name));
  await scan(noe, /prêtés à/);
  expect(await count()).toEqual({ scans: 3, touches: 0 });

  // Ten minutes later the same person wants one more: said first, passed by the card.
  antenne.clock.advance(150_000);
  await scan(noe, /choisi/);
  await scan(device('PC 04'), /un autre prêt en cours/);
  await expect(desk.locator('.question')).toBeVisible();
  await scan(commandCards.find((card) => card.command === 'go-on')?.text ?? '', /Accepté malgré/);
  expect(await count()).toEqual({ scans: 3, touches: 0 });
  await expect(desk.locator('.question')).toHaveCount(0);

  await desk.keyboard.press('Alt+Digit3');
  await desk.getByRole('button', { name: 'À emporter PC 04' }).click();
  const dialog = desk.locator('dialog');
  await expect(dialog.getByRole('button', { name: 'Prêter à emporter' })).toBeDisabled();
  const pad = await dialog.locator('.signature svg').boundingBox();
  if (pad === null) throw new Error('nowhere to sign');
  const at = (x: number, y: number) => [pad.x + x * pad.width, pad.y + y * pad.height] as const;
  await desk.mouse.move(...at(0.2, 0.7));
  await desk.mouse.down();
  await desk.mouse.move(...at(0.4, 0.2), { steps: 5 });
  await desk.mouse.move(...at(0.7, 0.8), { steps: 5 });
  await desk.mouse.up();
  // A scan in the middle of the signature is an act of its own and leaves the drawing alone.
  await scan(device('PC 03'), /PC 03 rendu par/);
  const reason = dialog.locator('select');
  if ((await reason.count()) > 0) await reason.selectOption('manager-agrees');
  await dialog.getByRole('button', { name: 'Prêter à emporter' }).click();
  await expect(strip.getByText(/PC 04.*à rendre/)).toBeVisible();
  await expect(desk.getByText('À la maison')).toBeVisible();
  const loans = await ask<readonly { deviceName: string; place: string }[]>('loans.list', {});
  expect(loans.map((loan) => `${loan.deviceName} ${loan.place}`).toSorted()).toEqual(['PC 04 take-home', 'Tablette 1 on-site']);
});

test('a person without a framework agreement signs it while the pair waits, and a device noted lost or retired is lent no more', async ({ page: desk }) => {
  rawRun(antenne, "UPDATE agreements SET ended_at = signed_at WHERE member_id = 5 AND kind = 'framework'");
  const strip = desk.locator('.strip');
  const scan = async (text: string): Promise<void> => {
    antenne.clock.advance(2_000);
    await scanKeys(desk, text);
  };
  await desk.goto(antenne.loopback.address('desk'));
  await expect(desk.locator('.board')).toBeVisible();
  await scan(cardOfMember(antenne, 5));
  await expect(strip.getByText(/notée/)).toBeVisible();
  await scan(labelOf(antenne, 'devices', 'PC 05'));
  await expect(desk.locator('.question')).toContainText('convention-cadre non signée');
  await desk.getByRole('button', { name: 'Faire signer' }).click();
  await desk.getByLabel('Signée sur papier').check();
  await desk.locator('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(strip.getByText(/PC 05 prêté à/)).toBeVisible();
  await expect(desk.locator('.question')).toHaveCount(0);

  await desk.keyboard.press('F3');
  await desk.getByRole('button', { name: 'Ouvrir PC 05' }).click();
  const dialog = desk.locator('dialog');
  await dialog.getByLabel('État').selectOption('retired');
  await expect(dialog.getByText(/le prêt sera clos/)).toBeVisible();
  await dialog.getByLabel('État').selectOption('lost');
  await expect(dialog.getByLabel('Clore le prêt')).toBeChecked();
  await dialog.getByLabel('Raison').fill('Perdu dans le bus');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByText('Prêt clos (perdu)')).toBeVisible();
  expect(await ask<readonly unknown[]>('loans.list', {})).toEqual([]);
});
