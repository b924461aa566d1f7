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
    const closed = loan !== undefined && endsItsLoan(state, asked.loan ?? 'close') ? closeLoan(call, { device, loan, asked }) : null;
    const subject = { kind: 'device-state', deviceId: device.id, before: device.state, closedLoanId: closed } as const;
    noteAct(call.db, { at: call.now, about: device.name, subject });
    changeDeviceState(call, device, asked);
  }
  return { kind: 'device-state', device: { deviceId: device.id, label: device.label, name: device.name }, state };
}

/** Ends now; what went with a lost device is missing too. What is told of the loan says why it ended. Answers which loan it was. */
function closeLoan(
  call: Call,
  { device, loan, asked }: { readonly device: Device; readonly loan: Loan; readonly asked: MethodInput<'devices.setState'> },
): number {
  noteEvent(call, device, { kind: 'loan-closed', detail: asked.state, reason: asked.reason });
  if (asked.state === 'lost') for (const { accessory } of accessoriesOfLoan(call.db, loan.id)) setAccessory(call.db, loan.id, { accessory, state: 'missing' });
  recordLoanChange(call, loan, { returnedAt: Math.max(call.now, loan.lentAt) });
  return loan.id;
}
