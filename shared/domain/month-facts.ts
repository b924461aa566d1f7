import { type Change, changeBetween, percentOf } from './comparison.ts';
import { type CoverageCount, receivedOf } from './coverage.ts';
import type { Distributions } from './distributions.ts';
import type { Figures } from './figures.ts';
import { type VisitPurpose, visitPurposes } from './vocabulary.ts';

/** The month in one paragraph (REPORTING 1): facts in the order they are told; the words are the reader's catalogue's. */
export type MonthFact =
  | { readonly kind: 'nothing-received' }
  | { readonly kind: 'activity'; readonly visits: number; readonly persons: number; readonly newPersons: number }
  | { readonly kind: 'change'; readonly visits: Change }
  /** The same month a year before. */
  | { readonly kind: 'year-before'; readonly visits: Change }
  | { readonly kind: 'target'; readonly reached: number; readonly planned: number }
  /** The hour of the week with most arrivals. */
  | { readonly kind: 'peak'; readonly weekday: number; readonly hour: number; readonly visits: number }
  | { readonly kind: 'purpose'; readonly purpose: VisitPurpose; readonly percent: number }
  | { readonly kind: 'cej'; readonly persons: number; readonly percentOfVisits: number | null }
  | { readonly kind: 'estimated'; readonly percent: number }
  | { readonly kind: 'coverage'; readonly received: number; readonly expected: number };

export interface MonthFactsInput {
  readonly figures: Figures;
  readonly distributions: Distributions;
  readonly coverage: CoverageCount;
  readonly previousVisits: number | null;
  /** Of the same month a year before; null: nothing was received of it. */
  readonly lastYearVisits: number | null;
  /** Planned visits of the month; null without a target. */
  readonly plannedVisits: number | null;
}
/** From a fifth of estimated departures on, durations deserve a warning. */
const MUCH_ESTIMATED = 20;

export function monthFacts(given: MonthFactsInput): readonly MonthFact[] {
  const { figures, distributions, previousVisits, lastYearVisits, plannedVisits } = given;
  const { received, expected } = receivedOf(given.coverage);
  const coverage: MonthFact[] = expected > 0 ? [{ kind: 'coverage', received, expected }] : [];
  if (figures.visits === 0 && received === 0) return [{ kind: 'nothing-received' }, ...coverage];
  const facts: MonthFact[] = [{ kind: 'activity', visits: figures.visits, persons: figures.distinctPersons, newPersons: figures.newPersons }];
  if (previousVisits !== null && previousVisits > 0) facts.push({ kind: 'change', visits: changeBetween(previousVisits, figures.visits) });
  if (lastYearVisits !== null && lastYearVisits > 0) facts.push({ kind: 'year-before', visits: changeBetween(lastYearVisits, figures.visits) });
  if (plannedVisits !== null) facts.push({ kind: 'target', reached: figures.visits, planned: Math.round(plannedVisits) });
  facts.push(...mostOften(figures, distributions));
  if (figures.cejPersons > 0) facts.push({ kind: 'cej', persons: figures.cejPersons, percentOfVisits: percentOf(figures.cejVisits, figures.visits) });
  const estimated = percentOf(figures.estimatedVisits, figures.visits);
  if (estimated !== null && estimated >= MUCH_ESTIMATED) facts.push({ kind: 'estimated', percent: estimated });
  return [...facts, ...coverage];
}

/** The busiest hour and the first purpose, where there are enough visits to say so. */
function mostOften(figures: Figures, distributions: Distributions): readonly MonthFact[] {
  const facts: MonthFact[] = [];
  const [slot, visits] = Object.entries(distributions.slot).toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0] ?? ['', 0];
  const [weekday = 0, hour = 0] = slot.split('-').map(Number);
  if (figures.visits >= 11 && visits >= 5) facts.push({ kind: 'peak', weekday, hour, visits });
  const purpose = visitPurposes.toSorted((a, b) => (figures.purposes[b] ?? 0) - (figures.purposes[a] ?? 0))[0] ?? 'unspecified';
  const percent = percentOf(figures.purposes[purpose] ?? 0, figures.visits);
  if (percent !== null && percent > 0) facts.push({ kind: 'purpose', purpose, percent });
  return facts;
}
