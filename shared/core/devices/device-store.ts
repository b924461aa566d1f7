import type { Accessory } from '../../domain/accessories.ts';
import type { BusinessDay, DeviceId } from '../../domain/brand.ts';
import type { DeviceKind, DeviceState } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** A lendable device. `atSite`: the other antenne that has it now, null: this one. Money in cents. */
export interface Device {
  readonly id: DeviceId;
  readonly name: string;
  readonly label: string;
  readonly kind: DeviceKind;
  readonly state: DeviceState;
  readonly model: string;
  readonly serial: string;
  readonly valueCents: number | null;
  readonly purchasedOn: BusinessDay | null;
  readonly atSite: string | null;
}
const columns = 'id, name, label, kind, state, model, serial, value_cents AS valueCents, purchased_on AS purchasedOn, at_site AS atSite';

export const allDevices = (db: Readable): Device[] => all<Device>(db, `SELECT ${columns} FROM devices ORDER BY kind, name`);
export const deviceByLabel = (db: Readable, label: string): Device | undefined => one<Device>(db, `SELECT ${columns} FROM devices WHERE label = ?`, label);
export const findDevice = (db: Readable, id: number): Device | undefined => one<Device>(db, `SELECT ${columns} FROM devices WHERE id = ?`, id);
export const anyDeviceAvailable = (db: Readable): boolean =>
  one(db, "SELECT 1 FROM devices WHERE state = 'available' AND at_site IS NULL LIMIT 1") !== undefined;

export type DeviceDescription = Pick<Device, 'name' | 'kind' | 'model' | 'serial' | 'valueCents' | 'purchasedOn'>;
export function insertDevice(db: Readable, given: DeviceDescription & { readonly label: string; readonly accessories: readonly Accessory[] }): DeviceId {
  const sql = 'INSERT INTO devices (name, label, kind, model, serial, value_cents, purchased_on) VALUES (?, ?, ?, ?, ?, ?, ?)';
  const id = run(db, sql, given.name, given.label, given.kind, given.model, given.serial, given.valueCents, given.purchasedOn).id as DeviceId; // made by SQLite
  setAccessoriesOf(db, id, given.accessories);
  return id;
}
export function describeDevice(db: Readable, id: DeviceId, given: DeviceDescription): void {
  const sql = 'UPDATE devices SET name = ?, kind = ?, model = ?, serial = ?, value_cents = ?, purchased_on = ? WHERE id = ?';
  runOne(db, sql, given.name, given.kind, given.model, given.serial, given.valueCents, given.purchasedOn, id);
}
export function setDeviceState(db: Readable, id: DeviceId, state: DeviceState): void {
  runOne(db, 'UPDATE devices SET state = ? WHERE id = ?', state, id);
}
export function setDeviceSite(db: Readable, id: DeviceId, atSite: string | null): void {
  runOne(db, 'UPDATE devices SET at_site = ? WHERE id = ?', atSite, id);
}
export function relabelDevice(db: Readable, id: DeviceId, label: string): void {
  runOne(db, 'UPDATE devices SET label = ? WHERE id = ?', label, id);
}
export const accessoriesOf = (db: Readable, id: DeviceId): Accessory[] =>
  all<{ accessory: Accessory }>(db, 'SELECT accessory FROM device_accessories WHERE device_id = ? ORDER BY accessory', id).map((row) => row.accessory);
export function setAccessoriesOf(db: Readable, id: DeviceId, given: readonly Accessory[]): void {
  run(db, 'DELETE FROM device_accessories WHERE device_id = ?', id);
  for (const accessory of new Set(given)) runOne(db, 'INSERT INTO device_accessories (device_id, accessory) VALUES (?, ?)', id, accessory);
}
