import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { CardPage } from '../../contract/views.ts';
import { ProblemError } from '../../contract/problems.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call, Handlers } from '../core.ts';
import { findMember } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { siteHere } from '../sites/site-store.ts';
import { requireSeat } from '../staff/staff-seat.ts';
import { changeLoan, checkReturn } from './change-loan.ts';
import { goOn } from './go-on.ts';
import { findLoan, openLoans } from './loan-store.ts';
import { openLoanViews, returnsToCheck, stillOut } from './loan-views.ts';
import { dropSuspension, keepSuspension, suspensionOf } from './pass-store.ts';
import { deviceOf } from './note-trouble.ts';
import { reminderPage } from './reminder-page.ts';
import { returnLoan } from './return-device.ts';

type Methods =
  | 'loans.list'
  | 'loans.stillOut'
  | 'loans.return'
  | 'loans.goOn'
  | 'loans.change'
  | 'loans.toCheck'
  | 'loans.check'
  | 'loans.suspend'
  | 'loans.suspension'
  | 'loans.reminders';

/** An act on a loan: the windows hear of it. */
const telling =
  <Input>(act: (call: Call, input: Input) => DeskOutcome) =>
  (call: Call, input: Input): DeskOutcome => {
    call.changed('board', 'loans', 'devices', 'members');
    return act(call, input);
  };

export const loanMethods: Handlers<Methods> = {
  'loans.list': (call) => openLoanViews(call, openLoans(call.db)),
  'loans.stillOut': stillOut,
  'loans.return': telling((call, input) => {
    const loan = findLoan(call.db, input.loanId);
    if (loan === undefined) throw new ProblemError('not-found');
    return returnLoan(call, loan);
  }),
  'loans.goOn': telling((call, input) => goOn(call, input.reason)),
  'loans.change': telling(changeLoan),
  'loans.toCheck': returnsToCheck,
  'loans.check': telling(checkReturn),
  'loans.reminders': async (call, { loanIds }) => remindersOf(call, loanIds),
  'loans.suspend': suspend,
  'loans.suspension': (call, { memberId }) => suspensionOf(call.db, memberId) ?? null,
};

/** Reminders of the late ones among these loans, a page a person. */
function remindersOf(call: Call, loanIds: readonly number[]): CardPage {
  const late = openLoans(call.db).filter((loan) => loanIds.includes(loan.id) && loan.dueAt < call.now);
  const reminders = [...Map.groupBy(late, (loan) => loan.memberId)].map(([memberId, loans]) => ({
    firstName: findMember(call.db, memberId)?.firstName ?? '',
    devices: loans.map((loan) => ({ name: deviceOf(call, loan).name, dueAt: loan.dueAt })),
  }));
  const { timeZone } = readSettings(call.db);
  return { html: reminderPage(reminders, { siteName: siteHere(call.db)?.name ?? '', timeZone }), fileName: 'rappels' };
}

function suspend(call: Call, { memberId, until, reason }: MethodInput<'loans.suspend'>): null {
  if (findMember(call.db, memberId) === undefined) throw new ProblemError('not-found');
  if (until === null) dropSuspension(call.db, memberId);
  else keepSuspension(call.db, memberId, { until: until as BusinessDay, reason, at: call.now, staffId: requireSeat(call).staffId }); // parsed by the method's schema
  appendAudit(call, { method: 'loans.suspend', object: `member:${memberId}` });
  call.changed('members', 'loans');
  return null;
}
