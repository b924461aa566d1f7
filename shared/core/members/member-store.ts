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
}

const columns = `id, uid, first_name AS firstName, last_name AS lastName, birth_year AS birthYear, district, home_site AS homeSite, programme,
  language, large_text AS largeText, to_complete AS toComplete`;

export function findMember(db: Readable, id: number): Member | undefined {
  return one<Member>(db, `SELECT ${columns} FROM members WHERE id = ?`, id);
}

/** "Aya B.": first name and initial, for the desk's lists. */
export function shortName(member: { readonly firstName: string; readonly lastName: string }): string {
  return `${member.firstName} ${[...member.lastName][0] ?? ''}.`;
}

/** What a person's sheet says, as kept. */
export interface MemberFields extends Omit<Member, 'id' | 'uid'> {
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

/** Members whose key holds every word, those present first, at most `limit`. Nothing asked: then the sheets to complete. */
export function membersWithWords(db: Readable, words: readonly string[], limit: number): Member[] {
  const filter = words.map(() => "search_key LIKE '%' || ? || '%'").join(' AND ');
  return all<Member>(
    db,
    `SELECT ${columns} FROM members ${filter === '' ? '' : `WHERE ${filter}`}
     ORDER BY EXISTS (SELECT 1 FROM visits v WHERE v.member_id = members.id AND v.left_at IS NULL AND v.cancelled_at IS NULL) DESC, ${filter === '' ? 'to_complete DESC, ' : ''}last_name, first_name LIMIT ?`,
    ...words,
    limit,
  );
}

/** The names of everybody, to compare a new one with. */
export const everyName = (db: Readable): Pick<Member, 'id' | 'firstName' | 'lastName' | 'birthYear'>[] =>
  all(db, 'SELECT id, first_name AS firstName, last_name AS lastName, birth_year AS birthYear FROM members');
