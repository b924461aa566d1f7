import type { Change } from '../../shared/domain/comparison.ts';
import type { CoverageCount } from '../../shared/domain/coverage.ts';
import type { PresenceTime } from '../../shared/domain/durations.ts';
import type { FigureName, Figures } from '../../shared/domain/figures.ts';
import type { MonthFact } from '../../shared/domain/month-facts.ts';
import type { MonthState } from '../../shared/domain/month-state.ts';
import type { TargetFigure } from '../../shared/domain/targets.ts';
import type { Incidents, UseRate } from './lending-view.ts';

/** An antenne, or `*`: all of them, persons counted once. */
export interface SiteRef {
  readonly code: string;
  /** Empty for `*`: the page has its own words. */
  readonly name: string;
}

/** Printed on everything: which version of the month, its proof, and what it rests on (TRUST 7.7). */
export interface Stamp {
  readonly month: string;
  readonly state: MonthState;
  /** The frozen version shown, null: the figures as they are now. */
  readonly version: number | null;
  /** SHA-256 of the frozen version, hexadecimal; null when not frozen. */
  readonly sha256: string | null;
  /** UTC instant. */
  readonly generatedAt: string;
}

/** GET reports/overview?month=YYYY-MM (C1). */
export interface MonthOverview {
  readonly stamp: Stamp;
  readonly all: OverviewLine;
  /** By name of the antenne. */
  readonly sites: readonly OverviewLine[];
}
export interface OverviewLine {
  readonly site: SiteRef;
  readonly figures: Figures;
  /** null: nothing was ever received of that month. */
  readonly previous: Figures | null;
  readonly lastYear: Figures | null;
  /** Of the month alone, null without a target. Rounded. */
  readonly planned: { readonly visits: number | null; readonly workshops: number | null };
  readonly coverage: CoverageCount;
  readonly facts: readonly MonthFact[];
  /** Days whose counts differ from the terminal's own. */
  readonly alarms: number;
  /** Epoch ms; null: never, or `*`. */
  readonly lastContactAt: number | null;
}

/** GET reports/month?month=YYYY-MM&site=GER|*[&version=1] (C2): the ten sections of REPORTING. */
export interface MonthlyReport {
  readonly stamp: Stamp;
  readonly site: SiteRef;
  /** 1. */
  readonly facts: readonly MonthFact[];
  /** 2. Every figure, with what it is compared with. */
  readonly figures: readonly ComparedFigure[];
  readonly totals: Figures;
  readonly presence: PresenceTime;
  /** 3. null: no convention covers the month. */
  readonly rampUp: RampUp | null;
  /** 4. Arrivals by local weekday and hour; only slots with visits. */
  readonly heatMap: readonly HeatCell[];
  /** 5. By the order of the vocabulary, zeros included. */
  readonly purposes: readonly Share[];
  /** 6. */
  readonly equipment: {
    readonly sessions: number;
    readonly sessionMinutes: number;
    /** Percent; null: no closing said what was in service. Absent from versions that were frozen before it was counted. */
    readonly occupancy?: number | null;
    readonly loans: number;
    readonly takeHomeLoans: number;
    /** Of loans that ended. Absent from versions that were frozen before it was counted. */
    readonly loanMinutes?: { readonly onSite: number; readonly takeHome: number };
    readonly lateReturns: number;
    /** null: no terminal told any. Absent from versions that were frozen before they were counted. */
    readonly incidents?: Incidents | null;
    /** By kind of device; null: no closing said its devices. Absent from versions that were frozen before it was counted. */
    readonly useRates?: readonly UseRate[] | null;
    /** Absent from versions that were frozen before waits were counted. */
    readonly waits?: { readonly seated: number; readonly minutes: number; readonly refused: number };
    readonly devices: readonly Share[];
  };
  /** 7. Visits whose purpose is one. */
  readonly activities: {
    readonly workshops: number;
    readonly plannedWorkshops: number | null;
    readonly mediations: number;
    readonly diagnostics: number;
    readonly procedures: number;
  };
  /** 8. */
  readonly public: PublicShares;
  /** 9. */
  readonly coverage: CoverageCount;
  readonly doubtful: {
    readonly estimatedVisits: number;
    readonly openVisits: number;
    readonly alarms: readonly Alarm[];
    /** Facts set apart by central since the beginning of the month; they are in no figure. */
    readonly quarantined: number;
  };
  /** 10. */
  readonly comments: readonly Comment[];
  /** Frozen versions of the month, oldest first, each with what it changed. */
  readonly versions: readonly ClosedVersion[];
  /** Received since the last version. */
  readonly pending: readonly Difference[];
}
export interface ComparedFigure {
  readonly name: FigureName;
  readonly value: number;
  readonly previous: Change | null;
  readonly lastYear: Change | null;
  /** Planned for the month; only where a target says so. */
  readonly planned: number | null;
}
export interface HeatCell {
  /** ISO: 1 = Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly visits: number;
}
export interface Share {
  readonly key: string;
  readonly count: number;
  /** Whole percent of the base; null where the base is under 11. */
  readonly percent: number | null;
}
export interface PublicShares {
  readonly base: number;
  readonly ages: readonly Share[];
  readonly districts: readonly Share[];
  readonly programmes: readonly Share[];
  readonly newcomers: readonly Share[];
}
/** The terminal closed its day with other counts than central received. */
export interface Alarm {
  readonly site: SiteRef;
  readonly day: string;
  readonly figure: 'visits' | 'distinctPersons' | 'presenceMinutes' | 'workstationSessions' | 'loans';
  readonly terminal: number;
  readonly received: number;
}
/** "+3 visits, Gerland, of 12/10, received on 04/12". */
export interface Difference {
  readonly site: SiteRef;
  readonly day: string;
  readonly figure: 'visits' | 'presenceMinutes' | 'workstationSessions' | 'loans' | 'details';
  /** `details`: how many facts changed in what no total shows (a purpose, an age band, a person). */
  readonly change: number;
  /** Local day of reception. */
  readonly receivedOn: string;
}
export interface Comment {
  readonly id: number;
  readonly site: SiteRef;
  readonly section: number | null;
  readonly text: string;
  readonly author: string;
  readonly at: string;
}

/** GET reports/ramp-up?site=GER|*[&convention=1] (C3); without `convention`: the one of today, or the last. */
export interface RampUp {
  readonly convention: Convention;
  readonly site: SiteRef;
  readonly curves: readonly RampUpCurve[];
  /** It began before the months whose facts are kept: its curves of persons are those of then, and never change; or are not there, when it was entered later. */
  readonly personsGone?: true;
  /** Persons are pseudonyms of one civil year: a convention over two of them counts a person once in each (printed). */
  readonly crossesYears: boolean;
}
/** What the page of the curves says: with the half-days they rest on, since the beginning of the convention. */
export interface RampUpView extends RampUp {
  readonly coverage: CoverageCount;
  /** Each antenne asked, by name. */
  readonly coverageOf: readonly { readonly site: SiteRef; readonly coverage: CoverageCount }[];
}
export interface RampUpCurve {
  readonly figure: TargetFigure;
  /** Cumulated at the end of each week (Sunday), the last one at today or the end of the convention. */
  readonly points: readonly { readonly day: string; readonly reached: number; readonly planned: number | null }[];
  readonly target: number | null;
  readonly reached: number;
  readonly planned: number | null;
  readonly forecast: number | null;
}
export interface Convention {
  readonly id: number;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** GET reports/comparison?month=YYYY-MM&figure=visits (C4): twelve months of each antenne on one scale. */
export interface Comparison {
  readonly stamp: Stamp;
  readonly figure: FigureName;
  /** Oldest first. */
  readonly months: readonly string[];
  /** Sorted by the value of the last month, the largest first. */
  readonly sites: readonly ComparedSite[];
  /** Of the last month, all antennes. */
  readonly coverage: CoverageCount;
  /** Antennes did not open as many half-days as each other in the last month: the normalised view is offered. */
  readonly unequalOpening: boolean;
}
export interface ComparedSite {
  readonly site: SiteRef;
  /** One a month of `months`; null: nothing received. */
  readonly values: readonly (number | null)[];
  readonly openHalfDays: number;
  /** The last month's value for one open half-day, one decimal; null without any. */
  readonly perHalfDay: number | null;
  /** The last month's value for 100 different persons seen in it, one decimal; null where fewer than 11 were. */
  readonly per100Persons: number | null;
}

/** GET reports/public?month=YYYY-MM (C7): who came, antenne by antenne, as it may leave the organisation. */
export interface PublicPage {
  readonly stamp: Stamp;
  /** 5 for what goes to a funder, 11 for what anyone may read. */
  readonly threshold: number;
  /** What the tables rest on. */
  readonly coverage: CoverageCount;
  readonly tables: readonly MaskedTable[];
}
/** null: masked (1 to threshold - 1, or hidden so that such a number cannot be computed). */
export type MaskedCount = number | null;
export interface MaskedTable {
  readonly family: PublishedFamily;
  readonly columns: readonly string[];
  /** Antennes with fewer visits than the threshold stand together in one row without code. */
  readonly rows: readonly { readonly sites: readonly SiteRef[]; readonly cells: readonly MaskedCount[]; readonly total: MaskedCount }[];
  readonly totals: readonly MaskedCount[];
  readonly total: MaskedCount;
  /** Everything is hidden: too few visits to publish any of it. */
  readonly withheld: boolean;
  /** Which version's numbers are printed, 0 = the first: a change too small to be published keeps the ones before. */
  readonly numbersOf: number;
}
export const publishedFamilies = ['age', 'district', 'programme', 'newcomer', 'purpose', 'device', 'place'] as const;
export type PublishedFamily = (typeof publishedFamilies)[number];

/** GET reports/closings[?month=YYYY-MM], the newest first; POST reports/closings freezes the next version (managers). */
export interface ClosedVersion {
  readonly month: string;
  readonly version: number;
  readonly sha256: string;
  readonly closedAt: string;
  readonly by: string;
  readonly coverage: CoverageCount;
  /** What changed since the version before; empty for version 1. */
  readonly differences: readonly Difference[];
}
export interface Closings {
  readonly versions: readonly ClosedVersion[];
}

/** GET reports/targets (C8). */
export interface TargetsView {
  readonly conventions: readonly (Convention & {
    /** `YYYY-MM`, one a weight of a slope. */
    readonly months: readonly string[];
    readonly targets: readonly TargetLine[];
  })[];
  /** Every change, the newest first. */
  readonly history: readonly (TargetLine & { readonly convention: number; readonly at: string; readonly by: string })[];
}
export interface TargetLine {
  readonly site: SiteRef;
  readonly figure: TargetFigure;
  /** null: withdrawn. */
  readonly total: number | null;
  /** One weight a month; empty: in proportion of days. */
  readonly slope: readonly number[];
}
