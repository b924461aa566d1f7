import type { OpenLoan } from '../../contract/views.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Call } from '../core.ts';
import { findDevice } from '../devices/device-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import type { Loan } from './loan-store.ts';

/** Loans as the desk lists them. */
export function openLoanViews(call: Pick<Call, 'db' | 'now'>, loans: readonly Loan[]): OpenLoan[] {
  return loans.flatMap((loan) => {
    const member = findMember(call.db, loan.memberId);
    const device = findDevice(call.db, loan.deviceId);
    if (member === undefined || device === undefined) return [];
    return {
      loanId: loan.id,
      memberId: member.id,
      name: shortName(member),
      deviceId: device.id,
      deviceName: device.name,
      label: device.label,
      place: loan.place,
      lentAt: instantOf(loan.lentAt),
      dueAt: instantOf(loan.dueAt),
      overdue: loan.dueAt < call.now,
    };
  });
}
