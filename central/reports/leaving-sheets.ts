import { type FigureName, isMinutes } from '../../shared/domain/figures.ts';
import type { PublishedPersons } from '../../shared/domain/publication.ts';
import { hours, number, type Sheet, text, type Value } from '../../shared/sheets/sheets.ts';
import { figureColumns } from './figure-columns.ts';
import { coverageColumns, type CoverageOf } from './coverage-columns.ts';
import type { LeavingReport, MaskedSlots } from './leaving-view.ts';
import { leavingLendingRows } from './lending-sheets.ts';
import type { MaskedTable, SiteRef } from './views.ts';
import { classLabel, words } from './words.ts';

/** The published tables, one tab each. A hidden number is a word, never an empty cell or a zero. */
export function leavingSheets(tables: readonly MaskedTable[], coverageOf: CoverageOf): readonly Sheet[] {
  return tables.map((table) => ({
    name: words.families[table.family],
    columns: [
      text('Antenne', 'Antenne, ou antennes réunies', 40),
      ...table.columns.map((key) => number(classLabel(table.family, key), 'Nombre, ou « masqué »')),
      number('Total', 'Total de la ligne'),
      number('Version des nombres', 'Version du mois dont viennent les nombres : une correction trop petite garde les précédents', 'numéro'),
      ...coverageColumns,
    ],
    rows: table.withheld
      ? [['Trop peu de données pour publier ce tableau', ...table.columns.map(() => null), null, null, null, null]]
      : [
          ...table.rows.map((row): readonly Value[] => [
            siteLabel(row.sites),
            ...row.cells.map(shown),
            shown(row.total),
            table.numbersOf + 1,
            ...coverageOf(codesOf(row.sites), table.numbersOf),
          ]),
          ['Total', ...table.totals.map(shown), shown(table.total), table.numbersOf + 1, ...coverageOf(all, table.numbersOf)],
        ],
  }));
}

/** The same tables one under another: tableau; classe; antenne; nombre. */
export function leavingLines(month: string, tables: readonly MaskedTable[], coverageOf: CoverageOf): Sheet {
  return {
    name: 'Tableaux',
    columns: [
      text('Mois', 'Mois civil, AAAA-MM'),
      number('Version des nombres', 'Version du mois dont viennent les nombres', 'numéro'),
      text('Tableau', 'Ce qui distingue les classes'),
      text('Antenne', 'Antenne, antennes réunies, ou total'),
      text('Classe', 'Classe, ou total de l’antenne'),
      number('Nombre', 'Nombre, ou « masqué »'),
      ...coverageColumns,
    ],
    rows: tables.flatMap((table) => {
      const head = [month, table.numbersOf + 1, words.families[table.family]] as const;
      if (table.withheld) return [[...head, 'Total', 'Total', words.hidden, ...coverageOf(all, table.numbersOf)]];
      const lines = [
        ...table.rows.map((row) => ({ label: siteLabel(row.sites), codes: codesOf(row.sites), cells: row.cells, total: row.total })),
        { label: 'Total', codes: all, cells: table.totals, total: table.total },
      ];
      return lines.flatMap(({ label, codes, cells, total }) => {
        const coverage = coverageOf(codes, table.numbersOf);
        return [
          ...cells.map((cell, n): readonly Value[] => [...head, label, classLabel(table.family, table.columns[n] ?? ''), shown(cell), ...coverage]),
          [...head, label, 'Total', shown(total), ...coverage],
        ];
      });
    }),
  };
}

/** Different persons of each antenne and of all, who count once. */
export function personsSheet(
  persons: PublishedPersons,
  given: { readonly sites: readonly SiteRef[]; readonly isAsked: (site: SiteRef) => boolean; readonly coverageOf: CoverageOf },
): Sheet {
  const { sites, isAsked, coverageOf } = given;
  const line = (name: string, code: string): readonly Value[] => [
    name,
    shown(code in persons.counts ? (persons.counts[code] ?? null) : 0),
    persons.numbersOf + 1,
    ...coverageOf([code], persons.numbersOf),
  ];
  const hidden = sites.map(({ code }) => persons.counts[code]).includes(null);
  return {
    name: 'Personnes',
    columns: [
      text('Antenne', 'Antenne', 40),
      number(words.figures.distinctPersons.label, `${words.figures.distinctPersons.definition} Nombre, ou « masqué »`),
      number('Version des nombres', 'Version du mois dont viennent les nombres : une correction trop petite garde les précédents', 'numéro'),
      ...coverageColumns,
    ],
    // A zero among hidden antennes would tell that the others are none.
    rows: [
      ...sites
        .filter(isAsked)
        .map(({ code, name }) => (hidden ? [name, words.hidden, persons.numbersOf + 1, ...coverageOf([code], persons.numbersOf)] : line(name, code))),
      line(words.allSites, '*'),
    ],
  };
}

/** Figures and hours of the report that is sent, one tab each: the very numbers of its page. */
export function leavingReportSheets({ figures, lending, slots }: Pick<LeavingReport, 'figures' | 'lending' | 'slots'>): readonly Sheet[] {
  const inUnit = (name: FigureName, value: number | null): Value => (value !== null && isMinutes(name) ? hours(value) : shown(value));
  const figuresTab: Sheet = {
    name: 'Chiffres',
    columns: figureColumns({
      month: 'Valeur du mois, ou « masqué »',
      previous: 'Valeur publiée du mois précédent ; vide si aucune version n’en est figée, ou si l’une des deux est masquée',
      lastYear: 'Valeur publiée du même mois un an plus tôt ; vide de même',
    }),
    rows: [
      ...figures.map(({ name, value, previous, lastYear, planned }): readonly Value[] => [
        words.figures[name].label,
        inUnit(name, value),
        previous === null ? null : inUnit(name, previous.from),
        lastYear === null ? null : inUnit(name, lastYear.from),
        planned,
        words.figures[name].unit,
        words.figures[name].definition,
      ]),
      ...leavingLendingRows(lending).map(([label, value, unit, definition]): readonly Value[] => [label, value, null, null, null, unit, definition]),
    ],
  };
  return slots === null ? [figuresTab] : [figuresTab, slotsTab(slots)];
}

const slotsTab = ({ hours: columns, rows, totals, total }: MaskedSlots): Sheet => ({
  name: 'Jours et heures',
  columns: [
    text('Jour', 'Jour de la semaine, ou jours réunis', 24),
    ...columns.map((hour) => number(`${hour} h`, `Arrivées entre ${hour} h et ${hour + 1} h, toutes antennes ; ou « masqué »`)),
    number('Total', 'Total de la ligne'),
  ],
  rows: [
    ...rows.map((row): readonly Value[] => [row.weekdays.map((weekday) => words.weekdays[weekday - 1] ?? '').join(' et '), ...row.cells.map(shown), row.total]),
    ['Total', ...totals.map(shown), total],
  ],
});

/** All antennes: what a version counted of all, not the sum of those of the file. */
const all = ['*'];
const codesOf = (sites: readonly SiteRef[]): readonly string[] => sites.map(({ code }) => code);
const shown = (cell: number | null): Value => cell ?? words.hidden;
const siteLabel = (sites: MaskedTable['rows'][number]['sites']): string =>
  sites.length === 1 ? (sites[0]?.name ?? '') : `${words.joined}${sites.map(({ name }) => name).join(', ')}`;
