import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { accessories } from '../../domain/accessories.ts';
import { instantOf } from '../../domain/calendar.ts';
import { noteAct } from '../acts/act-store.ts';
import type { Call } from '../core.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { noteEvent } from '../devices/change-state.ts';
import type { Device } from '../devices/device-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { accessoriesOfLoan, setAccessory } from './accessory-store.ts';
import { keepCondition } from './condition-store.ts';
import { deviceRef, personRef } from './lend-device.ts';
import { findLoan, type Loan } from './loan-store.ts';
import { deviceOf, noteDamaged } from './note-trouble.ts';
import { recordLoanChange, tellingIncident } from './record-loan.ts';

/** A loan is prolonged by two years at most: later is a typing error. */
const LONGEST_MS = 2 * 366 * 86_400_000;

/** Another due moment, other accessories; nothing else of a loan changes. */
export function changeLoan(call: Call, input: MethodInput<'loans.change'>): DeskOutcome {
  const loan = openLoan(call, input.loanId);
  if (loan === null) return { kind: 'nothing-changed', why: 'already-returned' };
  const dueAt = soundDue(call, loan, input.dueAt);
  const member = findMember(call.db, loan.memberId);
  const device = deviceOf(call, loan);
  if (member === undefined) throw new Error('a loan without its person');
  giveExactly(call, loan, input.accessories);
  if (dueAt !== loan.dueAt) {
    recordLoanChange(call, loan, { dueAt });
    const subject = { kind: 'loan-change', loanId: loan.id, dueAt: loan.dueAt, place: loan.place } as const;
    noteAct(call.db, { at: call.now, about: `${shortName(member)} · ${device.name}`, subject });
  }
  return { kind: 'loan-changed', loanId: loan.id, person: personRef(member), device: deviceRef(device), dueAt: instantOf(dueAt) };
}

/** The due moment as epoch ms; one before the loan or years away is a typing error. */
export function soundDue(call: Call, loan: Loan, dueAt: string): number {
  const at = Date.parse(dueAt);
  if (at < loan.lentAt || at > call.now + LONGEST_MS) throw new ProblemError('invalid-input', { fields: 'dueAt' });
  return at;
}

/** What the borrower takes with the device, as ticked. */
export function giveExactly(call: Call, loan: Loan, ticked: MethodInput<'loans.change'>['accessories']): void {
  const had = accessoriesOfLoan(call.db, loan.id).map((one) => one.accessory);
  for (const accessory of accessories) {
    if (ticked.includes(accessory) && !had.includes(accessory)) setAccessory(call.db, loan.id, { accessory, state: 'with' });
    if (!ticked.includes(accessory) && had.includes(accessory)) setAccessory(call.db, loan.id, { accessory, state: null });
  }
}

/** The open loan of this id; null when it came back meanwhile, at another desk perhaps. */
export function openLoan(call: Call, id: number): Loan | null {
  const loan = findLoan(call.db, id);
  if (loan === undefined || loan.cancelledAt !== null) throw new ProblemError('not-found');
  return loan.returnedAt === null ? loan : null;
}

/** What was seen when the device came back; a damaged one is set aside for repair, what is missing is said. */
export function checkReturn(call: Call, input: MethodInput<'loans.check'>): DeskOutcome {
  const loan = findLoan(call.db, input.loanId);
  if (loan === undefined || loan.cancelledAt !== null || loan.returnedAt === null) throw new ProblemError('not-found');
  const device = deviceOf(call, loan);
  tellingIncident(call, loan, () => noteChecked(call, { input, loan, device }));
  if (input.damaged && device.state === 'available') return noteDamaged(call, device, loan);
  return { kind: 'condition-noted', device: deviceRef(device) };
}

function noteChecked(call: Call, { input, loan, device }: { readonly input: MethodInput<'loans.check'>; readonly loan: Loan; readonly device: Device }): void {
  for (const { accessory, state } of accessoriesOfLoan(call.db, loan.id)) {
    const now = input.missing.includes(accessory) ? 'missing' : 'back';
    if (now === state) continue;
    setAccessory(call.db, loan.id, { accessory, state: now });
    if (now === 'missing') noteEvent(call, device, { kind: 'accessory-missing', detail: accessory });
  }
  const { accountsOut, filesWiped, onCharge, damaged, byOther, note } = input;
  keepCondition(call.db, loan.id, { accountsOut, filesWiped, onCharge, damaged, byOther, note, at: call.now, staffId: openSeat(call)?.staffId ?? null });
}
