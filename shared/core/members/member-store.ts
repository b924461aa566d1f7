import type { SheetNeeds } from '../../contract/outcomes.ts';
import type { MemberId } from '../../domain/brand.ts';
import type { Language, Programme } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run, runOne } from '../../db/prepared.ts';

export interface Member {
  readonly id: MemberId;
  readonly uid: Uint8Array;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
  readonly district: string | null;
  readonly homeSite: string;
  readonly programme: Programme;
  readonly language: Language;
  /** 0 or 1, as is `toComplete`. */
  readonly largeText: number;
  readonly toComplete: number;
  /** Its identity was removed then (epoch ms): it counts, and names nobody. */
  readonly erasedAt: number | null;
}

const columns = `id, uid, first_name AS firstName, last_name AS lastName, birth_year AS birthYear, district, home_site AS homeSite, programme,
  language, large_text AS largeText, to_complete AS toComplete, erased_at AS erasedAt`;
/** Neither part of another sheet nor erased: what searches show. */
const shown = 'merged_into IS NULL AND erased_at IS NULL';

/** A sheet, or the one that it became part of. */
export function findMember(db: Readable, id: number): Member | undefined {
  return one<Member>(db, `SELECT ${columns} FROM members WHERE id = ifnull((SELECT merged_into FROM members WHERE id = ?), ?)`, id, id);
}

/** "Aya B.": first name and initial, for the desk's lists. */
export function shortName(member: { readonly firstName: string; readonly lastName: string }): string {
  return `${member.firstName} ${[...member.lastName][0] ?? ''}.`;
}

/** What an outcome at the kiosk adds for somebody whose sheet asks for large text or another language than French. */
export const sheetNeeds = (member: Member | null | undefined): SheetNeeds => ({
  ...(member?.largeText === 1 ? { largeText: true } : {}),
  ...(member == null || member.language === 'fr' ? {} : { language: member.language }),
});

/** What a person's sheet says, as kept. */
export interface MemberFields extends Omit<Member, 'id' | 'uid' | 'erasedAt'> {
  readonly searchKey: string;
}
export interface NewMember extends MemberFields {
  readonly uid: Uint8Array;
  readonly at: number;
}
const valuesOf = (given: MemberFields): readonly unknown[] => [
  given.firstName,
  given.lastName,
  given.searchKey,
  given.birthYear,
  given.district,
  given.homeSite,
  given.programme,
  given.language,
  given.largeText,
  given.toComplete,
];
const fields = ['first_name', 'last_name', 'search_key', 'birth_year', 'district', 'home_site', 'programme', 'language', 'large_text', 'to_complete'];

export function insertMember(db: Readable, given: NewMember): MemberId {
  const { id } = run(
    db,
    `INSERT INTO members (${fields.join(', ')}, uid, created_at) VALUES (${fields.map(() => '?').join(', ')}, ?, ?)`,
    ...valuesOf(given),
    given.uid,
    given.at,
  );
  return id as MemberId; // a row identity just made by SQLite
}

export function updateMember(db: Readable, id: MemberId, given: MemberFields): void {
  runOne(db, `UPDATE members SET ${fields.map((field) => `${field} = ?`).join(', ')} WHERE id = ?`, ...valuesOf(given), id);
}

export function setLanguage(db: Readable, id: MemberId, language: Language): void {
  runOne(db, 'UPDATE members SET language = ? WHERE id = ?', language, id);
}

/** Members whose key holds every word, those present first, at most `limit`. Nothing asked: then the sheets to complete. */
export function membersWithWords(db: Readable, words: readonly string[], limit: number): Member[] {
  const filter = words.map(() => "search_key LIKE '%' || ? || '%'").join(' AND ');
  return all<Member>(
    db,
    `SELECT ${columns} FROM members WHERE ${shown} ${filter === '' ? '' : `AND ${filter}`}
     ORDER BY EXISTS (SELECT 1 FROM visits v WHERE v.member_id = members.id AND v.left_at IS NULL AND v.cancelled_at IS NULL) DESC, ${filter === '' ? 'to_complete DESC, ' : ''}last_name, first_name LIMIT ?`,
    ...words,
    limit,
  );
}

/** Every sheet that a search may show, by name. */
export const shownMembers = (db: Readable): Member[] => all<Member>(db, `SELECT ${columns} FROM members WHERE ${shown} ORDER BY last_name, first_name, id`);

/** The names of everybody, to compare a new one with. */
export const everyName = (db: Readable): Pick<Member, 'id' | 'firstName' | 'lastName' | 'birthYear'>[] =>
  all(db, `SELECT id, first_name AS firstName, last_name AS lastName, birth_year AS birthYear FROM members WHERE ${shown}`);

/** `gone` and all that had become part of it are part of `kept` now; answers those that followed. */
export function joinMember(db: Readable, gone: MemberId, kept: MemberId): readonly number[] {
  const earlier = all<{ id: number }>(db, 'SELECT id FROM members WHERE merged_into = ?', gone).map(({ id }) => id);
  run(db, 'UPDATE members SET merged_into = ? WHERE id = ? OR merged_into = ?', kept, gone, gone);
  return earlier;
}
export function partMember(db: Readable, gone: MemberId, earlier: readonly number[]): void {
  runOne(db, 'UPDATE members SET merged_into = NULL WHERE id = ?', gone);
  for (const id of earlier) runOne(db, 'UPDATE members SET merged_into = ? WHERE id = ?', gone, id);
}

/** Nothing left of who it was: names, their search key, and the uid that pseudonyms are made of. */
export function eraseIdentity(db: Readable, id: MemberId, given: { readonly uid: Uint8Array; readonly at: number }): void {
  runOne(
    db,
    `UPDATE members SET uid = ?, first_name = '–', last_name = '–', search_key = '', language = 'fr', large_text = 0, to_complete = 0, erased_at = ?
     WHERE id = ? AND erased_at IS NULL`,
    given.uid,
    given.at,
    id,
  );
  // Sheets that had become part of it hold its names too.
  run(
    db,
    `UPDATE members SET uid = randomblob(16), first_name = '–', last_name = '–', search_key = '', birth_year = NULL, district = NULL, erased_at = ?
     WHERE merged_into = ?`,
    given.at,
    id,
  );
}
/** Names of the sheets that had become part of this one. */
export const joinedSheets = (db: Readable, id: MemberId): Pick<Member, 'firstName' | 'lastName'>[] =>
  all(db, 'SELECT first_name AS firstName, last_name AS lastName FROM members WHERE merged_into = ?', id);
export const erasedMembers = (db: Readable): ReadonlySet<number> =>
  new Set(all<{ id: number }>(db, 'SELECT id FROM members WHERE erased_at IS NOT NULL').map(({ id }) => id));
