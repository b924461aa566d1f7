import { countCoverage } from '../../shared/domain/coverage.ts';
import { presenceTime } from '../../shared/domain/durations.ts';
import { text, type Column, type Sheet } from '../../shared/sheets/sheets.ts';
import { coverageIn } from './coverage-columns.ts';
import { internalSheets, sitesSheet } from './internal-sheets.ts';
import { laCoopSheet } from './la-coop.ts';
import { leavingLines, leavingReportSheets, leavingSheets, personsSheet } from './leaving-sheets.ts';
import { leavingTables } from './leaving-tables.ts';
import { figuresOf } from './read-figures.ts';
import type { MonthlyReport } from './views.ts';

/** A report of a month of which nothing came: its tabs have all their columns and hardly a row. */
const nothing: MonthlyReport = {
  stamp: { month: '', state: { kind: 'complete' }, version: null, sha256: null, generatedAt: '' },
  site: { code: '*', name: '' },
  facts: [],
  figures: [],
  totals: figuresOf(new Map()),
  presence: presenceTime({}, {}, 0),
  rampUp: { convention: { id: 0, name: '', startsOn: '', endsOn: '' }, site: { code: '*', name: '' }, curves: [], crossesYears: false },
  heatMap: [],
  purposes: [],
  equipment: { sessions: 0, sessionMinutes: 0, loans: 0, takeHomeLoans: 0, lateReturns: 0, devices: [] },
  activities: { workshops: 0, plannedWorkshops: null, mediations: 0, diagnostics: 0, procedures: 0 },
  public: { base: 0, ages: [], districts: [], programmes: [], newcomers: [] },
  coverage: countCoverage([]),
  doubtful: { estimatedVisits: 0, openVisits: 0, alarms: [], quarantined: 0 },
  comments: [],
  versions: [],
  pending: [],
};
/** Places of residence and hours are those of the month: one line stands for their columns. */
const byMonth = (sheet: Sheet, column: Column): Sheet => ({ ...sheet, columns: [...sheet.columns.slice(0, 1), column, ...sheet.columns.slice(1)] });

/** Every file central makes, with each of its columns: what the dictionary on the page shows, and every workbook's own tab. */
export function fileColumns(): readonly { readonly file: string; readonly columns: readonly Column[] }[] {
  const none = coverageIn([]);
  const tables = leavingTables([{}], { audience: 'funder', sites: [] });
  const places = tables.findIndex(({ family }) => family === 'district');
  const tabs = leavingSheets(tables, none).map((sheet, at) =>
    at === places ? byMonth(sheet, text('1er arrondissement, 69100…', 'Une colonne par lieu de résidence du mois : nombre, ou « masqué »')) : sheet,
  );
  const [, hoursTab] = leavingReportSheets({ figures: [], lending: null, slots: { hours: [], rows: [], totals: [], total: 0 } });
  const ofReport = [
    ...leavingReportSheets({ figures: [], lending: null, slots: null }),
    ...(hoursTab === undefined ? [] : [byMonth(hoursTab, text('9 h, 10 h…', 'Une colonne par heure d’arrivée, toutes antennes : nombre, ou « masqué »'))]),
  ];
  const persons = personsSheet({ counts: {}, numbersOf: 0 }, { sites: [], isAsked: () => true, coverageOf: none });
  const inBook = (book: string, sheets: readonly Sheet[]) => sheets.map(({ name, columns }) => ({ file: `${book}, onglet « ${name} »`, columns }));
  return [
    { file: 'CSV interne', columns: sitesSheet('', []).columns },
    { file: 'CSV à transmettre', columns: leavingLines('', [], none).columns },
    ...inBook('Excel interne', [sitesSheet('', []), ...internalSheets(nothing)]),
    ...inBook('Excel à transmettre', [leavingLines('', [], none), persons, ...tabs, ...ofReport]),
    { file: 'La Coop', columns: laCoopSheet([], () => '').columns },
  ];
}
