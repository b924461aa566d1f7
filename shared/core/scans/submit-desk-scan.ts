import type { ScanInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { assertNever } from '../../domain/brand.ts';
import { type DeskDecision, decideDeskScan, PENDING_MS, type ScannedThing } from '../../domain/decide-desk-scan.ts';
import { raiseAlert } from '../alerts/alert-store.ts';
import type { Call } from '../core.ts';
import { deviceByLabel, findDevice } from '../devices/device-store.ts';
import { lendDevice, returnLoan } from '../loans/lend-device.ts';
import { openLoanOfDevice } from '../loans/loan-store.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { readSettings, type Settings } from '../settings/settings-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { ensurePresent } from '../visits/desk-arrival.ts';
import { endSession, seatMember, sitterOf } from '../workstations/seat-member.ts';
import { findWorkstation, runningSessionAt, workstationByLabel } from '../workstations/workstation-store.ts';
import { applyCommand } from './apply-command.ts';
import { isRefusedTag, type ReadCode, readCode } from './card-of-frame.ts';
import { dropPending, keepPending, type Pending, pendingAt } from './pending-store.ts';
import { pendingView } from './pending-view.ts';
import { isRepeated } from './is-repeated.ts';
import { bytesOfUuid, fingerprintOf, keepScan, keptOutcome } from './scan-store.ts';

/** One scan at the desk; the same `scanId` again gives the same answer. */
export function submitDeskScan(call: Call, input: ScanInput): DeskOutcome {
  const scanId = bytesOfUuid(input.scanId);
  const before = keptOutcome(call.db, scanId, 'desk');
  if (before !== undefined) return JSON.parse(before) as DeskOutcome; // written by keepScan below
  const fingerprint = fingerprintOf(call.core.ports.secrets, input.frame);
  const code = readCode(call, input.frame, input.source);
  const again = isRepeated(call, { role: 'desk', fingerprint });
  const outcome = again ? ({ kind: 'duplicate' } as const) : outcomeOf(call, code);
  const outcomeKind = isRefusedTag(code) ? code.kind : outcome.kind;
  keepScan(call.db, { scanId, role: 'desk', source: input.source, at: call.now, fingerprint, outcomeKind, outcome });
  const seat = openSeat(call);
  if (seat !== null) seat.lastActiveAt = call.now;
  call.changed('board', 'workstations', 'loans', 'devices', 'members');
  return outcome;
}

function outcomeOf(call: Call, code: ReadCode): DeskOutcome {
  const locked = openSeat(call) === null;
  switch (code.kind) {
    case 'not-ours':
    case 'wrong-tag':
    case 'source-locked':
      return { kind: 'not-ours' };
    case 'pass-refused':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'pass-refused', why: code.why };
    case 'pass-again':
      return { kind: 'pass-refused', why: 'used' };
    case 'replaced':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'replaced-card' };
    case 'unknown':
      raiseAlert(call.db, { kind: 'unknown-card', at: call.now, about: code.shortNumber });
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'unknown-card' };
    case 'workshop':
      return locked ? { kind: 'locked', done: 'nothing' } : { kind: 'not-managed', asked: 'workshop' };
    case 'command':
      return locked ? { kind: 'locked', done: 'nothing' } : applyCommand(call, code.command, pendingAt(call.db, call.caller.windowId, call.now));
    case 'device':
    case 'workstation':
    case 'member': {
      const scanned = thingOf(call, code);
      if (locked) return whileLocked(call, scanned);
      if (scanned === null) return code.kind === 'member' ? { kind: 'unknown-card' } : { kind: 'unknown-label', scanned: code.kind, label: code.label };
      const pending = pendingAt(call.db, call.caller.windowId, call.now);
      return apply(call, scanned, decideDeskScan(scanned, pending === null ? null : thingOfPending(call, pending)));
    }
    default:
      return assertNever(code);
  }
}

type OurCode = Extract<ReadCode, { readonly kind: 'member' | 'device' | 'workstation' }>;

function thingOf(call: Call, code: OurCode): ScannedThing | null {
  if (code.kind === 'member') return { kind: 'person', memberId: code.member.id };
  if (code.kind === 'device') {
    const device = deviceByLabel(call.db, code.label);
    return device === undefined ? null : deviceThing(call, device.id);
  }
  const workstation = workstationByLabel(call.db, code.label);
  return workstation === undefined ? null : workstationThing(call, workstation.id);
}

function thingOfPending(call: Call, pending: Pending): ScannedThing | null {
  if (pending.half === 'person') return { kind: 'person', memberId: pending.subjectId };
  return pending.half === 'device' ? deviceThing(call, pending.subjectId) : workstationThing(call, pending.subjectId);
}

function deviceThing(call: Call, id: number): ScannedThing | null {
  const device = findDevice(call.db, id);
  if (device === undefined) return null;
  return { kind: 'device', deviceId: device.id, state: device.state, lentTo: openLoanOfDevice(call.db, device.id)?.memberId ?? null };
}

function workstationThing(call: Call, id: number): ScannedThing | null {
  const workstation = findWorkstation(call.db, id);
  if (workstation === undefined) return null;
  const session = runningSessionAt(call.db, workstation.id);
  const usedBy = session === undefined ? null : (sitterOf(call, session)?.id ?? 'unnamed');
  return { kind: 'workstation', workstationId: workstation.id, state: workstation.state, usedBy };
}

/** A locked desk still notes arrivals and returns, and names nobody (UX D17). */
function whileLocked(call: Call, scanned: ScannedThing | null): DeskOutcome {
  if (scanned?.kind === 'person') {
    ensurePresent(call, memberOf(call, scanned.memberId), readSettings(call.db));
    return { kind: 'locked', done: 'arrival' };
  }
  const loan = scanned?.kind === 'device' && scanned.lentTo !== null ? openLoanOfDevice(call.db, deviceOf(call, scanned.deviceId).id) : undefined;
  if (loan === undefined) return { kind: 'locked', done: 'nothing' };
  returnLoan(call, loan);
  return { kind: 'locked', done: 'return' };
}

function apply(call: Call, scanned: ScannedThing, decision: DeskDecision): DeskOutcome {
  if (decision.kind === 'select') return select(call, scanned, readSettings(call.db));
  dropPending(call.db, call.caller.windowId);
  switch (decision.kind) {
    case 'lend':
      return lendDevice(call, { member: memberOf(call, decision.memberId), device: deviceOf(call, decision.deviceId), settings: readSettings(call.db) });
    case 'return': {
      const loan = openLoanOfDevice(call.db, deviceOf(call, decision.deviceId).id);
      if (loan === undefined) throw new Error('the device is out and has no loan');
      return returnLoan(call, loan);
    }
    case 'start-session': {
      const settings = readSettings(call.db);
      const member = memberOf(call, decision.memberId);
      const { visit } = ensurePresent(call, member, settings);
      return seatMember(call, { member, visit, workstation: workstationOf(call, decision.workstationId), settings });
    }
    case 'end-session': {
      const session = runningSessionAt(call.db, workstationOf(call, decision.workstationId).id);
      if (session === undefined) throw new Error('the workstation is used and has no session');
      return endSession(call, session);
    }
    case 'occupied':
      return { kind: 'workstation-occupied', workstation: seatRef(call, decision.workstationId) };
    case 'out-of-order':
      return { kind: 'workstation-out-of-order', workstation: seatRef(call, decision.workstationId) };
    case 'unavailable': {
      const device = deviceOf(call, decision.deviceId);
      return { kind: 'device-unavailable', device: { deviceId: device.id, label: device.label, name: device.name }, state: decision.state };
    }
    default:
      return assertNever(decision);
  }
}

function select(call: Call, scanned: ScannedThing, settings: Settings): DeskOutcome {
  const until = call.now + PENDING_MS;
  const subjectId = scanned.kind === 'person' ? scanned.memberId : scanned.kind === 'device' ? scanned.deviceId : scanned.workstationId;
  const pending: Pending = { half: scanned.kind, subjectId, until };
  keepPending(call.db, call.caller.windowId, pending);
  const view = pendingView(call.db, pending);
  if (view === null) throw new Error('the thing just scanned is not there');
  switch (view.kind) {
    case 'person':
      return { kind: 'person-selected', person: view.person, arrived: ensurePresent(call, memberOf(call, subjectId), settings).arrived, pending: view };
    case 'device':
      return { kind: 'device-selected', device: view.device, pending: view };
    case 'workstation':
      return { kind: 'workstation-selected', workstation: view.workstation, pending: view };
    default:
      return assertNever(view);
  }
}

function memberOf(call: Call, id: number): Member {
  const member = findMember(call.db, id);
  if (member === undefined) throw new Error('the person of this scan is not there');
  return member;
}
function deviceOf(call: Call, id: number) {
  const device = findDevice(call.db, id);
  if (device === undefined) throw new Error('the device of this scan is not there');
  return device;
}
function workstationOf(call: Call, id: number) {
  const workstation = findWorkstation(call.db, id);
  if (workstation === undefined) throw new Error('the workstation of this scan is not there');
  return workstation;
}
const seatRef = (call: Call, id: number) => ({ workstationId: workstationOf(call, id).id, name: workstationOf(call, id).name });
