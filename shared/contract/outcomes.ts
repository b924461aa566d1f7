import type { ImportKind } from '../domain/import-fields.ts';
import type { DeviceId, LoanId, MemberId, ReservationId, SessionId, VisitId, WorkstationId } from '../domain/brand.ts';
import type { LabelKind } from '../domain/card-code.ts';
import type { Accessory } from '../domain/accessories.ts';
import type { LendWarning } from '../domain/lend-warnings.ts';
import type { SessionCorrectionRefusal } from '../domain/session-correction.ts';
import type { CorrectionRefusal } from '../domain/visit-correction.ts';
import type { DeviceState, GuestKind, Language, TicketEnd, TicketKind, VisitPurpose, WorkstationState } from '../domain/vocabulary.ts';
import type { Unexpected } from '../domain/stock-take.ts';

/** What this person's sheet asks of the screen (UX, ten decisions, 4); absent: the usual, that is French and usual letters. */
export interface SheetNeeds {
  readonly largeText?: true;
  readonly language?: Language;
}

/** What the kiosk shows after a scan. First name only, nothing of another person (UX K-R12). Times are UTC instants. */
export type KioskOutcome =
  | (SheetNeeds & {
      readonly kind: 'checked-in';
      readonly visitId: VisitId;
      readonly firstName: string;
      readonly at: string;
      readonly purposes: readonly VisitPurpose[];
      /** Version of the charter that this person is asked to accept; absent: none. */
      readonly charter?: number;
    })
  | (SheetNeeds & {
      readonly kind: 'already-here';
      readonly visitId: VisitId;
      readonly firstName: string;
      readonly since: string;
      readonly waiting: WaitingPlace | null;
    })
  | (SheetNeeds & {
      readonly kind: 'checked-out';
      readonly visitId: VisitId;
      readonly firstName: string;
      readonly minutes: number;
      readonly devicesOut: readonly string[];
    })
  | { readonly kind: 'provisional'; readonly visitId: VisitId; readonly at: string; readonly purposes: readonly VisitPurpose[] }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'replaced-card' }
  | PassRefused
  | { readonly kind: 'wrong-kind'; readonly scanned: LabelKind | 'command' }
  | { readonly kind: 'not-ours' }
  | (SheetNeeds & { readonly kind: 'closed'; readonly opensAt: string | null });

/** A place in a queue, 1 = next. `minutes`: expected wait, null when nobody can say; `called`: it is one's turn. */
export interface WaitingPlace {
  readonly kind: TicketKind;
  readonly place: number;
  readonly minutes: number | null;
  readonly called: boolean;
}

/** A genuine pass of a phone that is too old, was read before, or comes from a phone whose clock is wrong. */
export interface PassRefused {
  readonly kind: 'pass-refused';
  readonly why: 'expired' | 'used' | 'wrong-clock';
}
export interface PersonRef {
  /** null for a provisional arrival: its card is not known here. */
  readonly memberId: MemberId | null;
  /** First name and initial: "Aya B."; empty for a provisional arrival. */
  readonly name: string;
}
export interface DeviceRef {
  readonly deviceId: DeviceId;
  readonly label: string;
  readonly name: string;
}
export interface WorkstationRef {
  readonly workstationId: WorkstationId;
  readonly name: string;
}

/**
 * The half of a pair that waits for the other, until `until` (30 s, UX D-R5). `also`: devices chosen just before.
 */
export type PendingHalf =
  | { readonly kind: 'person'; readonly person: PersonRef; readonly until: string }
  | { readonly kind: 'device'; readonly device: DeviceRef; readonly also: readonly DeviceRef[]; readonly until: string }
  | { readonly kind: 'workstation'; readonly workstation: WorkstationRef; readonly until: string };

/** What the desk's strip says after a scan or an act by hand. */
export type DeskOutcome =
  | {
      readonly kind: 'person-selected';
      readonly person: PersonRef;
      readonly arrived: boolean;
      readonly instead: PersonRef | null;
      readonly pending: PendingHalf;
    }
  | { readonly kind: 'device-selected'; readonly device: DeviceRef; readonly pending: PendingHalf }
  | { readonly kind: 'workstation-selected'; readonly workstation: WorkstationRef; readonly pending: PendingHalf }
  | {
      readonly kind: 'lent';
      readonly loanId: LoanId;
      readonly person: PersonRef;
      readonly device: DeviceRef;
      /** Lent in the same gesture, before `device`. */
      readonly others: readonly DeviceRef[];
      readonly dueAt: string;
      readonly returnedFrom: PersonRef | null;
      readonly warnings: readonly LendWarning[];
    }
  | {
      readonly kind: 'returned';
      readonly loanId: LoanId;
      readonly person: PersonRef;
      readonly device: DeviceRef;
      readonly lateMinutes: number;
      readonly missing: readonly Accessory[];
    }
  /** Nothing is lent yet: somebody says CONTINUER first (UX D-R8). */
  | {
      readonly kind: 'lend-warned';
      readonly person: PersonRef;
      readonly devices: readonly DeviceRef[];
      readonly warnings: readonly LendWarning[];
      readonly until: string;
    }
  /** CONTINUER, and nothing was waiting for it. */
  | { readonly kind: 'nothing-waits' }
  /** `given`: it had been given and did not come back; otherwise it is not given with this loan. */
  | { readonly kind: 'accessory-missing'; readonly device: DeviceRef; readonly accessory: Accessory; readonly given: boolean }
  | { readonly kind: 'device-state'; readonly device: DeviceRef; readonly state: DeviceState }
  /** Another antenne has it, as far as is known here; CONTINUER takes it in again. */
  | { readonly kind: 'device-elsewhere'; readonly device: DeviceRef; readonly siteName: string }
  | { readonly kind: 'foreign-received'; readonly label: string }
  | { readonly kind: 'loan-changed'; readonly loanId: LoanId; readonly person: PersonRef; readonly device: DeviceRef; readonly dueAt: string }
  | { readonly kind: 'condition-noted'; readonly device: DeviceRef }
  /** Counted by a stock-taking; `why` null: it was looked for; `again`: counted before. */
  | {
      readonly kind: 'stock-counted';
      readonly name: string;
      readonly why: Unexpected | null;
      readonly again: boolean;
      readonly found: number;
      readonly expected: number;
    }
  | {
      readonly kind: 'session-started';
      readonly sessionId: SessionId;
      readonly person: PersonRef;
      readonly workstation: WorkstationRef;
      readonly endsAt: string;
      /** The workshop that has the room: said, not refused; those who take part sit down too. */
      readonly roomTaken: string | null;
      /** Somebody else's reservation of that seat, now or within a quarter of an hour: said, not refused. */
      readonly reservedFor: { readonly name: string; readonly from: string } | null;
    }
  | {
      readonly kind: 'session-ended';
      readonly sessionId: SessionId;
      readonly person: PersonRef;
      readonly workstation: WorkstationRef;
      readonly minutes: number;
    }
  | { readonly kind: 'session-extended'; readonly sessionId: SessionId; readonly workstation: WorkstationRef; readonly endsAt: string }
  | { readonly kind: 'workstation-renamed' | 'workstation-retired'; readonly workstation: WorkstationRef }
  | { readonly kind: 'session-use'; readonly workstation: WorkstationRef; readonly use: VisitPurpose }
  | { readonly kind: 'session-corrected'; readonly workstation: WorkstationRef; readonly cancelled: boolean }
  | { readonly kind: 'session-correction-refused'; readonly why: SessionCorrectionRefusal }
  | { readonly kind: 'workstation-state'; readonly workstation: WorkstationRef; readonly state: WorkstationState }
  | { readonly kind: 'room-arranged' }
  | {
      readonly kind: 'reserved';
      readonly reservationId: ReservationId;
      readonly person: PersonRef;
      readonly workstation: WorkstationRef;
      readonly from: string;
      readonly to: string;
      /** Others who reserved that seat at that time: said, and all are kept. */
      readonly conflicts: readonly string[];
    }
  | { readonly kind: 'reservation-cancelled'; readonly person: PersonRef; readonly workstation: WorkstationRef }
  | { readonly kind: 'workstation-occupied'; readonly workstation: WorkstationRef }
  | { readonly kind: 'workstation-out-of-order'; readonly workstation: WorkstationRef }
  | { readonly kind: 'device-unavailable'; readonly device: DeviceRef; readonly state: 'repair' | 'lost' | 'retired' }
  | { readonly kind: 'arrived'; readonly visitId: VisitId; readonly person: PersonRef }
  | { readonly kind: 'attached'; readonly visitId: VisitId; readonly person: PersonRef }
  | { readonly kind: 'departed'; readonly visitId: VisitId; readonly person: PersonRef; readonly minutes: number; readonly devicesOut: readonly string[] }
  | { readonly kind: 'ticket-taken'; readonly person: PersonRef; readonly waiting: WaitingPlace }
  | { readonly kind: 'ticket-called'; readonly person: PersonRef }
  | { readonly kind: 'ticket-closed'; readonly person: PersonRef; readonly how: TicketEnd }
  | { readonly kind: 'purpose-set'; readonly visitId: VisitId; readonly person: PersonRef; readonly purpose: VisitPurpose }
  | { readonly kind: 'merged'; readonly person: PersonRef }
  | { readonly kind: 'merge-refused'; readonly why: 'same-sheet' | 'both-present' }
  | { readonly kind: 'unmerged'; readonly person: PersonRef }
  | { readonly kind: 'erased' }
  | { readonly kind: 'erase-refused'; readonly why: 'present' | 'device-out' }
  /** A card printed here that nobody holds yet: it can be given. */
  | { readonly kind: 'blank-card'; readonly cardId: string; readonly shortNumber: string }
  | { readonly kind: 'card-given'; readonly person: PersonRef; readonly shortNumber: string }
  | { readonly kind: 'guests-counted'; readonly guests: GuestKind; readonly count: number }
  | { readonly kind: 'visit-corrected'; readonly person: PersonRef; readonly cancelled: boolean }
  | { readonly kind: 'correction-refused'; readonly why: CorrectionRefusal }
  | { readonly kind: 'nothing-changed'; readonly why: 'already-present' | 'already-attached' | 'already-gone' | 'already-returned' | 'already-ended' }
  | { readonly kind: 'undone'; readonly act: UndoableAct }
  | { readonly kind: 'nothing-to-undo' }
  /** What a spreadsheet made and changed. */
  | { readonly kind: 'imported'; readonly what: ImportKind; readonly made: number; readonly changed: number }
  /** Somebody came, borrowed or was changed since: an import is undone whole or not at all. */
  | { readonly kind: 'import-used' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'unknown-card' }
  | { readonly kind: 'replaced-card' }
  | PassRefused
  | { readonly kind: 'unknown-label'; readonly scanned: 'device' | 'workstation'; readonly label: string }
  /** A command card that acts on the person, workstation or device chosen or handled just before; none was. */
  | { readonly kind: 'command-needs'; readonly command: 'more-time' | 'out-of-order' | 'departure' | 'charger-missing' | 'damaged' }
  /** A genuine code whose act this version does not have. */
  | { readonly kind: 'not-managed'; readonly asked: 'workshop' }
  /** The square of central's page: the screen that links this terminal takes it. */
  | { readonly kind: 'enrolment-read' }
  | { readonly kind: 'not-ours' }
  /** The desk is locked: the scan was kept; an arrival or a return was done without naming anybody. */
  | { readonly kind: 'locked'; readonly done: 'arrival' | 'return' | 'nothing' };

export interface UndoableAct {
  readonly kind:
    | 'arrival'
    | 'departure'
    | 'purpose'
    | 'lend'
    | 'return'
    | 'session-start'
    | 'session-end'
    | 'session-extend'
    | 'workstation-added'
    | 'workstation-name'
    | 'workstation-retired'
    | 'settings'
    | 'session-use'
    | 'session-correction'
    | 'ticket-taken'
    | 'ticket-closed'
    | 'workstation-state'
    | 'room-plan'
    | 'reserve'
    | 'reservation-cancel'
    | 'device-state'
    | 'accessory'
    | 'loan-change'
    | 'attach'
    | 'guests'
    | 'merge'
    | 'correction'
    | 'import';
  readonly at: string;
  /** What it was about: "Aya B. · PC 14". Desk only. */
  readonly about: string;
}
