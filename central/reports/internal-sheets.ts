import { type FigureName, figureNames, type Figures } from '../../shared/domain/figures.ts';
import { deviceKinds, visitPurposes } from '../../shared/domain/vocabulary.ts';
import { date, hours, number, type Sheet, text, type Value } from '../../shared/sheets/sheets.ts';
import { figureColumns } from './figure-columns.ts';
import { coverageCells, coverageColumns } from './coverage-columns.ts';
import { incidentRows, useRateCell, useRateRows } from './lending-sheets.ts';
import type { MonthlyReport, OverviewLine, Share } from './views.ts';
import { classLabel, words } from './words.ts';

const valueOf = (name: FigureName, value: number): number => (words.figures[name].unit === 'heures' ? hours(value) : value);

/** One line an antenne, and one for all: the table of the month. It is the CSV, and the second tab of the workbook. */
export function sitesSheet(
  month: string,
  lines: readonly {
    readonly site: { readonly code: string; readonly name: string };
    readonly figures: Figures;
    readonly coverage: OverviewLine['coverage'];
    readonly equipment: MonthlyReport['equipment'];
  }[],
): Sheet {
  const { incidents, useRate } = words.derived;
  return {
    name: 'Antennes',
    columns: [
      text('Mois', 'Mois civil, AAAA-MM', 10),
      text('Code', 'Code de l’antenne ; vide pour toutes', 10),
      text('Antenne', 'Nom de l’antenne', 30),
      ...figureNames.map((name) => number(words.figures[name].label, words.figures[name].definition, words.figures[name].unit)),
      ...visitPurposes.map((purpose) => number(`Motif : ${words.purposes[purpose]}`, `Passages dont le motif est : ${words.purposes[purpose]}`)),
      number(incidents.label, `${incidents.definition} Vide avant que ce soit compté.`),
      ...deviceKinds.map((kind) => number(`${useRate.label} : ${words.devices[kind]}`, useRate.definition, '%')),
      ...coverageColumns,
    ],
    rows: lines.map(({ site, figures, coverage, equipment }) => {
      return [
        month,
        site.code === '*' ? '' : site.code,
        site.code === '*' ? words.allSites : site.name,
        ...figureNames.map((name) => valueOf(name, figures[name])),
        ...visitPurposes.map((purpose) => figures.purposes[purpose] ?? 0),
        equipment.incidents === undefined ? null : (equipment.incidents?.count ?? words.notTold),
        ...deviceKinds.map((kind) => useRateCell(equipment.useRates, kind)),
        ...coverageCells(coverage),
      ];
    }),
  };
}

/** The sections of a monthly report, one tab each. Exact numbers: they stay in the structure. */
export function internalSheets(report: MonthlyReport): readonly Sheet[] {
  return [
    figuresSheet(report),
    ...rampUpSheet(report),
    slotsSheet(report),
    sharesSheet('Motifs', report.purposes, (key) => classLabel('purpose', key)),
    equipmentSheet(report),
    publicSheet(report),
    coverageSheet(report),
    commentsSheet(report),
    versionsSheet(report),
  ];
}

function figuresSheet({ figures, presence }: MonthlyReport): Sheet {
  const rows = figures.map(({ name, value, previous, lastYear, planned }): readonly Value[] => [
    words.figures[name].label,
    valueOf(name, value),
    previous === null ? null : valueOf(name, previous.from),
    lastYear === null ? null : valueOf(name, lastYear.from),
    planned,
    words.figures[name].unit,
    words.figures[name].definition,
  ]);
  const presenceRows: readonly (readonly Value[])[] = [
    ['Durée médiane', presence.medianMinutes, null, null, null, 'minutes', 'La moitié des passages mesurés ou corrigés durent moins (à 5 minutes près).'],
    ['Durée moyenne', presence.meanMinutes, null, null, null, 'minutes', 'Moyenne des passages mesurés ou corrigés.'],
    ...(Object.keys(words.qualities) as (keyof typeof words.qualities)[]).map((quality): readonly Value[] => [
      `Durée : ${words.qualities[quality]}`,
      presence.qualities[quality],
      null,
      null,
      null,
      'nombre',
      'Passages selon la façon dont leur durée est connue.',
    ]), // keys of a typed record
  ];
  return {
    name: 'Chiffres',
    columns: figureColumns({
      month: 'Valeur du mois',
      previous: 'Valeur du mois précédent ; vide si rien n’a été reçu',
      lastYear: 'Valeur du même mois un an plus tôt ; vide si rien n’a été reçu',
    }),
    rows: [...rows, ...presenceRows],
  };
}

function rampUpSheet({ rampUp }: MonthlyReport): readonly Sheet[] {
  if (rampUp === null) return [];
  return [
    {
      name: 'Montée en charge',
      columns: [
        text('Objectif', 'Ce que la convention promet', 28),
        date('Au', 'Fin de semaine, ou dernier jour'),
        number('Réalisé', 'Cumul depuis le début de la convention ; une personne compte une fois par année civile'),
        number('Prévu', 'Cumul prévu ; vide sans objectif'),
        number('Objectif final', 'Objectif à la fin de la convention ; vide sans objectif'),
        number('Prévision', 'À la fin de la convention, si le rythme reste le même ; vide s’il est trop tôt'),
      ],
      rows: rampUp.curves.flatMap(({ figure, points, target, forecast }) =>
        points.map(({ day, reached, planned }): readonly Value[] => [words.targets[figure], { day }, reached, planned, target, forecast]),
      ),
    },
  ];
}

function slotsSheet({ heatMap }: MonthlyReport): Sheet {
  return {
    name: 'Jours et heures',
    columns: [
      text('Jour', 'Jour de la semaine', 12),
      number('Heure', 'Heure d’arrivée : 9 = de 9 h à 10 h', 'heure'),
      number('Passages', 'Arrivées à cette heure'),
    ],
    rows: heatMap.map(({ weekday, hour, visits }) => [words.weekdays[weekday - 1] ?? '', hour, visits]),
  };
}

function sharesSheet(name: string, shares: readonly Share[], label: (key: string) => string): Sheet {
  return {
    name,
    columns: [
      text(name, 'Classe', 30),
      text('Code', 'Code de la classe', 18),
      number('Nombre', 'Passages'),
      number('Part', 'Pour cent de tous ; vide si la base est inférieure à 11', '%'),
    ],
    rows: shares.map(({ key, count, percent }) => [label(key), key, count, percent]),
  };
}

function equipmentSheet({ equipment, activities }: MonthlyReport): Sheet {
  return {
    name: 'Équipement et activités',
    columns: [text('Chiffre', 'Nom du chiffre', 36), number('Nombre', 'Valeur du mois')],
    rows: [
      [words.figures.workstationSessions.label, equipment.sessions],
      [words.figures.workstationMinutes.label, hours(equipment.sessionMinutes)],
      ...(equipment.occupancy === undefined ? [] : [[`${words.derived.occupancy.label} (%)`, equipment.occupancy]]),
      [words.figures.loans.label, equipment.loans],
      [words.figures.takeHomeLoans.label, equipment.takeHomeLoans],
      ...(equipment.loanMinutes === undefined
        ? []
        : [
            [words.figures.onSiteLoanMinutes.label, hours(equipment.loanMinutes.onSite)],
            [words.figures.takeHomeLoanMinutes.label, hours(equipment.loanMinutes.takeHome)],
          ]),
      [words.figures.lateReturns.label, equipment.lateReturns],
      ...incidentRows(equipment.incidents),
      ...useRateRows(equipment.useRates),
      ...(equipment.waits === undefined
        ? []
        : [
            [words.figures.seatedWaits.label, equipment.waits.seated],
            [words.figures.waitedMinutes.label, hours(equipment.waits.minutes)],
            [words.figures.refusedWaits.label, equipment.waits.refused],
          ]),
      ...equipment.devices.map(({ key, count }): readonly Value[] => [`Prêts : ${classLabel('device', key)}`, count]),
      ['Passages en atelier', activities.workshops],
      ['Passages en médiation individuelle', activities.mediations],
      ['Passages pour un diagnostic Pix', activities.diagnostics],
      ['Passages pour une démarche en ligne', activities.procedures],
    ],
  };
}

function publicSheet({ public: who }: MonthlyReport): Sheet {
  const of = (family: keyof typeof words.families, shares: readonly Share[]): readonly (readonly Value[])[] =>
    shares.map(({ key, count, percent }) => [words.families[family], classLabel(family, key), key, count, percent]);
  return {
    name: 'Public',
    columns: [
      text('Tableau', 'Ce qui distingue les classes', 28),
      text('Classe', 'Classe', 28),
      text('Code', 'Code de la classe', 18),
      number('Passages', 'Passages de la classe'),
      number('Part', 'Pour cent de tous ; vide si la base est inférieure à 11', '%'),
    ],
    rows: [...of('age', who.ages), ...of('district', who.districts), ...of('programme', who.programmes), ...of('newcomer', who.newcomers)],
  };
}

function coverageSheet({ coverage, doubtful }: MonthlyReport): Sheet {
  return {
    name: 'Couverture',
    columns: [
      text('Donnée', 'État des demi-journées, ou donnée douteuse', 40),
      number('Nombre', 'Demi-journées, passages ou écarts'),
      text('Précision', 'Antenne, jour et valeurs d’un écart', 60),
    ],
    rows: [
      ...(Object.keys(words.halfDays) as (keyof typeof words.halfDays)[]).map((state): readonly Value[] => [
        `Demi-journées : ${words.halfDays[state]}`,
        // Versions frozen before days that run were told apart do not have it.
        coverage[state] ?? 0,
        null,
      ]), // keys of a typed record
      [words.figures.estimatedVisits.label, doubtful.estimatedVisits, null],
      [words.figures.openVisits.label, doubtful.openVisits, null],
      ['Données mises de côté', doubtful.quarantined, 'Reçues depuis le début du mois et refusées ; dans aucun chiffre'],
      ...doubtful.alarms.map(({ site, day, figure, terminal, received }): readonly Value[] => [
        'Écart avec le terminal',
        received - terminal,
        `${site.name}, ${day} : ${words.figures[figure].label}, terminal ${terminal}, reçu ${received}`,
      ]),
    ],
  };
}

function commentsSheet({ comments }: MonthlyReport): Sheet {
  return {
    name: 'Commentaires',
    columns: [
      text('Antenne', 'Antenne ; vide pour toutes', 20),
      number('Section', 'Section du rapport', 'numéro'),
      text('Commentaire', 'Texte', 90),
      text('Auteur', 'Compte', 20),
      date('Le', 'Jour du commentaire'),
    ],
    rows: comments.map(({ site, section, text: said, author, at }) => [site.name, section, said, author, { day: at.slice(0, 10) }]),
  };
}

function versionsSheet({ versions, pending }: MonthlyReport): Sheet {
  const lines = [
    ...versions.flatMap(({ version, differences }) => differences.map((one) => ({ version: String(version), ...one }))),
    ...pending.map((one) => ({ version: 'à venir', ...one })),
  ];
  const label = (figure: (typeof lines)[number]['figure']): string => (figure === 'details' ? 'Détails (motif, âge, personne…)' : words.figures[figure].label);
  return {
    name: 'Différences',
    columns: [
      text('Version', 'Version du mois qui contient la différence', 10),
      text('Antenne', 'Antenne', 20),
      date('Journée', 'Jour des données'),
      text('Chiffre', 'Chiffre changé', 32),
      number('Différence', 'Ce qui s’ajoute ou se retire ; minutes pour les heures'),
      date('Reçue le', 'Jour de réception'),
    ],
    rows: lines.map(({ version, site, day, figure, change, receivedOn }) => [version, site.name, { day }, label(figure), change, { day: receivedOn }]),
  };
}
