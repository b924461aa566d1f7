import type { LoanIncident } from './vocabulary.ts';

/** What went wrong with a loan, the gravest alone: a lost device, a damaged one, an accessory that did not come back. While out, nothing has yet. */
export function loanIncidentOf(loan: {
  readonly isBack: boolean;
  readonly lost: boolean;
  readonly damaged: boolean;
  readonly accessoryMissing: boolean;
}): LoanIncident {
  if (!loan.isBack) return 'none';
  if (loan.lost) return 'lost';
  if (loan.damaged) return 'damaged';
  return loan.accessoryMissing ? 'accessory-missing' : 'none';
}
