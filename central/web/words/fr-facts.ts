import type { Change } from '../../../shared/domain/comparison.ts';
import type { MonthFact } from '../../../shared/domain/month-facts.ts';
import { assertNever } from '../../../shared/domain/brand.ts';
import { className } from './fr-classes.ts';
import { counted, format } from './format.ts';

/** "12 % de plus qu’en octobre"; the base is said where a percentage would lie. */
export function changeWords(change: Change, than: string): string {
  const { difference, percent } = change;
  if (difference === 0) return `autant ${than}`;
  if (percent === 0) return `à peu près autant ${than}`;
  const how = percent === null ? format.number(Math.abs(difference)) : format.percent(Math.abs(percent));
  return `${how} de ${difference > 0 ? 'plus' : 'moins'} ${than}`;
}

/** One fact as a sentence without its full stop. `previous` is the name of the month before. */
export function factSentence(fact: MonthFact, previous: string): string {
  switch (fact.kind) {
    case 'nothing-received':
      return 'Rien n’a été reçu pour ce mois';
    case 'activity':
      return `${counted(fact.visits, 'passage')} de ${counted(fact.persons, 'personne différente', 'personnes différentes')}, dont ${counted(fact.newPersons, 'nouvelle')}`;
    case 'change':
      return `${format.capital(changeWords(fact.visits, `qu’en ${previous}`))} (${format.number(fact.visits.from)})`;
    case 'year-before':
      return `${format.capital(changeWords(fact.visits, 'qu’un an avant'))} (${format.number(fact.visits.from)})`;
    case 'target':
      return `${format.number(fact.reached)} passages pour ${format.number(fact.planned)} prévus`;
    case 'peak':
      return `Le plus d’arrivées le ${format.weekday(fact.weekday)} vers ${format.hour(fact.hour)}`;
    case 'purpose':
      return `Premier motif : ${className.purpose(fact.purpose).toLowerCase()}, ${format.percent(fact.percent)} des passages`;
    case 'cej':
      return `${counted(fact.persons, 'jeune')} en CEJ${fact.percentOfVisits === null ? '' : `, ${format.percent(fact.percentOfVisits)} des passages`}`;
    case 'estimated':
      return `${format.percent(fact.percent)} des départs sont estimés : prudence sur les durées`;
    case 'coverage':
      return fact.received === fact.expected
        ? `Toutes les demi-journées attendues sont reçues (${format.number(fact.expected)})`
        : `${format.number(fact.received)} demi-journées reçues sur ${format.number(fact.expected)} attendues`;
    default:
      return assertNever(fact);
  }
}

/** The facts that fit one line of the overview. */
const short: readonly MonthFact['kind'][] = ['nothing-received', 'change', 'year-before', 'peak', 'estimated'];
export const oneSentence = (facts: readonly MonthFact[], previous: string): string => {
  const told = facts.filter(({ kind }) => short.includes(kind)).map((fact) => factSentence(fact, previous));
  return told.length === 0 ? '' : `${told.map((text, at) => (at === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1))).join(' ; ')}.`;
};
export const paragraph = (facts: readonly MonthFact[], previous: string): string => facts.map((fact) => `${factSentence(fact, previous)}.`).join(' ');
