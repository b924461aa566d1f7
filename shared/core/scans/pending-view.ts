import type { PendingHalf } from '../../contract/outcomes.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Readable } from '../../db/open-store.ts';
import { type Device, findDevice } from '../devices/device-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { findWorkstation } from '../workstations/workstation-store.ts';
import type { Pending } from './pending-store.ts';

const refOf = (device: Device) => ({ deviceId: device.id, label: device.label, name: device.name });

/** As the desk shows it; null when its subject is gone. */
export function pendingView(db: Readable, pending: Pending): PendingHalf | null {
  const until = instantOf(pending.until);
  if (pending.half === 'person') {
    const member = findMember(db, pending.subjectId);
    return member === undefined ? null : { kind: 'person', person: { memberId: member.id, name: shortName(member) }, until };
  }
  if (pending.half === 'device') {
    const device = findDevice(db, pending.subjectId);
    return device === undefined
      ? null
      : { kind: 'device', device: refOf(device), also: pending.also.flatMap((id) => findDevice(db, id) ?? []).map(refOf), until };
  }
  const workstation = findWorkstation(db, pending.subjectId);
  return workstation === undefined ? null : { kind: 'workstation', workstation: { workstationId: workstation.id, name: workstation.name }, until };
}
