import type { ReservationId, SessionId, VisitId, WorkstationId } from '../domain/brand.ts';
import type { Spot } from '../domain/room-plan.ts';
import type { SessionCorrectionReason, VisitPurpose, WorkstationState } from '../domain/vocabulary.ts';

export interface WorkstationTile {
  readonly workstationId: WorkstationId;
  readonly name: string;
  readonly label: string;
  readonly state: WorkstationState;
  /** Where it stands on the room plan. */
  readonly spot: Spot;
  readonly session: null | {
    readonly sessionId: SessionId;
    readonly visitId: VisitId;
    readonly name: string;
    readonly startedAt: string;
    readonly endsAt: string;
    /** null: begun by a version that did not ask. */
    readonly use: VisitPurpose | null;
  };
  /** Going on or to come, the earliest first. */
  readonly reservations: readonly ReservationLine[];
}
/** A session of today that is over; `startedAt` is a quarter hour. Says nobody's name (TRUST L-2). */
export interface EndedSessionLine {
  readonly sessionId: SessionId;
  readonly workstationId: WorkstationId;
  readonly workstation: string;
  readonly startedAt: string;
  readonly minutes: number;
  readonly use: VisitPurpose | null;
  /** The newest first; `minutes`: what it said before. */
  readonly corrections: readonly { readonly at: string; readonly by: string | null; readonly reason: SessionCorrectionReason; readonly minutes: number }[];
}
export interface ReservationLine {
  readonly reservationId: ReservationId;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly conflict: boolean;
}
