import type { BusinessDay, DeviceId, StaffId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** What happens to a device besides its loans. `detail`: a state, an antenne's code, an accessory; never a person. */
export const deviceEventKinds = [
  'added',
  'described',
  'state',
  'moved',
  'taken-in',
  'photo',
  'accessory-missing',
  'repaired',
  'found',
  'imported',
  'relabelled',
  'loan-closed',
] as const;
export type DeviceEventKind = (typeof deviceEventKinds)[number];

export function noteDeviceEvent(
  db: Readable,
  deviceId: DeviceId,
  given: { readonly at: number; readonly staffId: StaffId | null; readonly kind: DeviceEventKind; readonly detail?: string; readonly reason?: string },
): void {
  const sql = 'INSERT INTO device_events (device_id, at, staff_id, kind, detail, reason) VALUES (?, ?, ?, ?, ?, ?)';
  run(db, sql, deviceId, given.at, given.staffId, given.kind, given.detail ?? '', given.reason ?? '');
}
export interface DeviceEvent {
  readonly at: number;
  readonly kind: DeviceEventKind;
  readonly detail: string;
  readonly reason: string;
  readonly staff: string | null;
}
/** The newest first. */
export const eventsOfDevice = (db: Readable, id: DeviceId): DeviceEvent[] =>
  all<DeviceEvent>(
    db,
    `SELECT e.at, e.kind, e.detail, e.reason, s.name AS staff FROM device_events e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.device_id = ?
     ORDER BY e.id DESC LIMIT 100`,
    id,
  );

/** One stay at the repairer's; money in cents. */
export interface Repair {
  readonly id: number;
  readonly openedOn: BusinessDay;
  readonly closedOn: BusinessDay | null;
  readonly costCents: number | null;
  readonly what: string;
}
const repair = 'id, opened_on AS openedOn, closed_on AS closedOn, cost_cents AS costCents, what';
export const repairsOf = (db: Readable, id: DeviceId): Repair[] =>
  all<Repair>(db, `SELECT ${repair} FROM device_repairs WHERE device_id = ? ORDER BY opened_on DESC, id DESC`, id);
export const openRepairOf = (db: Readable, id: DeviceId): Repair | undefined =>
  one<Repair>(db, `SELECT ${repair} FROM device_repairs WHERE device_id = ? AND closed_on IS NULL`, id);
export function openRepair(db: Readable, id: DeviceId, given: { readonly on: BusinessDay; readonly what: string }): void {
  runOne(db, 'INSERT INTO device_repairs (device_id, opened_on, what) VALUES (?, ?, ?)', id, given.on, given.what);
}
/** Closes a repair, or writes its cost and text again. */
export function changeRepair(db: Readable, id: number, given: Omit<Repair, 'id' | 'openedOn'>): void {
  runOne(db, 'UPDATE device_repairs SET closed_on = ?, cost_cents = ?, what = ? WHERE id = ?', given.closedOn, given.costCents, given.what, id);
}
