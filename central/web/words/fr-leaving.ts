import type { LeavingReport } from '../../reports/leaving-view.ts';
import { percentOf } from '../../../shared/domain/comparison.ts';
import { className } from './fr-classes.ts';
import { changeWords } from './fr-facts.ts';
import { counted, format } from './format.ts';

/** The monthly report as it leaves for a funder (C2, TRUST P-2). */
export const frLeaving = {
  usage: 'Usage du rapport',
  usages: { internal: 'Interne : chiffres exacts', leave: 'À transmettre : petits nombres masqués' },
  of: (name: string): string => `Rapport mensuel à transmettre · ${name}`,
  internalMark: 'Interne : nombres exacts, ne pas transmettre hors de la structure.',
  freezeFirst: 'Seule une version figée peut être transmise, et ce mois n’en a pas encore.',
  toInternal: 'Lire le rapport interne et le figer',
  masked: 'masqué',
  maskedNote: 'Masqué : un nombre de 1 à 4, ou un nombre qui le ferait retrouver.',
  rampUpNote: 'Les cumuls sont arrondis à la dizaine.',
  slotsOfOne: 'Les heures et les jours ne sont dits que dans le rapport de toutes les antennes.',
  purposesAndActivities: 'Motifs, ateliers, médiation, diagnostics',
  tooFew: 'Trop peu de passages pour le dire.',
  peak: (weekday: number, hour: number, visits: number): string =>
    `Le plus d’arrivées le ${format.weekday(weekday)} vers ${hour} h : ${format.number(visits)} dans le mois`,
  weekdays: (weekdays: readonly number[]): string => format.capital(weekdays.map(format.weekday).join(' et ')),
  hours: 'Jour',
  total: 'Total',
  versionLine: (version: number, at: string, by: string): string => `Version ${version}, figée le ${format.moment(at)} par ${by}`,
  definitionsNote: 'Règle de masquage',
} as const;

/** The month in some sentences, of numbers that may be said. `previous` is the name of the month before. */
export function leavingParagraph(report: LeavingReport, previous: string): string {
  const figure = (name: string) => report.figures.find((one) => one.name === name);
  const visits = figure('visits');
  const persons = figure('distinctPersons');
  if (visits === undefined || visits.value === null) return frLeaving.tooFew;
  const told = [
    `${counted(visits.value, 'passage')}${persons?.value == null ? '' : ` de ${counted(persons.value, 'personne différente', 'personnes différentes')}`}`,
    ...(visits.previous === null ? [] : [`${format.capital(changeWords(visits.previous, `qu’en ${previous}`))} (${format.number(visits.previous.from)})`]),
    ...(visits.lastYear === null ? [] : [`${format.capital(changeWords(visits.lastYear, 'qu’un an avant'))} (${format.number(visits.lastYear.from)})`]),
    ...(visits.planned === null ? [] : [`${format.number(visits.value)} passages pour ${format.number(visits.planned)} prévus`]),
    ...purposeTold(report, visits.value),
  ];
  return told.map((text) => `${text}.`).join(' ');
}

/** The first purpose of the antenne asked, where its row stands alone and may be read. */
function purposeTold(report: LeavingReport, base: number): readonly string[] {
  const table = report.tables.find(({ family }) => family === 'purpose');
  const row = report.site.code === '*' ? table?.totals : table?.rows.find(({ sites }) => sites.length === 1 && sites[0]?.code === report.site.code)?.cells;
  if (table === undefined || row === undefined) return [];
  const [first] = table.columns
    .flatMap((key, at) => {
      const count = row[at] ?? null;
      return count === null || count === 0 ? [] : [{ key, count }];
    })
    .toSorted((a, b) => b.count - a.count);
  const percent = first === undefined ? null : percentOf(first.count, base);
  return first === undefined || percent === null
    ? []
    : [`Premier motif : ${className.purpose(first.key).toLowerCase()}, ${format.percent(percent)} des passages`];
}
