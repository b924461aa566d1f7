import type { BusinessDay, MemberId, StaffId } from '../../domain/brand.ts';
import type { ConsentKind } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

/** Papers signed under a sheet that became part of another count for that one. */
const ofMember = 'member_id IN (SELECT id FROM members WHERE id = ? OR merged_into = ?)';

/** When this version was accepted (epoch ms); undefined: not yet. */
export const acceptedAt = (db: Readable, memberId: MemberId, version: number): number | undefined =>
  one<{ at: number }>(db, `SELECT min(at) AS at FROM charter_acceptances WHERE ${ofMember} AND version = ?`, memberId, memberId, version)?.at ?? undefined;

export interface Acceptance {
  readonly memberId: MemberId;
  readonly version: number;
  readonly language: string;
  readonly textHash: Uint8Array;
  readonly at: number;
  readonly staffId: StaffId | null;
  /** Before somebody at the desk, or alone at the kiosk. */
  readonly origin: 'desk' | 'kiosk';
}
/** Once a version: accepted again is nothing new. */
export function keepAcceptance(db: Readable, given: Acceptance): void {
  run(
    db,
    'INSERT INTO charter_acceptances (member_id, version, language, text_hash, at, staff_id, origin) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    given.memberId,
    given.version,
    given.language,
    given.textHash,
    given.at,
    given.staffId,
    given.origin,
  );
}

export interface Consent {
  readonly id: number;
  readonly kind: ConsentKind;
  readonly signedOn: BusinessDay;
  readonly endsOn: BusinessDay;
}
/** Those not withdrawn, the newest first. */
export const consentsOf = (db: Readable, memberId: MemberId): Consent[] =>
  all<Consent>(
    db,
    `SELECT id, kind, signed_on AS signedOn, ends_on AS endsOn FROM guardian_consents WHERE ${ofMember} AND withdrawn_at IS NULL ORDER BY id DESC`,
    memberId,
    memberId,
  );
export const hasConsent = (db: Readable, memberId: MemberId, given: { readonly kind: ConsentKind; readonly today: BusinessDay }): boolean =>
  consentsOf(db, memberId).some(({ kind, signedOn, endsOn }) => kind === given.kind && signedOn <= given.today && given.today <= endsOn);
export function insertConsent(
  db: Readable,
  given: Omit<Consent, 'id'> & { readonly memberId: MemberId; readonly at: number; readonly staffId: StaffId | null },
): void {
  run(
    db,
    'INSERT INTO guardian_consents (member_id, kind, signed_on, ends_on, at, staff_id) VALUES (?, ?, ?, ?, ?, ?)',
    given.memberId,
    given.kind,
    given.signedOn,
    given.endsOn,
    given.at,
    given.staffId,
  );
}
export function withdrawConsent(db: Readable, id: number, at: number): void {
  runOne(db, 'UPDATE guardian_consents SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL', at, id);
}
