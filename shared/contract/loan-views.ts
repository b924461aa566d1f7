import type { Accessory, AccessoryState } from '../domain/accessories.ts';
import type { DeviceId, LoanId, MemberId } from '../domain/brand.ts';
import type { LendWarning, PassReason } from '../domain/lend-warnings.ts';
import type { LoanPlace } from '../domain/vocabulary.ts';

/** What the desk reads of loans and devices. Instants are UTC ISO texts; days are local `YYYY-MM-DD`. */
export interface OpenLoan {
  readonly loanId: LoanId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly deviceId: DeviceId;
  readonly deviceName: string;
  readonly label: string;
  readonly place: LoanPlace;
  readonly lentAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly accessories: readonly { readonly accessory: Accessory; readonly state: AccessoryState }[];
  /** Warnings that the animateur passed, and why. */
  readonly passes: readonly { readonly warning: LendWarning; readonly reason: PassReason }[];
}
/** For the end of the day: `late`: due before now; `today`: due before midnight; `later`: at home for longer. */
export interface StillOut {
  readonly late: readonly OpenLoan[];
  readonly today: readonly OpenLoan[];
  readonly later: readonly OpenLoan[];
}
export interface ReturnToCheck {
  readonly loanId: LoanId;
  readonly name: string;
  readonly deviceName: string;
  readonly returnedAt: string;
  readonly accessories: readonly { readonly accessory: Accessory; readonly state: AccessoryState }[];
}
/** The agreement of a loan: the text to sign, what to know before, and how it was signed. */
export interface AgreementView {
  readonly version: number;
  readonly text: string;
  readonly warnings: readonly LendWarning[];
  readonly signed: null | { readonly how: 'drawn' | 'paper'; readonly at: string };
  /** When the person signed the framework agreement; null: never. */
  readonly frameworkAt: string | null;
}
export interface Suspension {
  readonly until: string;
  readonly reason: string;
}
/** What waits for CONTINUER at this window. */
export interface WaitingQuestion {
  readonly kind: 'lend' | 'foreign' | 'revive';
  /** A person and devices, a label, or a device: as named on screen. */
  readonly about: string;
  readonly warnings: readonly LendWarning[];
  /** Whose loan it is; null: nobody's. */
  readonly memberId: MemberId | null;
  readonly until: string;
}
