import type { ScannedThing } from '../../domain/decide-desk-scan.ts';
import type { Call } from '../core.ts';
import { type Device, deviceByLabel, findDevice } from '../devices/device-store.ts';
import { openLoanOfDevice } from '../loans/loan-store.ts';
import { findMember, type Member } from '../members/member-store.ts';
import { sitterOf } from '../workstations/seat-member.ts';
import { findWorkstation, runningSessionAt, type Workstation, workstationByLabel } from '../workstations/workstation-store.ts';
import type { ReadCode } from './card-of-frame.ts';
import type { Pending } from './pending-store.ts';

export type OurCode = Extract<ReadCode, { readonly kind: 'member' | 'device' | 'workstation' }>;

/** What a code of ours stands for; null: a label that is not known here. */
export function thingOf(call: Call, code: OurCode): ScannedThing | null {
  if (code.kind === 'member') return { kind: 'person', memberId: code.member.id };
  if (code.kind === 'device') {
    const device = deviceByLabel(call.db, code.label);
    return device === undefined ? null : deviceThing(call, device.id);
  }
  const workstation = workstationByLabel(call.db, code.label);
  return workstation === undefined ? null : workstationThing(call, workstation.id);
}

/** The pending half as it is now: a colleague may have acted on it meanwhile. */
export function thingOfPending(call: Call, pending: Pending): ScannedThing | null {
  if (pending.half === 'person') return { kind: 'person', memberId: pending.subjectId };
  return pending.half === 'device' ? deviceThing(call, pending.subjectId, pending.also) : workstationThing(call, pending.subjectId);
}

function deviceThing(call: Call, id: number, also: readonly number[] = []): ScannedThing | null {
  const device = findDevice(call.db, id);
  if (device === undefined) return null;
  const { state } = device;
  const lentTo = openLoanOfDevice(call.db, device.id)?.memberId ?? null;
  return { kind: 'device', deviceId: device.id, state, lentTo, elsewhere: device.atSite !== null, before: also.filter((one) => isFree(call, one)) };
}

/** A device chosen a moment ago may have gone out at another desk since. */
function isFree(call: Call, id: number): boolean {
  const device = findDevice(call.db, id);
  return device?.state === 'available' && device.atSite === null && openLoanOfDevice(call.db, device.id) === undefined;
}

function workstationThing(call: Call, id: number): ScannedThing | null {
  const workstation = findWorkstation(call.db, id);
  if (workstation === undefined) return null;
  const session = runningSessionAt(call.db, workstation.id);
  const usedBy = session === undefined ? null : (sitterOf(call, session)?.id ?? 'unnamed');
  return { kind: 'workstation', workstationId: workstation.id, state: workstation.state, usedBy };
}

export function memberOf(call: Call, id: number): Member {
  const member = findMember(call.db, id);
  if (member === undefined) throw new Error('the person of this scan is not there');
  return member;
}
export function deviceOf(call: Call, id: number): Device {
  const device = findDevice(call.db, id);
  if (device === undefined) throw new Error('the device of this scan is not there');
  return device;
}
export function workstationOf(call: Call, id: number): Workstation {
  const workstation = findWorkstation(call.db, id);
  if (workstation === undefined) throw new Error('the workstation of this scan is not there');
  return workstation;
}
