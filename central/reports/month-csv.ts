import { stringify } from 'csv-stringify/sync';
import { visitPurposes } from '../../shared/domain/vocabulary.ts';
import { csvWords } from './csv-words.ts';
import type { MonthReport, SiteMonth } from './month.ts';

const hours = (minutes: number): string => (minutes / 60).toFixed(1).replace('.', ',');

/** The month as a French spreadsheet opens it: `;`, UTF-8 with BOM, decimal comma, no formula (REPORTING). */
export function monthCsv(report: MonthReport): string {
  const rows = [
    ...report.sites.map((site) => row(report.month, site)),
    row(report.month, { siteCode: '', siteName: csvWords.allSites, totals: report.all, coverage: [], lastContactAt: null }),
  ];
  return stringify(rows, {
    header: true,
    columns: [...csvWords.columns, ...visitPurposes.map((purpose) => csvWords.purposes[purpose])],
    delimiter: ';',
    bom: true,
    escape_formulas: true,
  });
}

function row(month: string, site: SiteMonth): readonly (string | number)[] {
  const { totals } = site;
  const complete = site.coverage.filter((day) => day.state === 'complete').length;
  return [
    month,
    site.siteCode,
    site.siteName,
    totals.visits,
    totals.distinctPersons,
    totals.newPersons,
    hours(totals.presenceMinutes),
    hours(totals.measuredMinutes),
    totals.estimatedVisits,
    totals.openVisits,
    totals.workstationSessions,
    hours(totals.workstationMinutes),
    totals.loans,
    totals.takeHomeLoans,
    totals.lateReturns,
    complete,
    ...visitPurposes.map((purpose) => totals.purposes[purpose] ?? 0),
  ];
}
