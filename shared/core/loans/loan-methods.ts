import { ProblemError } from '../../contract/problems.ts';
import type { Handlers } from '../core.ts';
import { returnLoan } from './lend-device.ts';
import { openLoanViews } from './loan-views.ts';
import { findLoan, openLoans } from './loan-store.ts';

export const loanMethods: Handlers<'loans.list' | 'loans.return'> = {
  'loans.list': (call) => openLoanViews(call, openLoans(call.db)),
  'loans.return': (call, input) => {
    const loan = findLoan(call.db, input.loanId);
    if (loan === undefined) throw new ProblemError('not-found');
    call.changed('board', 'loans', 'devices', 'members');
    return returnLoan(call, loan);
  },
};
