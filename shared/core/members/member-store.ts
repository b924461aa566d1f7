import type { MemberId } from '../../domain/brand.ts';
import type { Programme } from '../../domain/vocabulary.ts';
import type { Readable } from '../../db/open-store.ts';
import { all, one, run } from '../../db/prepared.ts';

export interface Member {
  readonly id: MemberId;
  readonly uid: Uint8Array;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthYear: number | null;
  readonly district: string | null;
  readonly homeSite: string;
  readonly programme: Programme;
}

const columns = `id, uid, first_name AS firstName, last_name AS lastName, birth_year AS birthYear, district, home_site AS homeSite, programme`;

export function findMember(db: Readable, id: number): Member | undefined {
  return one<Member>(db, `SELECT ${columns} FROM members WHERE id = ?`, id);
}

/** "Aya B.": first name and initial, for the desk's lists. */
export function shortName(member: { readonly firstName: string; readonly lastName: string }): string {
  return `${member.firstName} ${[...member.lastName][0] ?? ''}.`;
}

export interface NewMember extends Omit<Member, 'id'> {
  readonly searchKey: string;
  readonly at: number;
}
export function insertMember(db: Readable, given: NewMember): MemberId {
  const { id } = run(
    db,
    `INSERT INTO members (uid, first_name, last_name, search_key, birth_year, district, home_site, programme, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    given.uid,
    given.firstName,
    given.lastName,
    given.searchKey,
    given.birthYear,
    given.district,
    given.homeSite,
    given.programme,
    given.at,
  );
  return id as MemberId; // a row identity just made by SQLite
}

/** Members whose key holds every word, those present first, at most `limit`. */
export function membersWithWords(db: Readable, words: readonly string[], limit: number): Member[] {
  const filter = words.map(() => "search_key LIKE '%' || ? || '%'").join(' AND ');
  return all<Member>(
    db,
    `SELECT ${columns} FROM members ${filter === '' ? '' : `WHERE ${filter}`}
     ORDER BY EXISTS (SELECT 1 FROM visits v WHERE v.member_id = members.id AND v.left_at IS NULL AND v.cancelled_at IS NULL) DESC, last_name, first_name LIMIT ?`,
    ...words,
    limit,
  );
}
