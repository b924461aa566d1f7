import { format } from './format.ts';

/** Vue du mois (C1). */
export const frOverview = {
  title: 'Vue du mois',
  notSum: 'Une personne vue dans deux antennes compte une fois : le total des personnes n’est pas la somme.',
  open: 'Ouvrir le rapport',
  openAll: 'Rapport de toutes les antennes',
  print: 'Imprimer',
  columns: {
    visits: 'Passages',
    distinctPersons: 'Personnes',
    newPersons: 'Nouvelles',
    presenceMinutes: 'Heures',
    cej: 'Part CEJ',
    workshops: 'Ateliers',
    diagnostics: 'Diag. Pix',
    loans: 'Prêts',
    coverage: 'Reçu',
  },
  ofPlanned: (planned: string): string => `sur ${planned} prévus`,
  noPlan: 'sans objectif',
  halfDays: (received: number, expected: number): string => `${received} / ${expected}`,
  halfDaysLong: (received: number, expected: number): string => `${received} demi-journées reçues sur ${expected} attendues`,
  rests: (received: number, expected: number): string =>
    received < expected
      ? `Ces chiffres reposent sur ${format.number(received)} demi-journées reçues sur ${format.number(expected)} attendues : ils peuvent encore bouger.`
      : `Ces chiffres reposent sur toutes les demi-journées attendues (${format.number(expected)}).`,
  alarms: 'Écarts entre les terminaux et le serveur : voir Complétude.',
  inMonth: 'en un mois',
  inYear: 'en un an',
  nothingBefore: 'rien le mois précédent',
  cejNote: 'des passages',
  /** A share against an earlier one. */
  points: (difference: number): string => (difference === 0 ? '=' : `${format.signed(difference)} pt${Math.abs(difference) >= 2 ? 's' : ''}`),
} as const;
