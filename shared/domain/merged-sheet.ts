import type { Language, Programme } from './vocabulary.ts';

/** What two sheets may know differently of one person. */
export interface SheetFacts {
  readonly birthYear: number | null;
  readonly district: string | null;
  readonly programme: Programme;
  readonly language: Language;
  readonly largeText: boolean;
}

/** The sheet that stays, with what only the other knew. The names are those of the one that stays. */
export function mergedSheet(kept: SheetFacts, gone: SheetFacts): SheetFacts {
  return {
    birthYear: kept.birthYear ?? gone.birthYear,
    district: kept.district ?? gone.district,
    programme: kept.programme === 'none' ? gone.programme : kept.programme,
    language: kept.language === 'fr' ? gone.language : kept.language,
    largeText: kept.largeText || gone.largeText,
  };
}

/** Of all visits of one person, the first ever is the one of a newcomer, if any was; answers the index, or null. */
export function newcomerVisit(visits: readonly { readonly arrivedAt: number; readonly isNew: boolean }[]): number | null {
  if (!visits.some((visit) => visit.isNew)) return null;
  return visits.reduce((first, visit, index) => (visit.arrivedAt < (visits[first]?.arrivedAt ?? 0) ? index : first), 0);
}
