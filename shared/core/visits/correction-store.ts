import type { VisitId } from '../../domain/brand.ts';
import type { CorrectionReason, PresenceQuality, VisitPurpose } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, run } from '../../db/prepared.ts';

/** What a visit said before a correction; times epoch ms. */
export interface KeptCorrection {
  readonly at: number;
  readonly by: string | null;
  readonly reason: CorrectionReason;
  readonly arrivedAt: number;
  readonly leftAt: number | null;
  readonly purpose: VisitPurpose;
  readonly quality: PresenceQuality;
  readonly cancelledAt: number | null;
}
/** Corrections of a visit, the newest first. */
export const correctionsOf = (db: Readable, visitId: VisitId): KeptCorrection[] =>
  all<KeptCorrection>(
    db,
    `SELECT c.at, s.name AS by, c.reason, c.arrived_at AS arrivedAt, c.left_at AS leftAt, c.purpose, c.quality, c.cancelled_at AS cancelledAt
     FROM visit_corrections c LEFT JOIN staff s ON s.id = c.staff_id WHERE c.visit_id = ? ORDER BY c.id DESC`,
    visitId,
  );
/** A visit as it stands before it is corrected. */
export interface CorrectedVisit extends Pick<KeptCorrection, 'arrivedAt' | 'leftAt' | 'purpose' | 'quality' | 'cancelledAt'> {
  readonly id: VisitId;
}
export function keepCorrection(
  db: Readable,
  before: CorrectedVisit,
  given: { readonly at: number; readonly staffId: number | null; readonly reason: CorrectionReason },
): void {
  run(
    db,
    `INSERT INTO visit_corrections (visit_id, at, staff_id, reason, arrived_at, left_at, purpose, quality, cancelled_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    before.id,
    given.at,
    given.staffId,
    given.reason,
    before.arrivedAt,
    before.leftAt,
    before.purpose,
    before.quality,
    before.cancelledAt,
  );
}
