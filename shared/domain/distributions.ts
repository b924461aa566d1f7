import type { AgeBand, DeviceKind, LoanPlace, PresenceQuality, Programme, VisitPurpose } from './vocabulary.ts';

/** How the visits (or loans) of a period fall into classes. Each visit falls into exactly one class of each family, but `duration`. */
export const distributionFamilies = ['age', 'district', 'programme', 'quality', 'newcomer', 'slot', 'duration', 'device', 'place'] as const;
export type DistributionFamily = (typeof distributionFamilies)[number];
/** Class → how many. A class that is absent counts zero. */
export type Distribution = Readonly<Record<string, number>>;
export type Distributions = Readonly<Record<DistributionFamily, Distribution>>;

/** first: first visit ever of this person; returning: any other; unnamed: guest or provisional card, nobody can tell. */
export const newcomers = ['first', 'returning', 'unnamed'] as const;
export type Newcomer = (typeof newcomers)[number];
/** Residence that was not given. */
export const NO_DISTRICT = 'none';

/** Minutes of one class of durations. */
export const DURATION_STEP = 5;
/** Everything from twelve hours on is one class. */
export const DURATION_LAST = 720 / DURATION_STEP;

export interface ClassedVisit {
  readonly person: string | null;
  readonly isNew: boolean;
  readonly ageBand: AgeBand;
  readonly district: string | null;
  readonly programme: Programme;
  readonly purpose: VisitPurpose;
  readonly minutes: number | null;
  readonly quality: PresenceQuality;
  /** Local ISO weekday (1 = Monday) and hour (0–23) of arrival. */
  readonly weekday: number;
  readonly hour: number;
}
export interface ClassedLoan {
  readonly deviceKind: DeviceKind;
  readonly place: LoanPlace;
}
export type Classes = readonly (readonly [family: DistributionFamily, key: string])[];

/** The classes of a visit; durations count measured and corrected only (REPORTING, presence time). */
export function classesOfVisit(visit: ClassedVisit): Classes {
  const classes: [DistributionFamily, string][] = [
    ['age', visit.ageBand],
    ['district', visit.district ?? NO_DISTRICT],
    ['programme', visit.programme],
    ['quality', visit.quality],
    ['newcomer', visit.person === null ? 'unnamed' : visit.isNew ? 'first' : 'returning'],
    ['slot', slotKey(visit.weekday, visit.hour)],
  ];
  if (visit.minutes !== null && (visit.quality === 'measured' || visit.quality === 'corrected')) classes.push(['duration', durationKey(visit.minutes)]);
  return classes;
}

export function classesOfLoan(loan: ClassedLoan): Classes {
  return [
    ['device', loan.deviceKind],
    ['place', loan.place],
  ];
}

/** `3-14`: Wednesday between 14:00 and 15:00. */
export const slotKey = (weekday: number, hour: number): string => `${weekday}-${hour}`;
/** The class of a duration: its number of whole steps. */
export const durationKey = (minutes: number): string => String(Math.min(DURATION_LAST, Math.floor(minutes / DURATION_STEP)));

/** No class of any family. */
export const noDistributions: Distributions = {
  age: {},
  district: {},
  programme: {},
  quality: {},
  newcomer: {},
  slot: {},
  duration: {},
  device: {},
  place: {},
};
