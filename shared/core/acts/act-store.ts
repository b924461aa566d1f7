import type { UndoableAct } from '../../contract/outcomes.ts';
import { instantOf } from '../../domain/calendar.ts';
import type { Accessory, AccessoryState } from '../../domain/accessories.ts';
import type { SessionId, WorkstationId } from '../../domain/brand.ts';
import type { Spot } from '../../domain/room-plan.ts';
import type { DeviceState, LoanPlace, PresenceQuality, VisitPurpose, WorkstationState } from '../../domain/vocabulary.ts';
import type { ChangedSettings } from '../settings/change-settings.ts';
import type { Readable } from '../../db/open-store.ts';
import { one, run, runOne } from '../../db/prepared.ts';

/** Acts can be undone in order for ten minutes (UX K-R11). */
export const UNDO_MS = 600_000;

/** An ended session as it was; the beginning is a quarter hour, epoch ms (TRUST L-2). */
export interface EndedSession {
  readonly sessionId: SessionId;
  readonly workstationId: WorkstationId;
  readonly quarterStartedAt: number;
  readonly minutes: number;
  readonly declaredUse: VisitPurpose | null;
}
/** What is needed to compensate an act: row ids and what was there before. `filledVisitId`: the visit whose purpose the act said, when nobody had. */
export type ActSubject =
  | { readonly kind: 'arrival'; readonly visitId: number }
  | { readonly kind: 'departure'; readonly visitId: number; readonly sessionId: number | null }
  | { readonly kind: 'purpose'; readonly visitId: number; readonly before: string }
  | { readonly kind: 'lend'; readonly loanId: number; readonly returnedLoanId: number | null; readonly filledVisitId: number | null }
  | { readonly kind: 'return'; readonly loanId: number }
  | {
      readonly kind: 'session-start';
      readonly sessionId: number;
      readonly endedSessionId: number | null;
      readonly filledVisitId: number | null;
      readonly reservationId: number | null;
    }
  | { readonly kind: 'ticket-taken' | 'ticket-closed'; readonly ticketId: number }
  | { readonly kind: 'session-end'; readonly sessionId: number }
  | { readonly kind: 'session-extend'; readonly sessionId: number; readonly before: number }
  | { readonly kind: 'workstation-added' | 'workstation-retired'; readonly workstationId: number }
  | { readonly kind: 'workstation-name'; readonly workstationId: number; readonly before: string }
  | { readonly kind: 'settings'; readonly before: ChangedSettings }
  | { readonly kind: 'session-use'; readonly sessionId: number; readonly before: VisitPurpose | null }
  | { readonly kind: 'session-correction'; readonly before: EndedSession }
  | { readonly kind: 'merge'; readonly mergeId: number }
  | { readonly kind: 'guests'; readonly guestsId: number }
  | { readonly kind: 'import'; readonly importId: number }
  | {
      readonly kind: 'correction';
      readonly visitId: number;
      readonly before: { readonly arrivedAt: number; readonly leftAt: number | null; readonly purpose: VisitPurpose; readonly quality: PresenceQuality };
    }
  | { readonly kind: 'attach'; readonly visitId: number; readonly cardId: string }
  | { readonly kind: 'device-state'; readonly deviceId: number; readonly before: DeviceState; readonly closedLoanId?: number | null }
  | { readonly kind: 'accessory'; readonly loanId: number; readonly accessory: Accessory; readonly before: AccessoryState | null }
  | { readonly kind: 'loan-change'; readonly loanId: number; readonly dueAt: number; readonly place: LoanPlace }
  | { readonly kind: 'workstation-state'; readonly workstationId: number; readonly before: WorkstationState }
  | { readonly kind: 'reserve' | 'reservation-cancel'; readonly reservationId: number }
  | { readonly kind: 'room-plan'; readonly before: readonly { readonly id: number; readonly spot: Spot | null }[] };

/** Notes an act of the desk, in its own transaction. */
export function noteAct(db: Readable, given: { at: number; about: string; subject: ActSubject }): void {
  run(db, 'INSERT INTO acts (at, kind, about, subject) VALUES (?, ?, ?, ?)', given.at, given.subject.kind, given.about, JSON.stringify(given.subject));
}

export interface KeptAct {
  readonly id: number;
  readonly act: UndoableAct;
  readonly subject: ActSubject;
}
/** The newest act not undone, if it is not older than ten minutes. */
export function lastAct(db: Readable, now: number): KeptAct | undefined {
  const row = one<{ id: number; at: number; kind: UndoableAct['kind']; about: string; subject: string }>(
    db,
    'SELECT id, at, kind, about, subject FROM acts WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1',
  );
  if (row === undefined || now - row.at > UNDO_MS) return undefined;
  const subject = JSON.parse(row.subject) as ActSubject; // written by noteAct only
  return { id: row.id, act: { kind: row.kind, at: instantOf(row.at), about: row.about }, subject };
}
export function markUndone(db: Readable, id: number, at: number): void {
  runOne(db, 'UPDATE acts SET undone_at = ? WHERE id = ? AND undone_at IS NULL', at, id);
}
/** Names leave with the undo window's day. */
export function forgetActs(db: Readable, before: number): void {
  run(db, 'DELETE FROM acts WHERE at < ?', before);
}
