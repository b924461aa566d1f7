import type { SessionId, WorkstationId } from '../../domain/brand.ts';
import type { SessionCorrectionReason, VisitPurpose } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, runOne } from '../../db/prepared.ts';

/** What an ended session said before a correction; times epoch ms, the beginning a quarter hour. */
export interface KeptSessionCorrection {
  readonly sessionId: SessionId;
  readonly at: number;
  readonly staffId: number | null;
  readonly reason: SessionCorrectionReason;
  readonly workstationId: WorkstationId;
  readonly quarterStartedAt: number;
  readonly minutes: number;
  readonly declaredUse: VisitPurpose | null;
}
export function keepSessionCorrection(db: Readable, given: KeptSessionCorrection): void {
  runOne(
    db,
    `INSERT INTO session_corrections (session_id, at, staff_id, reason, workstation_id, quarter_started_at, minutes, declared_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    given.sessionId,
    given.at,
    given.staffId,
    given.reason,
    given.workstationId,
    given.quarterStartedAt,
    given.minutes,
    given.declaredUse,
  );
}
/** Of a session, the newest first. */
export const sessionCorrectionsOf = (
  db: Readable,
  sessionId: SessionId,
): readonly { readonly at: number; readonly by: string | null; readonly reason: SessionCorrectionReason; readonly minutes: number }[] =>
  all(
    db,
    `SELECT c.at, s.name AS by, c.reason, c.minutes FROM session_corrections c LEFT JOIN staff s ON s.id = c.staff_id WHERE c.session_id = ? ORDER BY c.id DESC`,
    sessionId,
  );
