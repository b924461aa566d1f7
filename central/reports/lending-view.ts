import type { DeviceKind, LoanIncident } from '../../shared/domain/vocabulary.ts';
import type { MaskedCount } from './views.ts';

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
/** The same as it may leave. `not-told`: by no terminal, which is no zero. */
export interface LeavingLending {
  readonly incidents: MaskedCount | 'not-told';
  /** Loans whose terminal tells it. */
  readonly told: MaskedCount;
  /** Kinds in service, by the order of the vocabulary. */
  readonly useRates: readonly LeavingUseRate[] | 'not-told';
}
export interface LeavingUseRate {
  readonly kind: DeviceKind;
  /** `few-days`: under 11 days in service. */
  readonly percent: number | 'masked' | 'few-days';
}
