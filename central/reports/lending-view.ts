import type { DeviceKind, LoanIncident } from '../../shared/domain/vocabulary.ts';

/** Loans that went wrong, of `told` loans whose terminal tells it. */
export interface Incidents {
  readonly told: number;
  readonly count: number;
  readonly kinds: readonly { readonly kind: Exclude<LoanIncident, 'none'>; readonly count: number }[];
}
/** Days in which devices of this kind were in service, and lent; null: under 11 such days. */
export interface UseRate {
  readonly kind: DeviceKind;
  readonly inService: number;
  readonly used: number;
  readonly percent: number | null;
}
