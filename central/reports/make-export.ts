import { createHash } from 'node:crypto';
import { businessDayOf, instantOf } from '../../shared/domain/calendar.ts';
import { receivedOf } from '../../shared/domain/coverage.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import type { Store } from '../store/tables.ts';
import { internalSheets, sitesSheet } from './internal-sheets.ts';
import { laCoopSheet } from './la-coop.ts';
import { FUNDER_THRESHOLD } from '../../shared/domain/masking.ts';
import { publishedPersons } from '../../shared/domain/publication.ts';
import { leavingLines, leavingSheets, personsSheet } from './leaving-sheets.ts';
import { leavingTables } from './leaving-tables.ts';
import { monthlyReport } from './monthly-report.ts';
import type { ExportInput } from './queries.ts';
import { readAccompaniments } from './read-accompaniments.ts';
import { allFrozen } from './read-closings.ts';
import { type Asked, readSites } from './read-days.ts';
import { type Sheet, text, type Value } from '../../shared/sheets/sheets.ts';
import type { ExportLine, MonthlyReport, SiteRef } from './views.ts';
import { words } from './words.ts';
import { writeCsv } from '../../shared/sheets/write-csv.ts';
import { writeXlsx } from '../../shared/sheets/write-xlsx.ts';

/** Makes a file and keeps it with who made it: what was sent can always be found again, byte for byte. undefined: no such antenne, month or version. */
export async function makeExport(asked: Asked, given: ExportInput & { readonly by: string }): Promise<ExportLine | undefined> {
  const sheets = await inSnapshot(asked.db, (db) => sheetsOf({ ...asked, db }, given));
  const [first] = sheets ?? [];
  if (sheets === undefined || first === undefined) return undefined;
  const bytes = given.format === 'csv' ? writeCsv(first) : await writeXlsx(sheets);
  const fileName = fileNameOf(given, businessDayOf(asked.now, asked.timeZone));
  const row = {
    made_at: asked.now,
    author: given.by,
    month: given.month,
    site: given.site,
    version: given.version,
    format: given.format,
    variant: given.variant,
    file_name: fileName,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  };
  const { id } = await asked.db.insertInto('exports').values(row).returning('id').executeTakeFirstOrThrow();
  return (await exportLines(asked.db)).find((line) => line.id === id);
}

/** Which tables go into the file; the first one is the CSV. */
async function sheetsOf(asked: Asked, given: ExportInput): Promise<readonly Sheet[] | undefined> {
  if (given.format === 'la-coop') {
    const names = new Map((await readSites(asked.db)).map(({ code, name }) => [code, name]));
    const found = await readAccompaniments(asked.db, given);
    const siteOf = new Map(found.map(({ visit, site }) => [visit.id, names.get(site) ?? site]));
    const sheet = laCoopSheet(
      found.map(({ visit }) => visit),
      (visit) => siteOf.get(visit.id) ?? '',
    );
    return [sheet, dictionarySheet([sheet])];
  }
  const report = await monthlyReport(asked, { month: given.month, site: given.site, version: given.version ?? undefined });
  if (report === undefined) return undefined;
  const sheets = given.variant === 'to-leave' ? await toLeave(asked, given) : await internal(asked, report);
  return given.format === 'csv' ? sheets.slice(0, 1) : [...sheets, stampSheet(report, given), dictionarySheet(sheets)];
}

/** The table of the antennes first, then the ten sections. */
async function internal(asked: Asked, report: MonthlyReport): Promise<readonly Sheet[]> {
  const { month, version } = report.stamp;
  const sites = report.site.code === '*' ? (await readSites(asked.db)).map(({ code }) => code) : [];
  const reports: MonthlyReport[] = [];
  for (const site of sites) {
    const one = await monthlyReport(asked, { month, site, version: version ?? undefined });
    if (one !== undefined) reports.push(one);
  }
  const lines = [...reports, report].map(({ site, totals, coverage }) => ({ site, figures: totals, coverage }));
  return [sitesSheet(month, lines), ...internalSheets(report)];
}

/** Only frozen versions leave, up to the one asked for; one antenne's file is its rows of the tables of all, so that two files tell no more than one. */
async function toLeave(asked: Asked, given: ExportInput): Promise<readonly Sheet[]> {
  const versions = (await allFrozen(asked.db, given.month)).filter(({ version }) => version <= (given.version ?? 0)).map(({ content }) => content.months);
  const sites = (await readSites(asked.db)).map(({ code, name }) => ({ code, name }));
  const isAsked = ({ code }: SiteRef): boolean => given.site === '*' || code === given.site;
  const tables = leavingTables(versions, { audience: 'funder', sites }).map((table) => ({
    ...table,
    rows: table.rows.filter((row) => row.sites.some(isAsked)),
  }));
  const persons = publishedPersons(
    versions.map((months) => Object.fromEntries(Object.entries(months).map(([code, rollup]) => [code, rollup.distinctPersons ?? 0]))),
    FUNDER_THRESHOLD,
  );
  return [leavingLines(given.month, tables), personsSheet(persons, { sites, isAsked }), ...leavingSheets(tables)];
}

/** Version, proof, coverage and masking rule, printed in every workbook. */
function stampSheet({ stamp, site, coverage }: MonthlyReport, given: ExportInput): Sheet {
  const { received, expected } = receivedOf(coverage);
  const rows: readonly (readonly Value[])[] = [
    ['Mois', stamp.month],
    ['Antenne', site.code === '*' ? words.allSites : site.name],
    ['Version', stamp.version === null ? 'provisoire, non figée' : stamp.version],
    ['Empreinte SHA-256 de la version', stamp.sha256 ?? 'aucune : le mois n’est pas figé'],
    ['Produit le', { day: stamp.generatedAt.slice(0, 10) }],
    ['Demi-journées d’ouverture reçues', received],
    ['Demi-journées d’ouverture attendues', expected],
    [
      'Usage',
      given.variant === 'internal'
        ? 'interne : nombres exacts, ne pas transmettre hors de la structure'
        : 'peut sortir de la structure : petits nombres masqués',
    ],
    ...(given.variant === 'to-leave' ? [['Règle de masquage', words.masking] as const] : []),
  ];
  return { name: 'Lire d’abord', columns: [text('Donnée', 'Ce qui est dit', 36), text('Valeur', 'Sa valeur', 90)], rows };
}

/** Every column of every tab: what it means and its unit. */
export function dictionarySheet(sheets: readonly Sheet[]): Sheet {
  return {
    name: 'Dictionnaire',
    columns: [
      text('Onglet', 'Onglet du classeur', 28),
      text('Colonne', 'Titre de la colonne', 36),
      text('Sens', 'Ce que contient la colonne', 90),
      text('Unité', 'Unité ou type', 12),
    ],
    rows: sheets.flatMap(({ name, columns }) => columns.map(({ header, meaning, unit }): readonly Value[] => [name, header, meaning, unit])),
  };
}

function fileNameOf(given: ExportInput, day: string): string {
  const what = given.format === 'la-coop' ? 'accompagnements-la-coop' : 'rapport';
  const site = given.site === '*' ? 'toutes' : given.site.toLowerCase();
  const version = given.version === null ? `provisoire-${day}` : `v${given.version}`;
  const masked = given.variant === 'to-leave' ? '-diffusable' : '-interne';
  return `${what}-${given.month}-${site}-${version}${masked}.${given.format === 'csv' ? 'csv' : 'xlsx'}`;
}

/** C6, the newest first. */
export async function exportLines(db: Store): Promise<readonly ExportLine[]> {
  const names = new Map((await readSites(db)).map(({ code, name }) => [code, name]));
  const rows = await db
    .selectFrom('exports')
    .select(['id', 'made_at', 'author', 'month', 'site', 'version', 'format', 'variant', 'file_name', 'sha256'])
    .select(({ fn }) => fn<number>('length', ['bytes']).as('size'))
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    madeAt: instantOf(row.made_at),
    by: row.author,
    month: row.month,
    site: { code: row.site, name: names.get(row.site) ?? '' },
    version: row.version,
    format: row.format as ExportLine['format'], // written by makeExport from a checked input
    variant: row.variant as ExportLine['variant'], // the same
    fileName: row.file_name,
    bytes: row.size,
    sha256: row.sha256,
  }));
}

export const exportFile = (db: Store, id: number): Promise<{ readonly fileName: string; readonly format: string; readonly bytes: Buffer } | undefined> =>
  db.selectFrom('exports').select(['file_name as fileName', 'format', 'bytes']).where('id', '=', id).executeTakeFirst();
