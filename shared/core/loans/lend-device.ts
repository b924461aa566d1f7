import type { DeskOutcome, DeviceRef } from '../../contract/outcomes.ts';
import { businessDayOf, epochOfLocal, instantOf } from '../../domain/calendar.ts';
import type { LendWarning, PassReason } from '../../domain/lend-warnings.ts';
import { lastClosingOf } from '../../domain/opening-hours.ts';
import { noteAct } from '../acts/act-store.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Call } from '../core.ts';
import type { Device } from '../devices/device-store.ts';
import { findMember, type Member, shortName } from '../members/member-store.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { ensurePresent, fillPurpose } from '../visits/desk-arrival.ts';
import { warningsToPass } from './lending-facts.ts';
import { type Loan, openLoanOfDevice } from './loan-store.ts';
import { keepPass } from './pass-store.ts';
import { askQuestion, dropQuestion, FOCUS_MS, focusOn, QUESTION_MS, SIGNING_MS } from './question-store.ts';
import { recordLoan, recordLoanChange } from './record-loan.ts';

export const deviceRef = (device: Device): DeviceRef => ({ deviceId: device.id, label: device.label, name: device.name });
export const personRef = (member: Member) => ({ memberId: member.id, name: shortName(member) });

/** Today at the return hour; past it, at the antenne's closing; past that too, in two hours (epoch ms). */
export function dueAtFor(settings: Settings, now: number): number {
  const day = businessDayOf(now, settings.timeZone);
  const [hour = 0, minute = 0] = settings.loanReturnTime.split(':').map(Number);
  const usual = epochOfLocal(day, hour * 60 + minute, settings.timeZone);
  const closing = lastClosingOf(settings, day);
  return [usual, closing ?? 0].find((at) => at > now) ?? now + 7_200_000;
}

export interface LendingAsked {
  readonly member: Member;
  readonly devices: readonly Device[];
  /** The warnings that the animateur saw and passed; null: nobody was asked yet. */
  readonly passed: { readonly warnings: readonly LendWarning[]; readonly reason: PassReason } | null;
}

/**
 * On-site loans, tied to the visit. What must be said first waits for CONTINUER (UX D-R8); a device still out to somebody else is
 * returned first, both are said (UX D-R7).
 */
export function lendDevices(call: Call, { member, devices, passed }: LendingAsked): DeskOutcome {
  const settings = readSettings(call.db);
  const warnings = warningsToPass(call, member);
  const { windowId } = call.caller;
  if (warnings.some((warning) => passed?.warnings.includes(warning) !== true)) {
    const question = { kind: 'lend', memberId: member.id, deviceIds: devices.map((device) => device.id), warnings } as const;
    const until = call.now + (warnings.includes('framework-missing') ? SIGNING_MS : QUESTION_MS);
    askQuestion(call.db, windowId, { question, until });
    return { kind: 'lend-warned', person: personRef(member), devices: devices.map(deviceRef), warnings, until: instantOf(until) };
  }
  dropQuestion(call.db, windowId);
  const lent = devices.map((device) => lendOne(call, { member, device, settings }));
  const [last] = lent.slice(-1);
  if (last === undefined) throw new Error('a loan without a device');
  if (passed !== null && warnings.length > 0) {
    const staffId = openSeat(call)?.staffId ?? null;
    for (const { loan } of lent) for (const warning of warnings) keepPass(call.db, loan.id, { warning, reason: passed.reason, at: call.now, staffId });
    appendAudit(call, { method: 'loans.goOn', object: `loan:${last.loan.id} ${warnings.join(',')} ${passed.reason}` });
  }
  focusOn(call.db, windowId, { loanId: last.loan.id, until: call.now + FOCUS_MS });
  const from = lent.map((one) => one.from).find((one) => one !== undefined);
  return {
    kind: 'lent',
    loanId: last.loan.id,
    person: personRef(member),
    device: deviceRef(last.device),
    others: lent.slice(0, -1).map((one) => deviceRef(one.device)),
    dueAt: instantOf(last.loan.dueAt),
    returnedFrom: from === undefined ? null : personRef(from),
    warnings,
  };
}

interface Lent {
  readonly loan: Loan;
  readonly device: Device;
  readonly from: Member | undefined;
}

function lendOne(call: Call, { member, device, settings }: { member: Member; device: Device; settings: Settings }): Lent {
  const { visit } = ensurePresent(call, member, settings);
  const previous = openLoanOfDevice(call.db, device.id);
  const returned = previous === undefined ? undefined : recordLoanChange(call, previous, { returnedAt: Math.max(call.now, previous.lentAt) });
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
  return { loan, device, from: returned === undefined ? undefined : findMember(call.db, returned.memberId) };
}
