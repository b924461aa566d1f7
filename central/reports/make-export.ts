import { receivedOf } from '../../shared/domain/coverage.ts';
import { keepFirstDays } from '../store/first-days/keep-first-days.ts';
import { inSnapshot } from '../store/in-transaction.ts';
import { coverageIn } from './coverage-columns.ts';
import { internalSheets, sitesSheet } from './internal-sheets.ts';
import { laCoopSheet } from './la-coop.ts';
import { FUNDER_THRESHOLD } from '../../shared/domain/masking.ts';
import { publishedPersons } from '../../shared/domain/publication.ts';
import { leavingReport } from './leaving-report.ts';
import { leavingLines, leavingReportSheets, leavingSheets, personsSheet } from './leaving-sheets.ts';
import { leavingTables } from './leaving-tables.ts';
import type { Progress } from './export-progress.ts';
import { reportInSnapshot } from './monthly-report.ts';
import type { ExportInput } from './queries.ts';
import { readAccompaniments } from './read-accompaniments.ts';
import { allFrozen } from './read-closings.ts';
import { type Asked, readSites } from './read-days.ts';
import { type Sheet, text, type Value } from '../../shared/sheets/sheets.ts';
import type { MonthlyReport, SiteRef } from './views.ts';
import { words } from './words.ts';
import { writeCsv } from '../../shared/sheets/write-csv.ts';
import { writeXlsx } from '../../shared/sheets/write-xlsx.ts';

/** The bytes of a file, from one state of the store. undefined: no such antenne, month or version. */
export async function exportBytes(asked: Asked, given: ExportInput, progress: Progress): Promise<Buffer | undefined> {
  await keepFirstDays(asked.db);
  const sheets = await inSnapshot(asked.db, (db) => sheetsOf({ ...asked, db }, given, progress));
  const [first] = sheets ?? [];
  if (sheets === undefined || first === undefined) return undefined;
  return given.format === 'csv' ? writeCsv(first) : await writeXlsx(sheets);
}

/** Which tables go into the file; the first one is the CSV. */
async function sheetsOf(asked: Asked, given: ExportInput, progress: Progress): Promise<readonly Sheet[] | undefined> {
  if (given.format === 'la-coop') {
    const names = new Map((await readSites(asked.db)).map(({ code, name }) => [code, name]));
    const found = await readAccompaniments(asked.db, given, progress);
    const siteOf = new Map(found.map(({ visit, site }) => [visit.id, names.get(site) ?? site]));
    const sheet = laCoopSheet(
      found.map(({ visit }) => visit),
      (visit) => siteOf.get(visit.id) ?? '',
    );
    return [sheet, dictionarySheet([sheet])];
  }
  const report = await reportInSnapshot(asked, { month: given.month, site: given.site, version: given.version ?? undefined });
  if (report === undefined) return undefined;
  const sheets = given.variant === 'to-leave' ? await toLeave(asked, given) : await internal(asked, report, progress);
  return given.format === 'csv' ? sheets.slice(0, 1) : [...sheets, stampSheet(report, given), dictionarySheet(sheets)];
}

/** The table of the antennes first, then the ten sections. */
async function internal(asked: Asked, report: MonthlyReport, progress: Progress): Promise<readonly Sheet[]> {
  const { month, version } = report.stamp;
  const sites = report.site.code === '*' ? (await readSites(asked.db)).map(({ code }) => code) : [];
  const reports: MonthlyReport[] = [];
  for (const [index, site] of sites.entries()) {
    progress(index, sites.length);
    const one = await reportInSnapshot(asked, { month, site, version: version ?? undefined });
    if (one !== undefined) reports.push(one);
  }
  const lines = [...reports, report].map(({ site, totals, coverage, equipment }) => ({ site, figures: totals, coverage, equipment }));
  return [sitesSheet(month, lines), ...internalSheets(report)];
}

/** Only frozen versions leave, up to the one asked for; one antenne's file is its rows of the tables of all, so that two files tell no more than one. */
async function toLeave(asked: Asked, given: ExportInput): Promise<readonly Sheet[]> {
  const frozen = (await allFrozen(asked.db, given.month)).filter(({ version }) => version <= (given.version ?? 0)).map(({ content }) => content);
  const versions = frozen.map(({ months }) => months);
  const coverageOf = coverageIn(frozen);
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
  const report = await leavingReport(asked, { month: given.month, site: given.site, version: given.version ?? 0 });
  const ofReport = report === undefined ? [] : leavingReportSheets(report);
  return [
    leavingLines(given.month, tables, coverageOf),
    personsSheet(persons, { sites, isAsked, coverageOf }),
    ...leavingSheets(tables, coverageOf),
    ...ofReport,
  ];
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
