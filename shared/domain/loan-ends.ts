import type { DeviceState } from './vocabulary.ts';

/** What becomes of the loan of a device that goes out of service. */
export const loanFates = ['close', 'keep'] as const;
export type LoanFate = (typeof loanFates)[number];

/**
 * Whether the open loan of a device ends when the device takes this state: nobody holds what is in repair or retired. A lost one may
 * still be waited for, if somebody says so; then its loan stays among the late ones until it is back or closed (DOMAIN, invariant 3).
 */
export const endsItsLoan = (state: DeviceState, asked: LoanFate): boolean =>
  state === 'repair' || state === 'retired' || (state === 'lost' && asked === 'close');
