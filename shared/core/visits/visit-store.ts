import type { BusinessDay, MemberId, VisitId } from '../../domain/brand.ts';
import type { PresenceQuality, VisitPurpose } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, runOne } from '../../db/prepared.ts';

/** One visit as stored; times in epoch ms, `factId` 16 bytes. */
export interface Visit {
  readonly id: VisitId;
  readonly factId: Buffer;
  readonly rev: number;
  readonly memberId: MemberId | null;
  readonly provisionalCard: string | null;
  readonly day: BusinessDay;
  readonly arrivedAt: number;
  readonly leftAt: number | null;
  readonly isNew: number;
  readonly purpose: VisitPurpose;
  readonly quality: PresenceQuality;
  readonly cancelledAt: number | null;
  readonly kioskTouchAt: number | null;
}
const columns = `id, fact_id AS factId, rev, member_id AS memberId, nullif(lower(hex(provisional_card)), '') AS provisionalCard, day, arrived_at AS arrivedAt,
  left_at AS leftAt, is_new AS isNew, purpose, quality, cancelled_at AS cancelledAt, kiosk_touch_at AS kioskTouchAt`;
const open = 'left_at IS NULL AND cancelled_at IS NULL';
/**
 * The casts change no row. Without them SQLite (built with STAT4) compiles the statement again at each new value, to see
 * whether the value suits the partial indexes `… IS NOT NULL`: 20 µs a query, paid in every check-in.
 */
const ofMember = 'member_id = CAST(? AS INTEGER)';
const ofCard = 'provisional_card = CAST(? AS BLOB)';

export const findVisit = (db: Readable, id: number): Visit | undefined => one<Visit>(db, `SELECT ${columns} FROM visits WHERE id = ?`, id);
export const openVisitOf = (db: Readable, memberId: MemberId): Visit | undefined =>
  one<Visit>(db, `SELECT ${columns} FROM visits WHERE ${ofMember} AND ${open}`, memberId);
export const openProvisionalVisit = (db: Readable, cardId: string): Visit | undefined =>
  one<Visit>(db, `SELECT ${columns} FROM visits WHERE ${ofCard} AND ${open}`, Buffer.from(cardId, 'hex'));
/** The open visit of whoever this visit is of, by sheet or by card; a person has at most one (DOMAIN 1). */
export function openVisitOfSame(db: Readable, visit: Visit): Visit | undefined {
  if (visit.memberId !== null) return openVisitOf(db, visit.memberId);
  return visit.provisionalCard === null ? undefined : openProvisionalVisit(db, visit.provisionalCard);
}
/** Everybody who is in, the first arrived first. */
export const openVisits = (db: Readable): Visit[] => all<Visit>(db, `SELECT ${columns} FROM visits WHERE ${open} ORDER BY arrived_at, id`);
/** The person's last visits, those withdrawn with a reason too. */
export const visitHistoryOf = (db: Readable, memberId: MemberId): Visit[] =>
  all<Visit>(
    db,
    `SELECT ${columns} FROM visits WHERE ${ofMember} AND (cancelled_at IS NULL OR EXISTS (SELECT 1 FROM visit_corrections c WHERE c.visit_id = visits.id))
     ORDER BY arrived_at DESC LIMIT 20`,
    memberId,
  );
/** Withdrawn ones too. */
export const everyVisitOf = (db: Readable, memberId: MemberId): Visit[] =>
  all<Visit>(db, `SELECT ${columns} FROM visits WHERE ${ofMember} ORDER BY id`, memberId);
export const visitsOfSince = (db: Readable, memberId: MemberId, from: string): Visit[] =>
  all<Visit>(db, `SELECT ${columns} FROM visits WHERE ${ofMember} AND cancelled_at IS NULL AND day >= ? ORDER BY id`, memberId, from);
export const hasVisitBefore = (db: Readable, memberId: MemberId): boolean =>
  one(db, `SELECT 1 FROM visits WHERE ${ofMember} AND cancelled_at IS NULL LIMIT 1`, memberId) !== undefined;
export const visitsBetween = (db: Readable, from: string, to: string): Visit[] =>
  all<Visit>(db, `SELECT ${columns} FROM visits WHERE day BETWEEN ? AND ? AND cancelled_at IS NULL`, from, to);
export const countVisitsOfDay = (db: Readable, day: BusinessDay): number =>
  one<{ n: number }>(db, 'SELECT count(*) AS n FROM visits WHERE day = ? AND cancelled_at IS NULL', day)?.n ?? 0;
export const countVisitsOf = (db: Readable, memberId: MemberId): number =>
  one<{ n: number }>(db, `SELECT count(*) AS n FROM visits WHERE ${ofMember} AND cancelled_at IS NULL`, memberId)?.n ?? 0;
/** Days before this one with visits and no closing: power cuts, holidays that were not. */
export const unclosedDaysBefore = (db: Readable, day: BusinessDay): BusinessDay[] =>
  all<{ day: BusinessDay }>(
    db,
    `SELECT DISTINCT day FROM visits WHERE day > (SELECT ifnull(max(day), '') FROM day_closings WHERE day < ?) AND day < ? ORDER BY day`,
    day,
    day,
  ).map((row) => row.day);

export interface NewVisit {
  readonly factId: Uint8Array;
  readonly memberId: MemberId | null;
  readonly provisionalCard: string | null;
  readonly day: BusinessDay;
  readonly at: number;
  readonly isNew: boolean;
  readonly kiosk: boolean;
}
export function insertVisit(db: Readable, given: NewVisit): Visit {
  const id = runOne(
    db,
    `INSERT INTO visits (fact_id, member_id, provisional_card, day, arrived_at, is_new, kiosk_touch_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    given.factId,
    given.memberId,
    given.provisionalCard === null ? null : Buffer.from(given.provisionalCard, 'hex'),
    given.day,
    given.at,
    given.isNew ? 1 : 0,
    given.kiosk ? given.at : null,
  );
  return {
    id: id as VisitId, // a row identity just made by SQLite
    factId: Buffer.from(given.factId),
    rev: 1,
    memberId: given.memberId,
    provisionalCard: given.provisionalCard,
    day: given.day,
    arrivedAt: given.at,
    leftAt: null,
    isNew: given.isNew ? 1 : 0,
    purpose: 'unspecified',
    quality: 'open',
    cancelledAt: null,
    kioskTouchAt: given.kiosk ? given.at : null,
  };
}
/** What may change of a visit; each change is a new revision of its fact. */
export type VisitChange = Partial<Pick<Visit, 'arrivedAt' | 'leftAt' | 'quality' | 'purpose' | 'cancelledAt' | 'kioskTouchAt'>>;
/** `rev`: the revision that this change is. */
export function updateVisit(db: Readable, visit: Visit, change: VisitChange & { readonly rev: number }): Visit {
  const next = { ...visit, ...change };
  runOne(
    db,
    'UPDATE visits SET rev = ?, arrived_at = ?, left_at = ?, quality = ?, purpose = ?, cancelled_at = ?, kiosk_touch_at = ? WHERE id = ? AND rev = ?',
    next.rev,
    next.arrivedAt,
    next.leftAt,
    next.quality,
    next.purpose,
    next.cancelledAt,
    next.kioskTouchAt,
    visit.id,
    visit.rev,
  );
  return next;
}
/** Whose visit it is: a member's, or of a card not known here. */
export type VisitHolder = Pick<Visit, 'memberId' | 'provisionalCard' | 'isNew'>;
/** `rev`: the revision that this change is. */
export function updateHolder(db: Readable, visit: Visit, holder: VisitHolder & { readonly rev: number }): Visit {
  const next = { ...visit, ...holder };
  const card = next.provisionalCard === null ? null : Buffer.from(next.provisionalCard, 'hex');
  const sql = 'UPDATE visits SET rev = ?, member_id = ?, provisional_card = ?, is_new = ? WHERE id = ? AND rev = ?';
  runOne(db, sql, next.rev, next.memberId, card, next.isNew, visit.id, visit.rev);
  return next;
}
/** The visit that is open, else the last one: after a correction, or a clock set back, the open one need not be the latest. */
export const lastVisitOfMember = (db: Readable, memberId: MemberId): Visit | undefined =>
  openVisitOf(db, memberId) ??
  one<Visit>(db, `SELECT ${columns} FROM visits WHERE ${ofMember} AND cancelled_at IS NULL ORDER BY arrived_at DESC, id DESC LIMIT 1`, memberId);
export const lastVisitOfProvisional = (db: Readable, cardId: string): Visit | undefined =>
  openProvisionalVisit(db, cardId) ??
  one<Visit>(
    db,
    `SELECT ${columns} FROM visits WHERE ${ofCard} AND cancelled_at IS NULL ORDER BY arrived_at DESC, id DESC LIMIT 1`,
    Buffer.from(cardId, 'hex'),
  );
/** Remembers that the kiosk has just shown this visit; no fact, nothing countable changes. */
export function touchVisit(db: Readable, id: VisitId, at: number): void {
  runOne(db, 'UPDATE visits SET kiosk_touch_at = ? WHERE id = ?', at, id);
}
