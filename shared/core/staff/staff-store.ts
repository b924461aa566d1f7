import type { StaffId } from '../../domain/brand.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

export interface StaffUser {
  readonly id: StaffId;
  readonly name: string;
  readonly verifier: string;
  readonly failures: number;
  readonly failuresToday: number;
  readonly failureDay: string | null;
  readonly blockedUntil: number | null;
}
const columns = 'id, name, verifier, failures, failures_today AS failuresToday, failure_day AS failureDay, blocked_until AS blockedUntil';

export const allStaff = (db: Readable): StaffUser[] => all<StaffUser>(db, `SELECT ${columns} FROM staff ORDER BY name`);
export const findStaff = (db: Readable, id: number): StaffUser | undefined => one<StaffUser>(db, `SELECT ${columns} FROM staff WHERE id = ?`, id);
export function insertStaff(db: Readable, given: { name: string; verifier: string; at: number }): StaffId {
  return run(db, 'INSERT INTO staff (name, verifier, created_at) VALUES (?, ?, ?)', given.name, given.verifier, given.at).id as StaffId; // made by SQLite
}
export function setFailures(
  db: Readable,
  id: StaffId,
  given: { failures: number; failuresToday: number; day: string | null; blockedUntil: number | null },
): void {
  runOne(
    db,
    'UPDATE staff SET failures = ?, failures_today = ?, failure_day = ?, blocked_until = ? WHERE id = ?',
    given.failures,
    given.failuresToday,
    given.day,
    given.blockedUntil,
    id,
  );
}
/** Another passphrase for this person; earlier failures do not count against it. */
export function replaceVerifier(db: Readable, id: StaffId, verifier: string): void {
  runOne(db, 'UPDATE staff SET verifier = ?, failures = 0, failures_today = 0, failure_day = NULL, blocked_until = NULL WHERE id = ?', verifier, id);
}
