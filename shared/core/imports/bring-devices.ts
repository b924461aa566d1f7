import type { MethodInput } from '../../contract/methods.ts';
import type { DeskOutcome } from '../../contract/outcomes.ts';
import { ProblemError } from '../../contract/problems.ts';
import { type Accessory, usualAccessories } from '../../domain/accessories.ts';
import type { BusinessDay } from '../../domain/brand.ts';
import { newLabel } from '../cards/new-label.ts';
import type { Call } from '../core.ts';
import { changeDeviceState, noteEvent } from '../devices/change-state.ts';
import { accessoriesOf, describeDevice, type Device, deviceByLabel, findDevice, insertDevice, setAccessoriesOf } from '../devices/device-store.ts';
import { deviceWords } from '../devices/device-words.ts';
import { finishImport } from './finish-import.ts';

type Line = MethodInput<'imports.devices'>['lines'][number]['device'];
/** What a device was before an import changed it. */
export type DeviceBefore = Omit<Device, 'label' | 'atSite'> & { readonly accessories: readonly Accessory[] };

/** Devices of a spreadsheet: new ones, and known ones that become what their line says. In the caller's transaction, all or nothing. */
export function bringDevices(call: Call, { headings, mapping, lines }: MethodInput<'imports.devices'>): DeskOutcome {
  const made: number[] = [];
  const before: DeviceBefore[] = [];
  for (const { device, changes } of lines) {
    if (changes === null) made.push(makeDevice(call, device));
    else changeDevice(call, device, changes, before);
  }
  return finishImport(call, 'devices', { headings, mapping, made, before });
}

/** A label printed before stays that device's; one that another device has is refused: the page saw an older inventory. */
function makeDevice(call: Call, line: Line): number {
  const label = line.label ?? newLabel(call.core.ports.random, 'device');
  if (deviceByLabel(call.db, label) !== undefined) throw new ProblemError('stale');
  const { name, kind, model = '', serial = '', valueCents = null } = line;
  const described = { name, kind, model, serial, valueCents, purchasedOn: dayOf(line) };
  const id = insertDevice(call.db, { ...described, label, accessories: line.accessories ?? usualAccessories(kind) });
  noteEvent(call, { id }, { kind: 'imported' });
  if (line.state !== null) setState(call, id, line.state);
  return id;
}

function changeDevice(call: Call, line: Line, deviceId: number, before: DeviceBefore[]): void {
  const device = findDevice(call.db, deviceId);
  if (device === undefined) throw new ProblemError('stale');
  const had = accessoriesOf(call.db, device.id);
  const { label: _label, atSite: _site, ...was } = device;
  const now = {
    name: line.name,
    kind: line.kind,
    model: line.model === undefined || line.model === '' ? device.model : line.model,
    serial: line.serial === undefined || line.serial === '' ? device.serial : line.serial,
    valueCents: line.valueCents ?? device.valueCents,
    purchasedOn: dayOf(line) ?? device.purchasedOn,
  };
  const accessories = line.accessories ?? had;
  const state = line.state ?? device.state;
  if (JSON.stringify([{ ...was, ...now, state }, accessories.toSorted()]) === JSON.stringify([was, had])) return;
  before.push({ ...was, accessories: had });
  describeDevice(call.db, device.id, now);
  setAccessoriesOf(call.db, device.id, accessories);
  noteEvent(call, device, { kind: 'imported' });
  if (state !== device.state) setState(call, device.id, state);
}

function setState(call: Call, id: number, state: Device['state']): void {
  const device = findDevice(call.db, id);
  if (device === undefined) throw new Error('the device just written is not there');
  changeDeviceState(call, device, { state, reason: state === 'available' ? '' : deviceWords.imported });
}

const dayOf = (line: Line): BusinessDay | null => (line.purchasedOn ?? null) as BusinessDay | null; // parsed by the method's schema
