import type { OpenLoan, ReturnToCheck, StillOut, WaitingQuestion } from '../../contract/loan-views.ts';
import { businessDayOf, instantOf } from '../../domain/calendar.ts';
import type { Call } from '../core.ts';
import { findDevice } from '../devices/device-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { readSettings } from '../settings/settings-store.ts';
import { accessoriesOfLoan } from './accessory-store.ts';
import { type Loan, loansToCheck, openLoans } from './loan-store.ts';
import { passesOf } from './pass-store.ts';
import { questionAt } from './question-store.ts';

type Reading = Pick<Call, 'db' | 'now'>;
/** Returns are listed for looking over this long (ms). */
const TO_CHECK_MS = 86_400_000;

/** Loans as the desk lists them. */
export function openLoanViews({ db, now }: Reading, loans: readonly Loan[]): OpenLoan[] {
  return loans.flatMap((loan) => {
    const member = findMember(db, loan.memberId);
    const device = findDevice(db, loan.deviceId);
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
      overdue: loan.dueAt < now,
      accessories: accessoriesOfLoan(db, loan.id),
      passes: passesOf(db, loan.id),
    };
  });
}

/** What is still out, for the end of the day: what an antenne looks for before it closes, and what is at home for longer. */
export function stillOut(call: Reading): StillOut {
  const { timeZone } = readSettings(call.db);
  const today = businessDayOf(call.now, timeZone);
  const loans = openLoans(call.db);
  const late = loans.filter((loan) => loan.dueAt < call.now);
  const dueToday = loans.filter((loan) => loan.dueAt >= call.now && (loan.place === 'on-site' || businessDayOf(loan.dueAt, timeZone) === today));
  const later = loans.filter((loan) => !late.includes(loan) && !dueToday.includes(loan));
  return { late: openLoanViews(call, late), today: openLoanViews(call, dueToday), later: openLoanViews(call, later) };
}

/** Devices that came back and were not looked over (accounts, files, charge, damage). */
export function returnsToCheck({ db, now }: Reading): ReturnToCheck[] {
  return loansToCheck(db, now - TO_CHECK_MS).map((loan) => {
    const member = findMember(db, loan.memberId);
    return {
      loanId: loan.id,
      name: member === undefined ? '' : shortName(member),
      deviceName: findDevice(db, loan.deviceId)?.name ?? '',
      returnedAt: instantOf(loan.returnedAt ?? loan.lentAt),
      accessories: accessoriesOfLoan(db, loan.id),
    };
  });
}

/** What waits for CONTINUER at this window, as the desk shows it after a reload too. */
export function questionView(call: Pick<Call, 'db' | 'now' | 'caller'>): WaitingQuestion | null {
  const asked = questionAt(call.db, call.caller.windowId, call.now);
  if (asked === undefined) return null;
  const { question } = asked;
  const until = instantOf(asked.until);
  if (question.kind === 'foreign') return { kind: 'foreign', about: question.label, warnings: [], memberId: null, until };
  if (question.kind === 'revive') return { kind: 'revive', about: findDevice(call.db, question.deviceId)?.name ?? '', warnings: [], memberId: null, until };
  const member = findMember(call.db, question.memberId);
  const devices = question.deviceIds.map((id) => findDevice(call.db, id)?.name ?? '');
  const about = [member === undefined ? '' : shortName(member), ...devices].join(' · ');
  return { kind: 'lend', about, warnings: question.warnings, memberId: member?.id ?? null, until };
}
