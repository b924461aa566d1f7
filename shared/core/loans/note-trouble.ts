import type { DeskOutcome } from '../../contract/outcomes.ts';
import type { Accessory } from '../../domain/accessories.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { changeDeviceState, noteEvent } from '../devices/change-state.ts';
import { type Device, findDevice } from '../devices/device-store.ts';
import { deviceWords } from '../devices/device-words.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { accessoriesOfLoan, setAccessory } from './accessory-store.ts';
import { conditionOf, keepCondition } from './condition-store.ts';
import { deviceRef } from './lend-device.ts';
import { findLoan, type Loan } from './loan-store.ts';
import { tellingIncident } from './record-loan.ts';
import { focusAt } from './question-store.ts';

/** The loan or return that this window's command cards speak of. */
export function loanInFocus(call: Call): Loan | undefined {
  const id = focusAt(call.db, call.caller.windowId, call.now);
  return id === undefined ? undefined : findLoan(call.db, id);
}

/** CHARGEUR MANQUANT: after a loan it was not given, after a return it did not come back. */
export function noteMissing(call: Call, loan: Loan, accessory: Accessory): DeskOutcome {
  const device = deviceOf(call, loan);
  const before = accessoriesOfLoan(call.db, loan.id).find((one) => one.accessory === accessory)?.state ?? null;
  const state = loan.returnedAt === null ? null : 'missing';
  tellingIncident(call, loan, () => setAccessory(call.db, loan.id, { accessory, state }));
  if (state === 'missing') noteEvent(call, device, { kind: 'accessory-missing', detail: accessory });
  noteAct(call.db, { at: call.now, about: device.name, subject: { kind: 'accessory', loanId: loan.id, accessory, before } });
  return { kind: 'accessory-missing', device: deviceRef(device), accessory, given: state === 'missing' };
}

/** ÉTAT ABÎMÉ: the device is set aside for repair until somebody looked at it; a return says so too. */
export function noteDamaged(call: Call, device: Device, loan: Loan | undefined): DeskOutcome {
  if (loan !== undefined && loan.returnedAt !== null) {
    const none = { accountsOut: false, filesWiped: false, onCharge: false, byOther: false, note: '' };
    const before = conditionOf(call.db, loan.id) ?? none;
    const seen = { ...before, damaged: true, at: call.now, staffId: openSeat(call)?.staffId ?? null };
    tellingIncident(call, loan, () => keepCondition(call.db, loan.id, seen));
  }
  noteAct(call.db, { at: call.now, about: device.name, subject: { kind: 'device-state', deviceId: device.id, before: device.state } });
  changeDeviceState(call, device, { state: 'repair', reason: deviceWords.damaged });
  return { kind: 'device-state', device: deviceRef(device), state: 'repair' };
}

export function deviceOf(call: Call, loan: Loan): Device {
  const device = findDevice(call.db, loan.deviceId);
  if (device === undefined) throw new Error('a loan without its device');
  return device;
}
