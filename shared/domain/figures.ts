import type { MonthTotals } from './counting.ts';

/** The figures that central adds to those the desk counts too: they need the programme and the whole organisation's visits. */
export interface Figures extends MonthTotals {
  readonly cejVisits: number;
  /** Different members of the CEJ seen. */
  readonly cejPersons: number;
  /** Of these, those who came at least once for the Pix diagnostic in the period. */
  readonly cejDiagnosed: number;
  /** Visits of known persons that were not their first. */
  readonly returningVisits: number;
  /** Visits of guests and provisional cards: in no count of persons. */
  readonly unnamedVisits: number;
  /** Minutes of opening × workstations in service, of the days whose closing says both. */
  readonly seatMinutes: number;
  /** Minutes of workstation sessions of these very days, as their closings say. */
  readonly usedSeatMinutes: number;
  /** How long devices were out, of loans that ended. */
  readonly onSiteLoanMinutes: number;
  readonly takeHomeLoanMinutes: number;
}

/** Hours used over hours open × workstations in service (REPORTING), in whole percent; null where no closing says what was in service. */
export const occupancyOf = ({ seatMinutes, usedSeatMinutes }: Pick<Figures, 'seatMinutes' | 'usedSeatMinutes'>): number | null =>
  seatMinutes === 0 ? null : Math.round((usedSeatMinutes / seatMinutes) * 100);

/** Those that have one number; `purposes` has one each, and `usedSeatMinutes` serves occupancy alone. The order is that of tables and files. */
export const figureNames = [
  'visits',
  'distinctPersons',
  'newPersons',
  'returningVisits',
  'unnamedVisits',
  'presenceMinutes',
  'measuredMinutes',
  'estimatedVisits',
  'openVisits',
  'cejVisits',
  'cejPersons',
  'cejDiagnosed',
  'workstationSessions',
  'workstationMinutes',
  'seatMinutes',
  'loans',
  'onSiteLoanMinutes',
  'takeHomeLoans',
  'takeHomeLoanMinutes',
  'lateReturns',
  'guests',
  'seatedWaits',
  'waitedMinutes',
  'refusedWaits',
] as const satisfies readonly (keyof Figures)[];
export type FigureName = (typeof figureNames)[number];

/** Counted once over all antennes: the total of all is not the sum of the antennes, and both are printed. */
export const personFigures = ['distinctPersons', 'cejPersons', 'cejDiagnosed'] as const satisfies readonly FigureName[];

/** Stored as minutes, read as hours. */
export const isMinutes = (name: FigureName): boolean => name.endsWith('Minutes');
