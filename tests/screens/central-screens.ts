import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { purge } from '../../central/ingest/purge.ts';
import { noteTold } from '../../central/store/terminal-store.ts';
import { PROGRAM_VERSION } from '../../shared/domain/program-version.ts';
import { pagesFolder } from '../support/antenne.ts';
import { startTestCentral, type TestCentral } from '../support/central.ts';
import { readerClient } from '../support/reader-client.ts';
import { fakeClock } from '../support/test-core.ts';
import { antennes, fillYear } from '../support/year-of-facts.ts';
import type { Stage } from './stage.ts';

/** Monday 9 November 2026: October is whole, Friday the 6th has not come. */
const clock = fakeClock(Date.parse('2026-11-09T08:05:00.000Z'));
/** Each page at both sizes: name of the picture and address. */
const pages = {
  'central-month': '/mois',
  'central-report': '/rapport?mois=2026-10&antenne=GER',
  'central-leaving': '/rapport?mois=2026-09&usage=transmettre',
  'central-ramp-up': '/montee-en-charge',
  'central-comparison': '/comparaison?mois=2026-10',
  'central-completeness': '/completude?mois=2026-11',
  'central-public': '/public?mois=2026-10',
  'central-exports': '/exports?mois=2026-10',
  'central-terminals': '/administration?partie=terminaux',
  'central-organisation': '/administration?partie=organisation',
  'central-opening': '/administration?partie=ouverture',
  'central-targets': '/administration?partie=objectifs',
  'central-closings': '/administration?partie=clotures',
  'central-retention': '/administration?partie=conservation',
  'central-accounts': '/administration?partie=comptes',
  'central-history': '/administration?partie=historique',
  'central-account': '/administration?partie=mon-compte',
} as const;

/** The coordinators' pages on five antennes and nineteen months. */
export async function centralScreens({ open, shoot }: Pick<Stage, 'open' | 'shoot'>): Promise<void> {
  const central = await startTestCentral(clock, undefined, join(pagesFolder, 'central'));
  try {
    await fillYear(central, clock.now, { from: '2025-04-01', to: '2026-11-05' });
    await prepare(central);
    for (const [width, height, suffix] of [
      [1366, 768, ''],
      [1920, 1080, '-1920'],
    ] as const) {
      const page = await open(`${central.url}/`, width, height);
      await page.getByLabel('Phrase de passe').waitFor();
      await shoot(page, `central-sign-in${suffix}`);
      await page.getByLabel('Compte').fill('coordination');
      await page.getByLabel('Phrase de passe').fill(central.firstPassphrase);
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await page.getByTestId('month').waitFor();
      for (const [name, path] of Object.entries(pages)) {
        await show(page, central, path);
        await shoot(page, `${name}${suffix}`);
      }
    }
    await details(await openAgain({ open, central }), central, shoot);
  } finally {
    await central.close();
  }
}

/** A convention with its targets, comments, two frozen months, files, accounts: what a coordinator has after some months. */
async function prepare(central: TestCentral): Promise<void> {
  const reader = readerClient(central.url);
  await reader.signIn('coordination', central.firstPassphrase);
  const made = await reader.post('/api/reports/conventions', { name: 'Convention 2026-2027', startsOn: '2026-02-15', endsOn: '2027-02-14' });
  const { id } = (await made.json()) as { id: number };
  for (const [figure, total] of [
    ['visits', 27_000],
    ['distinctPersons', 3_000],
    ['cejDiagnosed', 700],
    ['workshops', 3_000],
  ] as const)
    await reader.post('/api/reports/targets', { convention: id, site: '*', figure, total, slope: [] });
  await reader.post('/api/reports/targets', { convention: id, site: 'GER', figure: 'visits', total: 4_300, slope: [] });
  for (const [section, text] of [
    [2, 'Forum de l’emploi le 13 : beaucoup de monde le matin, la salle est restée ouverte jusqu’à 18 h.'],
    [6, 'Deux portables en réparation depuis le 20.'],
  ] as const)
    await reader.post('/api/reports/comments', { month: '2026-10', site: 'GER', section, text });
  for (const month of ['2026-08', '2026-09']) await reader.post('/api/reports/closings', { month, version: 1, acceptMissing: true });
  for (const format of ['xlsx', 'csv'])
    await reader.ask('/api/reports/exports', {
      method: 'POST',
      body: { month: '2026-09', site: '*', version: 1, format, variant: 'to-leave' },
      headers: { prefer: 'wait=60' },
    });
  // A large file, as the page shows it on its way.
  const job = { asked_at: clock.now(), author: 'coordination', month: '2026-10', site: '*', version: null, format: 'la-coop', variant: 'internal' };
  await central.db
    .insertInto('export_jobs')
    .values({ ...job, done: 12, total: 31, moved_at: clock.now(), failed: 0 })
    .execute();
  await reader.post('/api/reports/openings', {
    site: 'BAC',
    slots: [1, 2, 4, 5].flatMap((weekday) => [
      { weekday, from: 540, to: 750 },
      { weekday, from: 810, to: 1_050 },
    ]),
  });
  await reader.post('/api/reports/days-off', { site: '*', day: '2026-12-24', off: true });
  await reader.post('/api/reports/special-openings', { site: 'GER', day: '2026-12-05', slots: [{ from: 600, to: 840 }] });
  for (const { code, name, districts } of antennes) await reader.post('/api/organisation/sites', { code, name, districts });
  await reader.post('/api/organisation/charters', {
    from: '2026-12-01',
    texts: { fr: 'Je respecte les autres.\nJe prends soin du matériel.', en: 'I respect others.' },
  });
  await reader.post('/api/retention', { months: 16, reason: '' });
  await purge(central.db, { now: clock.now(), timeZone: 'Europe/Paris' });
  await reader.post('/api/accounts', { name: 'direction', role: 'read' });
  // What each said of itself with its last question; Friday of Gerland is still there.
  for (const { number, site_code: site } of await central.db.selectFrom('terminals').select(['number', 'site_code']).execute())
    await noteTold(central.db, { number, program: PROGRAM_VERSION, waiting: site === 'GER' ? 31 : 0 });
}

async function show(page: Page, central: TestCentral, path: string): Promise<void> {
  await page.goto(`${central.url}/#${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.skeleton').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

async function openAgain({ open, central }: { open: Stage['open']; central: TestCentral }): Promise<Page> {
  const page = await open(`${central.url}/`, 1366, 768);
  await page.getByLabel('Compte').fill('coordination');
  await page.getByLabel('Phrase de passe').fill(central.firstPassphrase);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByTestId('month').waitFor();
  return page;
}

/** Parts that one has to ask for. */
async function details(page: Page, central: TestCentral, shoot: Stage['shoot']): Promise<void> {
  await page.keyboard.press('F1');
  await shoot(page, 'central-keys');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Passages' }).click();
  await shoot(page, 'central-definition');
  await page.keyboard.press('Escape');
  await show(page, central, '/completude?mois=2026-11');
  await page.getByRole('button', { name: 'Relancer Gerland' }).click();
  await shoot(page, 'central-remind');
  await page.keyboard.press('Escape');
  await show(page, central, '/comparaison?mois=2026-10');
  await page.keyboard.press('F2');
  await shoot(page, 'central-comparison-table');
  await page.keyboard.press('F2');
  await show(page, central, '/rapport?mois=2026-10');
  for (const section of [3, 4, 6, 8]) {
    await page.locator(`#section-${section}`).evaluate((element) => element.scrollIntoView());
    await shoot(page, `central-report-${section}`);
  }
  await page.getByRole('button', { name: 'Valider et figer' }).click();
  await shoot(page, 'central-close');
  await page.keyboard.press('Escape');
  await show(page, central, '/administration?partie=terminaux');
  await page.getByLabel('Code de l’antenne').fill('GER');
  await page.getByLabel('Nom de l’antenne').fill('Gerland');
  await page.getByRole('button', { name: 'Créer le code' }).click();
  await page.getByTestId('enrolment-code').scrollIntoViewIfNeeded();
  await shoot(page, 'central-enrol');
}
