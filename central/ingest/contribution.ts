import type { Fact } from '../../shared/contract/facts.ts';
import { monthOf } from '../../shared/domain/calendar.ts';
import type { BusinessDay } from '../../shared/domain/brand.ts';

/** What one revision of a fact adds to the figures of its day and month; names are those of MonthTotals, `purpose:…` apart. */
export type Contribution = readonly (readonly [figure: string, value: number])[];

/** By the definitions of shared/domain/counting.ts; a withdrawn fact adds nothing. */
export function contributionOf(fact: Fact): Contribution {
  if (fact.void) return [];
  switch (fact.kind) {
    case 'visit': {
      const minutes = fact.minutes ?? 0;
      const trusted = fact.quality === 'measured' || fact.quality === 'corrected';
      return [
        ['visits', 1],
        [`purpose:${fact.purpose}`, 1],
        ['newPersons', fact.isNew && fact.person !== null ? 1 : 0],
        ['presenceMinutes', minutes],
        ['measuredMinutes', trusted ? minutes : 0],
        ['estimatedVisits', fact.quality === 'estimated' ? 1 : 0],
        ['openVisits', fact.minutes === null ? 1 : 0],
      ];
    }
    case 'workstation-session':
      return [
        ['workstationSessions', 1],
        ['workstationMinutes', fact.minutes ?? 0],
      ];
    case 'loan':
      return [
        ['loans', 1],
        ['takeHomeLoans', fact.place === 'take-home' ? 1 : 0],
        ['lateReturns', fact.late === true ? 1 : 0],
      ];
    case 'day-closed':
      return [];
  }
}

/** Sums of one batch, written once at its end. */
export interface BatchSums {
  /** `period|site|figure` → change. */
  readonly figures: Map<string, number>;
  /** `month|site|person` → change of visits. */
  readonly persons: Map<string, number>;
}

const add = (into: Map<string, number>, key: string, value: number): void => {
  if (value !== 0) into.set(key, (into.get(key) ?? 0) + value);
};

/** Adds (`sign` 1) or takes back (-1) a fact from its day, its month and the month of all antennes. */
export function sumFact(sums: BatchSums, given: { readonly fact: Fact; readonly site: string; readonly sign: 1 | -1 }): void {
  const { fact, site, sign } = given;
  const month = monthOf(fact.day as BusinessDay); // its shape was checked by the schema
  for (const [figure, value] of contributionOf(fact)) {
    add(sums.figures, `${fact.day}|${site}|${figure}`, value * sign);
    add(sums.figures, `${month}|${site}|${figure}`, value * sign);
    add(sums.figures, `${month}|*|${figure}`, value * sign);
  }
  if (fact.kind === 'visit' && !fact.void && fact.person !== null) {
    add(sums.persons, `${month}|${site}|${fact.person}`, sign);
    add(sums.persons, `${month}|*|${fact.person}`, sign);
  }
}
