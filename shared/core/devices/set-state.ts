import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { endsItsLoan } from '../../domain/loan-ends.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { accessoriesOfLoan, setAccessory } from '../loans/accessory-store.ts';
import { type Loan, openLoanOfDevice } from '../loans/loan-store.ts';
import { recordLoanChange } from '../loans/record-loan.ts';
import { changeDeviceState, noteEvent } from './change-state.ts';
import type { Device } from './device-store.ts';

/** Another state by hand. A device that is lent out of service does not stay lent for ever: its loan ends, or is kept on purpose. */
export function setState(call: Call, device: Device, asked: MethodInput<'devices.setState'>): DeskOutcome {
  const { state } = asked;
  if (device.state !== state) {
    const loan = openLoanOfDevice(call.db, device.id);
    const closed = loan !== undefined && endsItsLoan(state, asked.loan ?? 'close') ? closeLoan(call, loan, state === 'lost') : null;
    const subject = { kind: 'device-state', deviceId: device.id, before: device.state, closedLoanId: closed } as const;
    noteAct(call.db, { at: call.now, about: device.name, subject });
    changeDeviceState(call, device, asked);
    if (closed !== null) noteEvent(call, device, { kind: 'loan-closed', detail: state, reason: asked.reason });
  }
  return { kind: 'device-state', device: { deviceId: device.id, label: device.label, name: device.name }, state };
}

/** Ends now; what went with a lost device is missing too. Answers which loan it was. */
function closeLoan(call: Call, loan: Loan, lost: boolean): number {
  recordLoanChange(call, loan, { returnedAt: Math.max(call.now, loan.lentAt) });
  if (lost) for (const { accessory } of accessoriesOfLoan(call.db, loan.id)) setAccessory(call.db, loan.id, { accessory, state: 'missing' });
  return loan.id;
}
