import type { DeviceId } from '../../domain/brand.ts';
import type { DeviceKind, DeviceState } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

export interface Device {
  readonly id: DeviceId;
  readonly name: string;
  readonly label: string;
  readonly kind: DeviceKind;
  readonly state: DeviceState;
}
const columns = 'id, name, label, kind, state';

export const allDevices = (db: Readable): Device[] => all<Device>(db, `SELECT ${columns} FROM devices ORDER BY kind, name`);
export const deviceByLabel = (db: Readable, label: string): Device | undefined => one<Device>(db, `SELECT ${columns} FROM devices WHERE label = ?`, label);
export const findDevice = (db: Readable, id: number): Device | undefined => one<Device>(db, `SELECT ${columns} FROM devices WHERE id = ?`, id);
export const anyDeviceAvailable = (db: Readable): boolean => one(db, "SELECT 1 FROM devices WHERE state = 'available' LIMIT 1") !== undefined;
export function insertDevice(db: Readable, given: Omit<Device, 'id' | 'state'>): DeviceId {
  return run(db, 'INSERT INTO devices (name, label, kind) VALUES (?, ?, ?)', given.name, given.label, given.kind).id as DeviceId; // made by SQLite
}
