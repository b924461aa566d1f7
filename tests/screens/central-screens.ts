import type { Stage } from './stage.ts';

/** The coordinators' pages, on what the practice antenne sent. */
export async function centralScreens({ central, open, shoot }: Stage): Promise<void> {
  const page = await open(`${central.url}/`, 1366, 768);
  await page.getByLabel('Phrase de passe').waitFor();
  await shoot(page, 'central-sign-in');
  await page.getByLabel('Phrase de passe').fill(central.firstPassphrase ?? '');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.locator('[data-testid=month]').waitFor();
  await shoot(page, 'central-month');
  await page.getByText('Terminaux').first().click();
  await page.getByText('Quatre mots').waitFor();
  await shoot(page, 'central-terminals');
}
