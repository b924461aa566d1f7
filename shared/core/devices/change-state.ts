import { businessDayOf } from '../../domain/calendar.ts';
import type { DeviceState } from '../../domain/vocabulary.ts';
import type { Call } from '../core.ts';
import { readSettings } from '../settings/settings-store.ts';
import { openSeat } from '../staff/staff-seat.ts';
import { changeRepair, type DeviceEventKind, noteDeviceEvent, openRepair, openRepairOf } from './device-event-store.ts';
import { type Device, setDeviceState } from './device-store.ts';
import { deviceWords } from './device-words.ts';

/** A line of the device's history, signed by who is at the desk. */
export function noteEvent(call: Call, device: Pick<Device, 'id'>, given: { kind: DeviceEventKind; detail?: string; reason?: string }): void {
  noteDeviceEvent(call.db, device.id, { at: call.now, staffId: openSeat(call)?.staffId ?? null, ...given });
}

/** Another state, with its line in the history; a device in repair has an open repair, and no other has. */
export function changeDeviceState(call: Call, device: Device, given: { readonly state: DeviceState; readonly reason: string }): void {
  if (device.state === given.state) return;
  setDeviceState(call.db, device.id, given.state);
  noteEvent(call, device, { kind: 'state', detail: given.state, reason: given.reason });
  const repair = openRepairOf(call.db, device.id);
  const today = businessDayOf(call.now, readSettings(call.db).timeZone);
  if (given.state === 'repair' && repair === undefined)
    openRepair(call.db, device.id, { on: today, what: given.reason === '' ? deviceWords.repair : given.reason });
  if (given.state !== 'repair' && repair !== undefined)
    changeRepair(call.db, repair.id, { ...repair, closedOn: repair.openedOn > today ? repair.openedOn : today });
}
