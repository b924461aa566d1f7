import type { MemberId, VisitId } from '../domain/brand.ts';
import type { Likeness } from '../domain/member-likeness.ts';
import type { OpenLoan } from './loan-views.ts';
import type { ConsentKind, CorrectionReason, Language, PresenceQuality, Programme, VisitPurpose } from '../domain/vocabulary.ts';

/** What the desk reads of people. Instants are UTC ISO texts; days are local `YYYY-MM-DD`. */
export interface MemberLine {
  readonly memberId: MemberId;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
  readonly homeSite: string;
  readonly presentVisitId: VisitId | null;
  readonly toComplete: boolean;
}
export interface SimilarMember extends MemberLine {
  readonly how: Exclude<Likeness, 'none'>;
}
export interface MemberSheet extends MemberLine {
  readonly district: string | null;
  readonly programme: Programme;
  readonly language: Language;
  readonly largeText: boolean;
  readonly cards: readonly { readonly shortNumber: string; readonly issuedAt: string; readonly state: 'active' | 'replaced' }[];
  readonly recentVisits: readonly {
    readonly visitId: VisitId;
    readonly day: string;
    readonly arrivedAt: string;
    readonly leftAt: string | null;
    readonly purpose: VisitPurpose;
    readonly quality: PresenceQuality;
    readonly cancelled: boolean;
    /** What it said before each correction, the newest first. */
    readonly corrections: readonly VisitCorrection[];
  }[];
  readonly openLoans: readonly OpenLoan[];
  /** Sheets that became part of this one and may be parted again, the newest first. */
  readonly merges: readonly { readonly mergeId: number; readonly at: string; readonly visits: number }[];
}
/** One of two sheets before they are merged, and the numbers that move. */
export interface MergeSide extends MemberLine {
  readonly district: string | null;
  readonly programme: Programme;
  readonly visits: number;
  readonly loans: number;
  readonly cards: number;
}
export interface MergePreview {
  readonly kept: MergeSide;
  readonly gone: MergeSide;
  /** What the sheet that stays will say. */
  readonly result: Pick<MergeSide, 'birthYear' | 'district' | 'programme' | 'visits' | 'loans' | 'cards'>;
  readonly refusal: 'same-sheet' | 'both-present' | null;
}
export interface VisitCorrection {
  readonly at: string;
  readonly by: string | null;
  readonly reason: CorrectionReason;
  readonly arrivedAt: string;
  readonly leftAt: string | null;
  readonly purpose: VisitPurpose;
}
export interface Papers {
  readonly minor: boolean;
  /** null: the organisation has none. `language`: of the text shown. */
  readonly charter: null | { readonly version: number; readonly language: string; readonly text: string; readonly acceptedAt: string | null };
  readonly consents: readonly {
    readonly consentId: number;
    readonly kind: ConsentKind;
    readonly signedOn: string;
    readonly endsOn: string;
    /** Today is between both days. */
    readonly holds: boolean;
  }[];
}
export interface SiteChoice {
  readonly code: string;
  readonly name: string;
  readonly districts: readonly string[];
  readonly isHere: boolean;
}
