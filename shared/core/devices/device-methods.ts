import type { MethodInput } from '../../contract/methods.ts';
import { ProblemError } from '../../contract/problems.ts';
import { usualAccessories } from '../../domain/accessories.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { instantOf } from '../../domain/calendar.ts';
import { newLabel } from '../cards/new-label.ts';
import type { Call, Handlers } from '../core.ts';
import { allSites, siteHere } from '../sites/site-store.ts';
import { noteEvent } from './change-state.ts';
import { changeRepair, repairsOf } from './device-event-store.ts';
import {
  describeDevice,
  type Device,
  type DeviceDescription,
  findDevice,
  insertDevice,
  relabelDevice,
  setAccessoriesOf,
  setDeviceSite,
} from './device-store.ts';
import { deviceLines, deviceSheet } from './device-views.ts';
import { foreignDevices, sendForeign } from './foreign-store.ts';
import { dropPhoto, keepPhoto, looksLike } from './photo-store.ts';
import { setState } from './set-state.ts';

type Methods =
  | 'devices.list'
  | 'devices.get'
  | 'devices.add'
  | 'devices.update'
  | 'devices.setState'
  | 'devices.move'
  | 'devices.photo'
  | 'devices.relabel'
  | 'devices.repair'
  | 'devices.foreign'
  | 'devices.sendForeign';

export const deviceMethods: Handlers<Methods> = {
  'devices.list': deviceLines,
  'devices.get': (call, { deviceId }) => deviceSheet(call, known(call, deviceId)),
  'devices.add': (call, input) => {
    const label = newLabel(call.core.ports.random, 'device');
    const plain = { model: '', serial: '', valueCents: null, purchasedOn: null };
    const deviceId = insertDevice(call.db, { ...described(input, plain), label, accessories: input.accessories ?? usualAccessories(input.kind) });
    noteEvent(call, { id: deviceId }, { kind: 'added' });
    call.changed('devices', 'site');
    return { deviceId, label };
  },
  'devices.update': (call, input) => {
    const device = changing(call, input.deviceId);
    describeDevice(call.db, device.id, described(input, device));
    if (input.accessories !== undefined) setAccessoriesOf(call.db, device.id, input.accessories);
    noteEvent(call, device, { kind: 'described', reason: input.reason });
    return null;
  },
  'devices.setState': (call, input) => setState(call, changing(call, input.deviceId), input),
  'devices.move': (call, { deviceId, site, reason }) => {
    const device = changing(call, deviceId);
    const target = site === siteHere(call.db)?.code ? null : site;
    if (target !== null && !allSites(call.db).some((one) => one.code === target)) throw new ProblemError('not-found');
    setDeviceSite(call.db, device.id, target);
    noteEvent(call, device, target === null ? { kind: 'taken-in', detail: device.atSite ?? '', reason } : { kind: 'moved', detail: target, reason });
    return null;
  },
  'devices.photo': (call, { deviceId, photo }) => {
    const device = changing(call, deviceId);
    const bytes = Buffer.from(photo?.base64 ?? '', 'base64');
    if (photo !== null && !looksLike(photo.type, bytes)) throw new ProblemError('invalid-input', { fields: 'photo' });
    if (photo === null) dropPhoto(call.db, device.id);
    else keepPhoto(call.db, device.id, { type: photo.type, bytes, at: call.now });
    noteEvent(call, device, { kind: 'photo' });
    return null;
  },
  'devices.relabel': (call, { deviceId }) => {
    const device = changing(call, deviceId);
    const label = newLabel(call.core.ports.random, 'device');
    relabelDevice(call.db, device.id, label);
    noteEvent(call, device, { kind: 'relabelled', detail: device.label });
    return { label };
  },
  'devices.repair': (call, { deviceId, repairId, what, costCents }) => {
    const device = changing(call, deviceId);
    const repair = repairsOf(call.db, device.id).find((one) => one.id === repairId);
    if (repair === undefined) throw new ProblemError('not-found');
    changeRepair(call.db, repair.id, { closedOn: repair.closedOn, costCents, what });
    return null;
  },
  'devices.foreign': (call) => foreignDevices(call.db).map(({ id, label, receivedAt }) => ({ foreignId: id, label, receivedAt: instantOf(receivedAt) })),
  'devices.sendForeign': (call, { foreignId }) => {
    if (!foreignDevices(call.db).some((one) => one.id === foreignId)) throw new ProblemError('stale');
    sendForeign(call.db, foreignId, call.now);
    call.changed('devices');
    return null;
  },
};

function known(call: Call, deviceId: number): Device {
  const device = findDevice(call.db, deviceId);
  if (device === undefined) throw new ProblemError('not-found');
  return device;
}
function changing(call: Call, deviceId: number): Device {
  call.changed('devices', 'loans', 'site');
  return known(call, deviceId);
}

/** What was given, and for the rest what was there. */
function described(input: MethodInput<'devices.add'>, before: Omit<DeviceDescription, 'name' | 'kind'>): DeviceDescription {
  return {
    name: input.name,
    kind: input.kind,
    model: input.model ?? before.model,
    serial: input.serial ?? before.serial,
    valueCents: input.valueCents === undefined ? before.valueCents : input.valueCents,
    purchasedOn: input.purchasedOn === undefined ? before.purchasedOn : (input.purchasedOn as BusinessDay | null), // parsed by the method's schema
  };
}
