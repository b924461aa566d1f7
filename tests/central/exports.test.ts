import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeMonth } from '../../central/reports/close-month.ts';
import { addComment } from '../../central/reports/comments.ts';
import { definitions } from '../../central/reports/definitions.ts';
import { exportFile, exportLines, keepExport } from '../../central/reports/kept-exports.ts';
import { exportBytes } from '../../central/reports/make-export.ts';
import { monthOverview } from '../../central/reports/overview.ts';
import type { ExportInput } from '../../central/reports/queries.ts';
import type { Asked } from '../../central/reports/read-days.ts';
import { receivedOf } from '../../shared/domain/coverage.ts';
import type { RunningCentral } from '../../central/start-central.ts';
import { keepSite } from '../../central/store/terminal-store.ts';
import { startTestCentral } from '../support/central.ts';
import { readXlsx } from '../support/read-xlsx.ts';
import { fakeClock } from '../support/test-core.ts';
import { antennes, factsOfAntenne, fillYear } from '../support/year-of-facts.ts';

const MONTH = '2026-10';
const EVIL = `=HYPERLINK("http://a.example","x");'); DROP TABLE facts;--<script>`;
const clock = fakeClock(Date.parse('2026-11-02T09:00:00.000Z'));
let central: RunningCentral;
const asked = (): Asked => ({ db: central.db, now: clock.now(), timeZone: 'Europe/Paris' });
beforeAll(async () => {
  central = await startTestCentral(clock);
  await fillYear(central, clock.now, { from: '2026-10-01', to: '2026-10-30' });
  await keepSite(central.db, 'EVIL', EVIL);
  await addComment(central.db, { month: MONTH, site: 'GER', section: 1, text: `@SUM(A1)${EVIL}`, author: '+Mélanie', at: clock.now() });
  await closeMonth(asked(), { month: MONTH, version: 1, acceptMissing: true, by: 'Mélanie', keep: async () => undefined });
});
afterAll(() => central.close());

async function exported(given: Partial<ExportInput>): Promise<Buffer> {
  const input = { month: MONTH, site: '*', version: 1, format: 'xlsx', variant: 'internal', ...given } as const;
  const made = await exportBytes(asked(), input, () => undefined);
  if (made === undefined) throw new Error('no export');
  const id = await keepExport(asked(), { ...input, by: 'Mélanie', bytes: made });
  const line = (await exportLines(central.db)).find((one) => one.id === id);
  if (line === undefined) throw new Error('the file is not kept');
  const bytes = (await exportFile(central.db, line.id))?.bytes ?? Buffer.alloc(0);
  expect(line).toMatchObject({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, by: 'Mélanie' });
  return bytes;
}
const csvLines = (bytes: Buffer): readonly (readonly string[])[] =>
  bytes
    .toString('utf8')
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));

describe('CSV', () => {
  test('opens right in a French spreadsheet: BOM, semicolons, decimal commas, no text that it would run', async () => {
    const bytes = await exported({ format: 'csv' });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString('utf8');
    expect(text).toContain(`"'=HYPERLINK(`);
    expect(text).not.toMatch(/(^|;)"?[=+@]/m);
    const gerland = csvLines(bytes).find((cells) => cells[2] === 'Gerland');
    const header = csvLines(bytes)[0] ?? [];
    expect(header.slice(0, 5)).toEqual(['Mois', 'Code', 'Antenne', 'Passages', 'Personnes différentes']);
    expect(gerland?.[header.indexOf('Heures de présence')]).toMatch(/^\d+,\d$|^\d+$/);
    const { sites } = await monthOverview(asked(), MONTH);
    expect(Number(gerland?.[3])).toBe(sites.find(({ site }) => site.code === 'GER')?.figures.visits);
  });

  test('what may leave holds no number from 1 to 4, and says where numbers are hidden', async () => {
    const [header = [], ...lines] = csvLines(await exported({ format: 'csv', variant: 'to-leave' }));
    const numbers = lines.map((cells) => cells[header.indexOf('Nombre')] ?? '');
    expect(numbers.filter((cell) => ['1', '2', '3', '4'].includes(cell))).toEqual([]);
    expect(numbers).toContain('masqué');
    expect(numbers.every((cell) => cell === 'masqué' || /^\d+$/.test(cell))).toBe(true);
    expect(lines.length).toBeGreaterThan(150);
  });

  test('what may leave says beside each number the half-days it rests on, of the antenne or of all, as the version counted them', async () => {
    const [header = [], ...lines] = csvLines(await exported({ format: 'csv', variant: 'to-leave' }));
    expect(header.slice(-2)).toEqual(['Demi-journées reçues', 'Demi-journées attendues']);
    const { all, sites } = await monthOverview(asked(), MONTH);
    const cellsOf = (coverage: (typeof all)['coverage']): readonly string[] => Object.values(receivedOf(coverage)).map(String);
    const told = (label: string) => new Set(lines.filter((cells) => cells[3] === label).map((cells) => cells.slice(-2).join(' / ')));
    const gerland = sites.find(({ site }) => site.code === 'GER')?.coverage;
    expect(told('Gerland')).toEqual(new Set([cellsOf(gerland ?? all.coverage).join(' / ')]));
    expect(told('Total')).toEqual(new Set([cellsOf(all.coverage).join(' / ')]));
    expect(told('Gerland')).not.toEqual(told('Total'));
    const persons = readXlsx(await exported({ variant: 'to-leave', site: 'GER' })).get('Personnes') ?? [];
    expect(persons.slice(1).map((row) => row.slice(-2).map(String))).toEqual([cellsOf(gerland ?? all.coverage), cellsOf(all.coverage)]);
  });
});

describe('XLSX', () => {
  test('one tab a section, numbers as numbers, every text a text, its version, proof and coverage, a dictionary of every column', async () => {
    const tabs = readXlsx(await exported({}));
    expect([...tabs.keys()]).toEqual([
      'Antennes',
      'Chiffres',
      'Jours et heures',
      'Motifs',
      'Équipement et activités',
      'Public',
      'Couverture',
      'Commentaires',
      'Différences',
      'Lire d’abord',
      'Dictionnaire',
    ]);
    const cells = [...tabs.values()].flat(2);
    expect(cells.filter((cell) => typeof cell === 'object' && cell !== null)).toEqual([]);
    expect(cells).toContain(EVIL);
    const { sha256 } = await central.db.selectFrom('closings').select('sha256').executeTakeFirstOrThrow();
    const stamp = new Map((tabs.get('Lire d’abord') ?? []).map(([name, value]) => [name, value]));
    expect(stamp.get('Version')).toBe(1);
    expect(stamp.get('Empreinte SHA-256 de la version')).toBe(sha256);
    expect(stamp.get('Demi-journées d’ouverture reçues')).toBeGreaterThan(200);
    const dictionary = tabs.get('Dictionnaire') ?? [];
    for (const [tab, rows] of tabs)
      if (tab !== 'Dictionnaire' && tab !== 'Lire d’abord') expect(dictionary.filter(([of]) => of === tab).map(([, column]) => column)).toEqual(rows[0]);
    const visits = (tabs.get('Chiffres') ?? []).find(([name]) => name === 'Passages');
    expect(visits?.[1]).toBe((await monthOverview(asked(), MONTH)).all.figures.visits);
  });

  test('what may leave holds one tab a table, no comment, no number from 1 to 4, and the rule in words', async () => {
    const tabs = readXlsx(await exported({ variant: 'to-leave' }));
    expect([...tabs.keys()].slice(0, 4)).toEqual(['Tableaux', 'Personnes', 'Tranches d’âge', 'Lieux de résidence']);
    const { all } = await monthOverview(asked(), MONTH);
    expect(tabs.get('Personnes')?.at(-1)?.[1]).toBe(all.figures.distinctPersons);
    const published = [...tabs].filter(([name]) => name !== 'Lire d’abord' && name !== 'Dictionnaire');
    const numbers = published.flatMap(([, rows]) =>
      rows
        .slice(1)
        .flatMap((row) => row.filter((cell, n) => typeof cell === 'number' && !/^(Version des nombres|Demi-journées .*)$/.test(String(rows[0]?.[n])))),
    );
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers.filter((cell) => Number(cell) > 0 && Number(cell) < 5)).toEqual([]);
    const figures = new Map((tabs.get('Chiffres') ?? []).map(([name, value]) => [name, value]));
    expect(figures.get('Prêts dont l’incident est dit')).toBe(figures.get('Prêts'));
    expect(figures.has('Incidents de prêt')).toBe(true);
    expect(figures.get('Taux d’usage du matériel : Ordinateur portable')).toBeGreaterThan(10);
    expect(JSON.stringify([...tabs])).not.toContain('@SUM');
    expect(JSON.stringify(tabs.get('Lire d’abord'))).toContain('masqué');
  });

  test('one antenne’s file to leave is its rows of the file of all: both together tell no more', async () => {
    const of = (rows: ReturnType<typeof readXlsx>, tab: string) => (rows.get(tab) ?? []).filter(([site]) => site === 'Gerland');
    const [all, one] = [readXlsx(await exported({ variant: 'to-leave' })), readXlsx(await exported({ variant: 'to-leave', site: 'GER' }))];
    expect(of(one, 'Tranches d’âge')).toEqual(of(all, 'Tranches d’âge'));
    expect(of(one, 'Dispositifs')).toEqual(of(all, 'Dispositifs'));
  });
});

describe('La Coop’s activity file', () => {
  test('one line an accompaniment with the national columns and slugs, nothing of free access, no pseudonym', async () => {
    const bytes = await exported({ format: 'la-coop', version: null });
    const [header = [], ...rows] = readXlsx(bytes).get('Accompagnements') ?? [];
    const helped = antennes
      .flatMap(({ code }) => [...factsOfAntenne(code, '2026-10-01', '2026-10-30').values()].flat())
      .filter((fact) => fact.kind === 'visit' && ['mediation', 'online-procedure', 'pix-diagnostic', 'workshop'].includes(fact.purpose));
    expect(rows).toHaveLength(helped.length);
    expect(header.slice(0, 7)).toEqual(['Date', 'Enregistré le', 'Dernière modification le', 'Type', 'Participants', 'Canaux d’accompagnement', 'Nom du lieu']);
    expect(header.at(-1)).toBe('ID CRA');
    const column = (name: string) => new Set(rows.map((row) => row[header.indexOf(name)] ?? null));
    expect(column('Type')).toEqual(new Set(['individuel', 'collectif']));
    expect(column('Thématique(s) d’accompagnement')).toEqual(new Set([null, 'diagnostic_numerique', 'aide_aux_demarches_administratives']));
    expect(column('Tranche d’âge')).toEqual(new Set([null, 'douze_dix_huit', 'dix_huit_vingt_quatre', 'vingt_cinq_trente_neuf', 'non_communique']));
    expect(column('Genre')).toEqual(new Set([null]));
    expect(JSON.stringify(rows)).not.toMatch(/2026-0{10}/);
  });
});

describe('the dictionary on the page', () => {
  test('says what each column of each file holds', async () => {
    const { columns } = definitions();
    expect(columns.filter(({ meaning, unit }) => meaning === '' || unit === '')).toEqual([]);
    const told = (file: string): readonly string[] => columns.filter((line) => line.file === file).map(({ column }) => column);
    const books = [
      ['Excel interne', await exported({})],
      ['Excel à transmettre', await exported({ variant: 'to-leave' })],
    ] as const;
    let read = 0;
    for (const [book, bytes] of books)
      for (const [tab, [header = []]] of readXlsx(bytes)) {
        if (tab === 'Lire d’abord' || tab === 'Dictionnaire') continue;
        read += 1;
        const unknown = header.filter((column) => !told(`${book}, onglet « ${tab} »`).includes(String(column)));
        // Those of the month, one line for all of them.
        expect([tab, unknown.filter((column) => !/ arrondissement$|^\d{5}$|^Non renseigné$|^\d+ h$/.test(String(column)))]).toEqual([tab, []]);
      }
    expect(read).toBeGreaterThan(18);
    expect(told('CSV interne')).toEqual(csvLines(await exported({ format: 'csv' }))[0]);
    expect(told('CSV à transmettre')).toEqual(csvLines(await exported({ format: 'csv', variant: 'to-leave' }))[0]);
    expect(told('La Coop')).toEqual(readXlsx(await exported({ format: 'la-coop', version: null })).get('Accompagnements')?.[0]);
  });
});

describe('the list of exports', () => {
  test('says what was made, when and by whom, newest first, and gives the very bytes again', async () => {
    const before = await exportLines(central.db);
    clock.advance(60_000);
    await exported({ format: 'csv', site: 'PEN' });
    const [newest, ...rest] = await exportLines(central.db);
    expect(rest).toEqual(before);
    expect(newest).toMatchObject({
      madeAt: '2026-11-02T09:01:00.000Z',
      site: { code: 'PEN', name: 'Pentes' },
      version: 1,
      format: 'csv',
      variant: 'internal',
      fileName: 'rapport-2026-10-pen-v1-interne.csv',
    });
  });

  test('an antenne, a version or a file that does not exist is not there', async () => {
    const given = { month: MONTH, site: '*', version: 1, format: 'csv', variant: 'internal' } as const;
    expect(await exportBytes(asked(), { ...given, site: 'XXX' }, () => undefined)).toBeUndefined();
    expect(await exportBytes(asked(), { ...given, version: 9 }, () => undefined)).toBeUndefined();
    expect(await exportFile(central.db, 999_999)).toBeUndefined();
  });
});
