import type { PendingHalf } from '../../contract/outcomes.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run } from '../../db/prepared.ts';
import { findDevice } from '../devices/device-store.ts';
import { findMember, shortName } from '../members/member-store.ts';
import { findWorkstation } from '../workstations/workstation-store.ts';

export interface Pending {
  readonly half: 'person' | 'device' | 'workstation';
  readonly subjectId: number;
  readonly until: number;
}
/** The half that waits at this window, unless its time is over. */
export function pendingAt(db: Readable, windowId: string, now: number): Pending | null {
  const sql = 'SELECT half, subject_id AS subjectId, until FROM pending_halves WHERE window_id = ? AND until > ?';
  return one<Pending>(db, sql, windowId, now) ?? null;
}
export function keepPending(db: Readable, windowId: string, pending: Pending): void {
  run(
    db,
    `INSERT INTO pending_halves (window_id, half, subject_id, until) VALUES (?, ?, ?, ?)
     ON CONFLICT (window_id) DO UPDATE SET half = excluded.half, subject_id = excluded.subject_id, until = excluded.until`,
    windowId,
    pending.half,
    pending.subjectId,
    pending.until,
  );
}
export function dropPending(db: Readable, windowId: string): void {
  run(db, 'DELETE FROM pending_halves WHERE window_id = ?', windowId);
}
/** As the desk shows it; null when its subject is gone. */
export function pendingView(db: Readable, pending: Pending): PendingHalf | null {
  const until = instantOf(pending.until);
  if (pending.half === 'person') {
    const member = findMember(db, pending.subjectId);
    return member === undefined ? null : { kind: 'person', person: { memberId: member.id, name: shortName(member) }, until };
  }
  if (pending.half === 'device') {
    const device = findDevice(db, pending.subjectId);
    return device === undefined ? null : { kind: 'device', device: { deviceId: device.id, label: device.label, name: device.name }, until };
  }
  const workstation = findWorkstation(db, pending.subjectId);
  return workstation === undefined ? null : { kind: 'workstation', workstation: { workstationId: workstation.id, name: workstation.name }, until };
}
