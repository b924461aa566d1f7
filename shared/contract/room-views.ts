import type { ReservationId, SessionId, VisitId, WorkstationId } from '../domain/brand.ts';
import type { Spot } from '../domain/room-plan.ts';
import type { WorkstationState } from '../domain/vocabulary.ts';

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
  };
  /** Going on or to come, the earliest first. */
  readonly reservations: readonly ReservationLine[];
}
export interface ReservationLine {
  readonly reservationId: ReservationId;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly conflict: boolean;
}
