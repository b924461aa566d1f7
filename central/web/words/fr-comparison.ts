import type { FigureName } from '../../../shared/domain/figures.ts';
import { changeBetween } from '../../../shared/domain/comparison.ts';
import type { Comparison } from '../../reports/views.ts';
import { format } from './format.ts';
import { fr } from './fr.ts';

/** Comparaison des antennes (C4). */
export const frComparison = {
  indicator: 'Indicateur',
  view: 'Lecture',
  views: { twelve: 'Douze mois', 'half-day': 'Par demi-journée ouverte', 'per-100': 'Pour 100 personnes' },
  unequal: 'Les antennes n’ont pas ouvert le même nombre de demi-journées ce mois-ci : la lecture « par demi-journée ouverte » les compare plus justement.',
  note: 'Douze mois, la même échelle pour toutes, la plus grande d’abord. En foncé : le mois choisi. Un tiret : rien reçu.',
  halfDayNote: 'Le mois choisi, divisé par les demi-journées où l’antenne était ouverte.',
  per100Note: 'Le mois choisi, pour 100 personnes différentes vues. Rien n’est dit sous 11 personnes.',
  openHalfDays: (count: number): string => `${format.number(count)} demi-journées ouvertes`,
  unit: 'Valeur',
} as const;

/** Who is first, and by how much over the last. */
export function comparisonFinding(comparison: Comparison, show: (value: number) => string): string {
  const name = fr.figures[comparison.figure];
  const lines = comparison.sites.map(({ site, values }) => ({ name: site.name, value: values.at(-1) ?? null })).filter(({ value }) => value !== null);
  const [first] = lines;
  const last = lines.at(-1);
  const month = format.month(comparison.stamp.month);
  if (first === undefined || last === undefined || first.value === null || last.value === null) return `${name}, ${month} : rien de reçu`;
  if (lines.length === 1) return `${name}, ${month} : ${show(first.value)} à ${first.name}`;
  const { percent } = changeBetween(last.value, first.value);
  const times =
    percent !== null && percent >= 100
      ? `, ${(first.value / last.value).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} fois ${last.name}`
      : `, de ${show(last.value)} (${last.name}) à ${show(first.value)}`;
  return `${name}, ${month} : ${first.name} en tête avec ${show(first.value)}${times}`;
}
/** The same, of what was divided to be comparable. */
export function normalisedFinding(
  { figure, stamp }: Pick<Comparison, 'figure' | 'stamp'>,
  { by, lines }: { readonly by: 'half-day' | 'per-100'; readonly lines: readonly { readonly key: string; readonly count: number }[] },
): string {
  const what = `${fr.figures[figure]} ${frComparison.views[by].toLowerCase()}, ${format.month(stamp.month)}`;
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return `${what} : rien de reçu`;
  if (first === last) return `${what} : ${format.number(first.count)} à ${first.key}`;
  return `${what} : de ${format.number(last.count)} (${last.key}) à ${format.number(first.count)} (${first.key})`;
}
export const showFigure = (name: FigureName): ((value: number) => string) => (name.endsWith('Minutes') ? format.hours : format.number);
