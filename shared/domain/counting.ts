import type { LoanPlace, PresenceQuality, VisitPurpose } from './vocabulary.ts';

/** One visit as it counts. Cancelled visits are not given. `minutes` null while open. */
export interface CountedVisit {
  /** Pseudonym or any identity stable over the period; null for guests and provisional arrivals. */
  readonly person: string | null;
  readonly isNew: boolean;
  readonly purpose: VisitPurpose;
  readonly minutes: number | null;
  readonly quality: PresenceQuality;
}
export interface CountedSession {
  readonly minutes: number | null;
}
export interface CountedLoan {
  readonly place: LoanPlace;
  /** null while out. */
  readonly late: boolean | null;
}
export interface CountedGuests {
  readonly count: number;
}
export interface CountedPeriod {
  readonly visits: readonly CountedVisit[];
  readonly sessions: readonly CountedSession[];
  readonly loans: readonly CountedLoan[];
  readonly guests: readonly CountedGuests[];
}

/** The figures of a period (REPORTING): the desk and central show these and no others. Minutes are whole minutes. */
export interface MonthTotals {
  readonly visits: number;
  readonly distinctPersons: number;
  readonly newPersons: number;
  /** All closed visits, whatever the quality. */
  readonly presenceMinutes: number;
  /** Of measured and corrected visits only. */
  readonly measuredMinutes: number;
  readonly estimatedVisits: number;
  readonly openVisits: number;
  readonly purposes: Readonly<Partial<Record<VisitPurpose, number>>>;
  readonly workstationSessions: number;
  readonly workstationMinutes: number;
  readonly loans: number;
  readonly takeHomeLoans: number;
  readonly lateReturns: number;
  /** People received without a card, alone or in groups: in none of the figures above. */
  readonly guests: number;
}

/** Counts a period by the definitions of REPORTING. */
export function countPeriod(period: CountedPeriod): MonthTotals {
  const { visits, sessions, loans, guests } = period;
  const closed = visits.filter((v) => v.minutes !== null);
  const sum = (of: readonly { readonly minutes: number | null }[]) => of.reduce((total, v) => total + (v.minutes ?? 0), 0);
  const purposes: Partial<Record<VisitPurpose, number>> = {};
  for (const visit of visits) purposes[visit.purpose] = (purposes[visit.purpose] ?? 0) + 1;
  return {
    visits: visits.length,
    distinctPersons: new Set(visits.flatMap((v) => (v.person === null ? [] : [v.person]))).size,
    newPersons: visits.filter((v) => v.isNew && v.person !== null).length,
    presenceMinutes: sum(closed),
    measuredMinutes: sum(closed.filter((v) => v.quality === 'measured' || v.quality === 'corrected')),
    estimatedVisits: visits.filter((v) => v.quality === 'estimated').length,
    openVisits: visits.length - closed.length,
    purposes,
    workstationSessions: sessions.length,
    workstationMinutes: sum(sessions),
    loans: loans.length,
    takeHomeLoans: loans.filter((l) => l.place === 'take-home').length,
    lateReturns: loans.filter((l) => l.late === true).length,
    guests: guests.reduce((total, group) => total + group.count, 0),
  };
}
