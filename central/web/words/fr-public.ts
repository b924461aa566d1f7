import type { MaskedTable } from '../../reports/views.ts';
import { className } from './fr-classes.ts';
import { format } from './format.ts';

/** Public (C7). */
export const frPublic = {
  title: 'Public',
  threshold: 'Pour qui',
  thresholds: { 5: 'Un financeur (sous 5 masqué)', 11: 'Tout le monde (sous 11 masqué)' },
  rule: (threshold: number): string =>
    `Règle de masquage : un nombre de 1 à ${threshold - 1} est remplacé par ▪, ainsi que d’autres cases là où une soustraction le rendrait. Les antennes avec trop peu de passages sont réunies. Unité : passages.`,
  masked: 'masqué',
  sign: '▪',
  total: 'Total',
  together: (names: readonly string[]): string => names.join(', '),
  withheld: 'Trop peu de passages pour publier ce tableau.',
  empty: 'Rien à montrer pour ce mois.',
  unit: 'Passages',
  noText: 'Aucun texte libre, aucun nom, aucun pseudonyme sur cette page.',
} as const;

/** The largest class, where it may be said. */
export function publicFinding(table: MaskedTable, name: string): string {
  const nameOf = className[table.family];
  const known = table.totals.map((count, at) => ({ count, key: table.columns[at] ?? '' })).filter(({ count }) => count !== null && count > 0);
  const first = known.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0))[0];
  if (first === undefined || first.count === null || table.total === null || table.total < 11) return name;
  return `${name} : ${nameOf(first.key)}, ${format.percent(Math.round((first.count / table.total) * 100))} des passages`;
}
