import type { DeskOutcome } from '../../contract/outcomes.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { changeDeviceState, noteEvent } from '../devices/change-state.ts';
import { findDevice, setDeviceSite } from '../devices/device-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { accessoriesOfLoan } from './accessory-store.ts';
import { deviceRef, personRef } from './lend-device.ts';
import type { Loan } from './loan-store.ts';
import { FOCUS_MS, focusOn } from './question-store.ts';
import { recordLoanChange } from './record-loan.ts';

/** Takes a device back, whoever brings it and wherever it was thought to be (UX D-R7); it may be looked over afterwards. */
export function returnLoan(call: Call, loan: Loan): DeskOutcome {
  if (loan.returnedAt !== null || loan.cancelledAt !== null) return { kind: 'nothing-changed', why: 'already-returned' };
  const member = findMember(call.db, loan.memberId);
  const device = findDevice(call.db, loan.deviceId);
  if (member === undefined || device === undefined) throw new Error('a loan without its person or device');
  recordLoanChange(call, loan, { returnedAt: Math.max(call.now, loan.lentAt) });
  noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${device.name}`, subject: { kind: 'return', loanId: loan.id } });
  if (device.state === 'lost') changeDeviceState(call, device, { state: 'available', reason: '' });
  if (device.atSite !== null) {
    setDeviceSite(call.db, device.id, null);
    noteEvent(call, device, { kind: 'taken-in', detail: device.atSite });
  }
  focusOn(call.db, call.caller.windowId, { loanId: loan.id, until: call.now + FOCUS_MS });
  const lateMinutes = Math.max(0, Math.floor((call.now - loan.dueAt) / 60_000));
  const missing = accessoriesOfLoan(call.db, loan.id).flatMap((one) => (one.state === 'missing' ? [one.accessory] : []));
  return { kind: 'returned', loanId: loan.id, person: personRef(member), device: deviceRef(device), lateMinutes, missing };
}
