import type { Convention, RampUpCurve } from '../../reports/views.ts';
import { changeBetween } from '../../../shared/domain/comparison.ts';
import { format } from './format.ts';
import { fr } from './fr.ts';

/** Montée en charge (C3). */
export const frRampUp = {
  week: 'Fin de semaine',
  reached: 'Atteint',
  planned: 'Prévu',
  goalLabel: (value: string): string => `objectif\n${value}`,
  forecastLabel: (value: string): string => `à ce rythme\n${value}`,
  period: (convention: Convention): string => `du ${format.day(convention.startsOn)} au ${format.day(convention.endsOn)}`,
  convention: 'Convention',
  noConvention: 'Aucune convention ne couvre cette période.',
  setIt: 'Saisir une convention et ses objectifs',
  noTarget: 'Sans objectif : seule la courbe réalisée est tracée.',
  setTarget: 'Saisir un objectif',
  crossesYears: 'Les pseudonymes changent au 1er janvier : une personne vue dans deux années civiles compte dans chacune.',
  personsGone:
    'Cette convention a commencé avant les mois dont le serveur garde les données : les personnes n’y sont plus connues une à une. Leurs courbes sont celles d’alors et ne changent plus ; si la convention a été saisie depuis, elles manquent.',
  coverageOf: 'Demi-journées reçues sur attendues, par antenne',
  note: 'Cumul depuis le début de la convention, semaine par semaine. Trait plein : réalisé. Tirets longs : la fin de période si le rythme se maintient. Pointillé : la pente prévue.',
} as const;

/** The finding of one curve: ahead or behind, and where it leads. */
export function rampUpFinding(curve: RampUpCurve, convention: Convention): string {
  const name = fr.targets[curve.figure];
  const reached = format.number(curve.reached);
  if (curve.target === null || curve.planned === null) return `${name} : ${reached} depuis le début de la convention`;
  const { difference, percent } = changeBetween(Math.round(curve.planned), curve.reached);
  const by = percent === null ? format.number(Math.abs(difference)) : format.percent(Math.abs(percent));
  const where = difference === 0 || percent === 0 ? 'comme prévu' : `${by} ${difference > 0 ? 'd’avance' : 'de retard'} sur le prévu`;
  const leads =
    curve.forecast === null || curve.forecast === curve.reached
      ? ''
      : curve.forecast >= curve.target
        ? `, l’objectif serait atteint au ${format.dayShort(convention.endsOn)}`
        : `, il manquerait ${format.number(curve.target - curve.forecast)} au ${format.dayShort(convention.endsOn)}`;
  return `${name} : ${reached}, ${where}${leads}`;
}
