import type { LoanPlace, PresenceQuality, TicketEnd, TicketKind, VisitPurpose } from './vocabulary.ts';

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
/** A place in a queue that ended. */
export interface CountedWait {
  readonly queue: TicketKind;
  readonly minutes: number;
  /** A seat had come free for it. */
  readonly called: boolean;
  readonly end: TicketEnd;
}
export interface CountedPeriod {
  readonly visits: readonly CountedVisit[];
  readonly sessions: readonly CountedSession[];
  readonly loans: readonly CountedLoan[];
  readonly guests: readonly CountedGuests[];
  readonly waits: readonly CountedWait[];
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
  /** Places in the queue for a workstation that ended on one, and their minutes from ticket to seat. */
  readonly seatedWaits: number;
  readonly waitedMinutes: number;
  /** Those that ended with the visit before a workstation came free. */
  readonly refusedWaits: number;
}

/** What the end of a wait was: for a workstation, and either on it, or gone before one came free; null for any other. */
export function outcomeOfWait({ queue, called, end }: CountedWait): 'seated' | 'refused' | null {
  if (queue !== 'workstation') return null;
  if (end === 'seated') return 'seated';
  return end === 'left' && !called ? 'refused' : null;
}

/** Counts a period by the definitions of REPORTING. */
export function countPeriod(period: CountedPeriod): MonthTotals {
  const { visits, sessions, loans, guests, waits } = period;
  const seated = waits.filter((wait) => outcomeOfWait(wait) === 'seated');
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
    seatedWaits: seated.length,
    waitedMinutes: sum(seated),
    refusedWaits: waits.filter((wait) => outcomeOfWait(wait) === 'refused').length,
  };
}
