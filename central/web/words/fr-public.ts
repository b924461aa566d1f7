import type { PublishedFamily, Share } from '../../reports/views.ts';
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
  unitOf: (family: PublishedFamily): string => (family === 'device' || family === 'place' ? 'Prêts' : 'Passages'),
  noText: 'Aucun texte libre, aucun nom, aucun pseudonyme sur cette page.',
} as const;

/** The largest class, where it may be said. */
export function maskedFinding(
  name: string,
  { shares, nameOf, unit }: { readonly shares: readonly Share[]; readonly nameOf: (key: string) => string; readonly unit: string },
): string {
  const [first] = shares.toSorted((a, b) => b.count - a.count);
  return first === undefined || first.percent === null ? name : `${name} : ${nameOf(first.key)}, ${format.percent(first.percent)} des ${unit.toLowerCase()}`;
}
