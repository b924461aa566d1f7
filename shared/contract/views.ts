import type { ScanPrefix } from '../domain/scan-prefix.ts';
import type { MemberId, StaffId, TicketId, VisitId, WorkstationId } from '../domain/brand.ts';
import type { CameraEngine, CameraState } from '../domain/camera-state.ts';
import type { OpeningException, Slot } from '../domain/opening-hours.ts';
import type { RoomBlock } from '../domain/room-blocks.ts';
import type { SetupStates } from '../domain/setup-steps.ts';
import type { TicketKind, VisitPurpose } from '../domain/vocabulary.ts';
import type { ProblemCode } from './problems.ts';
import type { Fact } from './facts.ts';
import type { WaitingQuestion } from './loan-views.ts';
import type { PendingHalf, UndoableAct } from './outcomes.ts';

/** Everything a query answers. Instants are UTC ISO texts; days are local `YYYY-MM-DD`. */
export type SetupState = { readonly kind: 'fresh' } | { readonly kind: 'ready'; readonly mode: 'practice' | 'real' };

/** What the first-run screens have kept before anybody can sign in. */
export interface SetupDraft {
  readonly sites: readonly { readonly code: string; readonly name: string; readonly districts: readonly string[] }[];
  readonly thisSite: string;
  readonly timeZone: string;
  /** Whether the keys of another antenne were given; the keys themselves are among the secrets. */
  readonly hasKey: boolean;
}
/** A passphrase just made, shown once. */
export interface NewPassphrase {
  readonly staffName: string;
  readonly passphrase: string;
}
/** How far the first run is. `none`: it was not done step by step. */
export type SetupProgress =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'guided';
      readonly states: SetupStates;
      /** Nothing was tried yet: the first passphrase can still be made anew. */
      readonly untouched: boolean;
    };

export type OpenState = { readonly kind: 'open'; readonly closesAt: string | null } | { readonly kind: 'closed'; readonly opensAt: string | null };

export interface SiteInfo {
  readonly mode: 'practice' | 'real';
  readonly siteCode: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly now: string;
  readonly day: string;
  readonly dayClosed: boolean;
  readonly opening: OpenState;
  readonly resultSeconds: number;
  readonly cameraEnabled: boolean;
  /** Label of the kiosk's camera; empty: the system's first. */
  readonly cameraLabel: string;
  readonly scanPrefix: ScanPrefix;
  readonly lendsDevices: boolean;
  /** In practice only, so that nobody is locked out of a fiction; null with real data. */
  readonly practicePassphrase: string | null;
}

export interface StaffName {
  readonly staffId: StaffId;
  readonly name: string;
}
export type StaffSession =
  | { readonly kind: 'none' }
  | { readonly kind: 'locked'; readonly staff: StaffName }
  | { readonly kind: 'open'; readonly staff: StaffName; readonly locksAt: string };
export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly staff: StaffName }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'blocked'; readonly until: string };

export interface BoardRow {
  readonly visitId: VisitId;
  readonly memberId: MemberId | null;
  /** "Aya B."; null for a provisional arrival (card unknown here). */
  readonly name: string | null;
  readonly arrivedAt: string;
  readonly purpose: VisitPurpose;
  readonly workstation: string | null;
  readonly loans: readonly string[];
}
export interface DeskAlert {
  readonly alertId: number;
  readonly kind:
    | 'help'
    | 'unknown-card'
    | 'replaced-card'
    | 'not-me'
    | 'left-with-device'
    | 'provisional'
    | 'absent'
    | 'reservation-absent'
    | 'key-missing'
    | 'suspended'
    /** Somebody at the kiosk has no card, and no number that is known. */
    | 'forgotten-card'
    /** Somebody arrived with the number of a card, not with the card. */
    | 'by-number'
    /** A minor arrived who has not accepted the charter, and no guardian's consent is noted. */
    | 'consent-missing';
  readonly at: string;
  /** Name, device label or last 4 letters of a card: desk only. */
  readonly about: string;
}
export interface Board {
  readonly rows: readonly BoardRow[];
  readonly present: number;
  readonly toOrient: number;
  readonly visitsToday: number;
  /** People received today without a card. */
  readonly guestsToday: number;
  readonly alerts: readonly DeskAlert[];
  readonly pending: PendingHalf | null;
  readonly question: WaitingQuestion | null;
  readonly lastAct: UndoableAct | null;
}

export type PassLink =
  | { readonly kind: 'not-enrolled' }
  /** `qr`: an SVG. `anywhere`: the page works without network afterwards (https); `network`: it needs it each time; `this-pc`: no phone can reach it. */
  | { readonly kind: 'ready'; readonly qr: string; readonly reach: 'anywhere' | 'network' | 'this-pc' };
export interface CardPage {
  /** A whole HTML page, print-ready (CR80 85.60 × 53.98 mm), no script, no outside resource. */
  readonly html: string;
  readonly fileName: string;
}

export interface UploadStatus {
  readonly enrolled: boolean;
  readonly centralUrl: string | null;
  /** Since when this terminal has its key; null: not known, or not enrolled. */
  readonly keyFrom: string | null;
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly nextTryAt: string | null;
  readonly lastError: ProblemCode | null;
  /** Central's clock minus this computer's, ms. */
  readonly clockOffsetMs: number;
  /** The last time everything was sent again from the start, or in smaller batches, and why. */
  readonly renewed: { readonly at: string; readonly why: 'restored' | 'diverged' | 'set-aside' } | null;
  /** Batches that central could do nothing with, kept for diagnosis. */
  readonly setAside: number;
  readonly rejected: readonly RejectedLine[];
  /** Facts of months that central keeps no more, told as one number: a log sent again has thousands, and nobody can do anything. */
  readonly tooOld: number;
}
/** A fact that central did not count, without anything of a person. */
export interface RejectedLine {
  readonly factId: string;
  readonly reason: string;
  readonly at: string;
  /** null for a fact that is not of this terminal any more. */
  readonly about: { readonly kind: Fact['kind']; readonly day: string } | null;
}
/** Whole checked copies of the store on this machine, one a business day (TRUST D-6). */
export interface BackupStatus {
  readonly lastAt: string | null;
  readonly lastFailed: boolean;
  readonly count: number;
  readonly bytes: number;
  readonly folder: string;
  /** The copies on another disk; null: none was chosen. */
  readonly second: { readonly lastAt: string | null; readonly lastFailed: boolean } | null;
}
export interface ScannerStatus {
  readonly hid: 'ready' | 'absent' | 'refused' | 'keyboard-mode' | 'wrong-mode' | 'unavailable';
  readonly device: string | null;
}
/** Who waits, first come first, and the seats that are free for them. */
export interface WaitingList {
  readonly tickets: readonly WaitingLine[];
  readonly free: readonly { readonly workstationId: WorkstationId; readonly name: string }[];
  /** The workshop that has the room now, and the next one today. */
  readonly room: { readonly taken: RoomTaken | null; readonly next: RoomTaken | null };
}
export interface RoomTaken {
  readonly reason: string;
  readonly from: string;
  readonly until: string;
}
export interface WaitingLine {
  readonly ticketId: TicketId;
  readonly visitId: VisitId;
  readonly kind: TicketKind;
  /** Empty for a provisional arrival, which cannot be seated before its card is known. */
  readonly name: string;
  readonly memberId: MemberId | null;
  readonly takenAt: string;
  readonly place: number;
  readonly minutes: number | null;
  readonly calledAt: string | null;
}
/** What the kiosk's page said last of its camera. */
export interface CameraReport {
  readonly state: CameraState;
  readonly engine: CameraEngine | null;
  readonly cameras: readonly string[];
}
export interface SettingsView {
  readonly sessionMinutes: number;
  /** A person's minutes a day while others wait; 0: no limit. */
  readonly dayMinutes: number;
  /** What a session gains by itself while nobody waits; 0: never. */
  readonly extendMinutes: number;
  /** A called person who has not come after this many minutes loses the place. */
  readonly absentMinutes: number;
  readonly resultSeconds: number;
  readonly hidTarget: 'kiosk' | 'desk';
  readonly cameraEnabled: boolean;
  /** Label of the kiosk's camera; empty: the system's first. */
  readonly cameraLabel: string;
  /** What keyboard scanners press before each code. */
  readonly scanPrefix: ScanPrefix;
  readonly loanReturnTime: string;
  /** On-site loans warn while the person has not signed the framework agreement. */
  readonly frameworkAsked: boolean;
  /** The printer of single cards, as named with its offset; empty: one that is off by nothing. */
  readonly cardPrinter: string;
  /** A folder on another disk that takes each backup too; empty: none. */
  readonly secondBackupFolder: string;
  readonly opening: readonly Slot[];
  /** Days that differ from the week. */
  readonly openingExceptions: readonly OpeningException[];
  /** When a workshop takes the room: no free access meanwhile. */
  readonly roomBlocks: readonly RoomBlock[];
}
export interface SettingsAndKeeper extends SettingsView {
  /** Who keeps the keys of this terminal: the system's key store, or only a file's access rights. */
  readonly secretsKeptBy: 'system' | 'file';
}
/** What became of an organisation key pasted from another antenne. */
export type KeyTaking =
  | { readonly kind: 'taken'; readonly keyNumber: number }
  | { readonly kind: 'same' | 'older' | 'other-organisation' }
  /** Both antennes changed their key by themselves; `cards` made here would stop working. Nothing was changed. */
  | { readonly kind: 'conflict'; readonly cards: number };
