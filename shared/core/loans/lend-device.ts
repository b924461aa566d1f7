import type { DeskOutcome, LendWarning } from '../../contract/outcomes.ts';
import { businessDayOf, epochOfLocal, instantOf } from '../../domain/calendar.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { type Device, findDevice } from '../devices/device-store.ts';
import { findMember, type Member, shortName } from '../members/member-store.ts';
import type { Settings } from '../settings/settings-store.ts';
import { ensurePresent, fillPurpose } from '../visits/desk-arrival.ts';
import { type Loan, openLoanOfDevice, openLoansOf } from './loan-store.ts';
import { recordLoan, recordLoanChange } from './record-loan.ts';

const deviceRef = (device: Device) => ({ deviceId: device.id, label: device.label, name: device.name });
const personRef = (member: Member) => ({ memberId: member.id, name: shortName(member) });

/** Today at the return hour; past it, at the antenne's closing; past that too, in two hours (epoch ms). */
export function dueAtFor(settings: Settings, now: number): number {
  const day = businessDayOf(now, settings.timeZone);
  const [hour = 0, minute = 0] = settings.loanReturnTime.split(':').map(Number);
  const usual = epochOfLocal(day, hour * 60 + minute, settings.timeZone);
  const closing = lastClosingOf(settings, day);
  return [usual, closing ?? 0].find((at) => at > now) ?? now + 7_200_000;
}

/** An on-site loan, tied to the visit; a device still out to somebody else is returned first, both are said (UX D-R7). */
export function lendDevice(call: Call, given: { member: Member; device: Device; settings: Settings }): DeskOutcome {
  const { member, device, settings } = given;
  const { visit } = ensurePresent(call, member, settings);
  const previous = openLoanOfDevice(call.db, device.id);
  const returned = previous === undefined ? undefined : recordLoanChange(call, previous, { returnedAt: Math.max(call.now, previous.lentAt) });
  const others = openLoansOf(call.db, member.id);
  const warnings: LendWarning[] = [];
  if (others.length > 0) warnings.push('second-loan');
  if (others.some((loan) => loan.dueAt < call.now)) warnings.push('late-loan');
  const loan = recordLoan(call, {
    deviceId: device.id,
    memberId: member.id,
    visitId: visit.id,
    place: 'on-site',
    dueAt: dueAtFor(settings, call.now),
    timeZone: settings.timeZone,
  });
  const filled = fillPurpose(call, visit, 'device-loan');
  noteAct(call.db, {
    at: call.now,
    about: `${shortName(member)} · ${device.name}`,
    subject: { kind: 'lend', loanId: loan.id, returnedLoanId: returned?.id ?? null, filledVisitId: filled ? visit.id : null },
  });
  const from = returned === undefined ? undefined : findMember(call.db, returned.memberId);
  return {
    kind: 'lent',
    loanId: loan.id,
    person: personRef(member),
    device: deviceRef(device),
    dueAt: instantOf(loan.dueAt),
    returnedFrom: from === undefined ? null : personRef(from),
    warnings,
  };
}

/** Takes a device back, whoever brings it (UX D-R7). */
export function returnLoan(call: Call, loan: Loan): DeskOutcome {
  if (loan.returnedAt !== null || loan.cancelledAt !== null) return { kind: 'nothing-changed', why: 'already-returned' };
  const member = findMember(call.db, loan.memberId);
  const device = findDevice(call.db, loan.deviceId);
  if (member === undefined || device === undefined) throw new Error('a loan without its person or device');
  recordLoanChange(call, loan, { returnedAt: Math.max(call.now, loan.lentAt) });
  noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${device.name}`, subject: { kind: 'return', loanId: loan.id } });
  const lateMinutes = Math.max(0, Math.floor((call.now - loan.dueAt) / 60_000));
  return { kind: 'returned', loanId: loan.id, person: personRef(member), device: deviceRef(device), lateMinutes };
}
